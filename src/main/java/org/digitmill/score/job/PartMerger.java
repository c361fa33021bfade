package org.digitmill.score.job;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.digitmill.score.row.Counts;
import org.digitmill.score.row.PathOrder;
import org.digitmill.score.row.ScoredFile;
import org.digitmill.score.table.PartReader;
import org.digitmill.score.table.PartWriter;

/** Merges newly scored files into an older part: each at the position of its path, replacing its older row. */
public final class PartMerger {
    private final PartReader old;
    private final PartWriter writer;
    private final Map<String, Counts.Tally> replaced = new TreeMap<>();
    private ScoredFile next;

    public PartMerger(PartReader old, PartWriter writer) throws IOException {
        this.old = old;
        this.writer = writer;
        this.next = old.next();
    }

    /** Files come in the order of their paths. */
    public void add(ScoredFile scored) throws IOException {
        while (next != null && comparedWith(scored) < 0) {
            keep();
        }
        if (next != null && comparedWith(scored) == 0) {
            replaced.computeIfAbsent(next.file().origin().run(), run -> new Counts.Tally())
                    .add(next.file());
            next = old.next();
        }
        writer.write(scored);
    }

    private int comparedWith(ScoredFile scored) {
        return PathOrder.BY_BYTES.compare(next.file().path(), scored.file().path());
    }

    private void keep() throws IOException {
        writer.write(next);
        next = old.next();
    }

    /** Writes the rest of the old part; returns the counts of the replaced rows, by run. */
    public TreeMap<String, Counts> finish() throws IOException {
        while (next != null) {
            keep();
        }
        TreeMap<String, Counts> counts = new TreeMap<>();
        replaced.forEach((run, tally) -> counts.put(run, tally.counts()));
        return counts;
    }
}
