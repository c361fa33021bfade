package org.digitmill.publish;

import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a published table lacks and has too much, by run.
 *
 * <p>Counting is enough: what a run wrote of a file never changes, later runs only take rows of it away, and a commit publishes all rows of
 * a run. So the published rows of a run are those of the output, or more, or none.
 *
 * @param missing runs of which the output has more rows
 * @param surplus runs of which the table has more rows: their files were scored again, corrected, or are gone
 */
record Difference(SortedSet<String> missing, SortedSet<String> surplus) {
    Difference {
        missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
        surplus = Collections.unmodifiableSortedSet(new TreeSet<>(surplus));
    }

    /**
     * @param output rows by run
     * @param published rows by run
     */
    static Difference between(Map<String, Long> output, Map<String, Long> published) {
        return new Difference(more(output, published), more(published, output));
    }

    private static SortedSet<String> more(Map<String, Long> one, Map<String, Long> other) {
        SortedSet<String> runs = new TreeSet<>();
        one.forEach((run, rows) -> {
            if (rows > other.getOrDefault(run, 0L)) {
                runs.add(run);
            }
        });
        return runs;
    }

    boolean isNone() {
        return missing.isEmpty() && surplus.isEmpty();
    }

    /** Whether the table changes when a run is published that has changed another table. */
    boolean concerns(String run) {
        return missing.contains(run) || !surplus.isEmpty();
    }
}
