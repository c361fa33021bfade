package org.digitmill.publish;

import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The difference between the output and a published table, by run.
 *
 * <p>Counting rows is sufficient: a run's rows of a file never change, later runs only remove such rows, and a commit publishes all rows
 * of a run. So the published rows of a run are those of the output, or more, or none.
 *
 * @param missing runs that have more rows in the output
 * @param surplus runs that have more rows in the table: their files were scored again, corrected or removed
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

    /** Whether publishing a run changes this table. */
    boolean concerns(String run) {
        return missing.contains(run) || !surplus.isEmpty();
    }
}
