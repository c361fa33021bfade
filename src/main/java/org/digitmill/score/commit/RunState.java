package org.digitmill.score.commit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeMap;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.row.Counts;
import org.digitmill.score.row.RowOrigin;

/**
 * The progress of a run: what it has published.
 *
 * @param origin its name and model
 * @param options options of the run
 * @param started when it began
 * @param chunks published
 * @param skipped files that needed no scoring
 * @param ignored names that were passed over
 * @param counts of the files it scored
 * @param replaced replaced rows of earlier runs, by run
 */
public record RunState(
        RowOrigin origin,
        ScoreOptions options,
        Instant started,
        int chunks,
        long skipped,
        long ignored,
        Counts counts,
        SortedMap<String, Counts> replaced) {
    public static RunState start(RowOrigin origin, ScoreOptions options) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new RunState(origin, options, now, 0, 0, 0, Counts.NONE, new TreeMap<>());
    }

    /**
     * The run after one more chunk.
     *
     * @param skippedFiles files that were listed since the previous chunk and need no scoring
     * @param ignoredNames names that were ignored since the previous chunk
     * @param parts of the chunk
     */
    public RunState plus(long skippedFiles, long ignoredNames, Iterable<WrittenPart> parts) {
        Counts total = counts;
        TreeMap<String, Counts> olds = new TreeMap<>(replaced);
        for (WrittenPart part : parts) {
            total = total.plus(part.added());
            part.replaced().forEach((run, gone) -> olds.merge(run, gone, Counts::plus));
        }
        return new RunState(
                origin, options, started, chunks + 1, skipped + skippedFiles, ignored + ignoredNames, total, olds);
    }

    Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    double seconds() {
        return ChronoUnit.MILLIS.between(started, now()) / 1_000.0;
    }
}
