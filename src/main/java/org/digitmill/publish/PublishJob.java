package org.digitmill.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.digitmill.InputException;
import org.digitmill.progress.ProgressListener;
import org.digitmill.score.commit.LockedOutput;
import org.digitmill.score.commit.RunManifest;
import org.digitmill.score.table.ScoreTable;

/**
 * Publishes the tables of an output directory into a catalog or a database.
 *
 * <p>The published rows are the only record of what was published: each contains its run, and a commit publishes all rows of a run in a
 * table, or none. So the commit that publishes a run also records it, and publishing again after a kill does what is left.
 */
public final class PublishJob {
    private final SparkSession spark;
    private final String output;
    private final Destination destination;
    private final Credentials credentials;

    /** @param credentials of a database; a catalog's are in Spark's settings */
    public PublishJob(SparkSession spark, String output, Destination destination, Credentials credentials) {
        this.spark = spark;
        this.output = output;
        this.destination = destination;
        this.credentials = credentials;
    }

    /** Receives the number of rows to write before the first one is written. */
    @FunctionalInterface
    public interface Announcement {
        ProgressListener of(long rows);
    }

    /**
     * Publishes what is new.
     *
     * @throws InputException if the output does not exist or is in use, or the target cannot be reached or contains another output
     */
    public PublishReport run(Announcement announcement) throws IOException {
        long start = System.nanoTime();
        try (LockedOutput held = LockedOutput.take(spark, output, "publish");
                PublishedTables published = open()) {
            OutputRows rows = new OutputRows(held.tables());
            published.prepare();
            return run(held, rows, published, announcement, start);
        }
    }

    private PublishedTables open() {
        if (destination instanceof DatabaseSchema schema) {
            return DatabaseTables.open(schema, credentials);
        }
        return new CatalogTables(spark, (CatalogNamespace) destination);
    }

    private PublishReport run(
            LockedOutput held, OutputRows rows, PublishedTables published, Announcement announcement, long start)
            throws IOException {
        Map<ScoreTable, Map<String, Long>> before = counts(published);
        Map<ScoreTable, Difference> differences = differences(rows, before);
        requireOwn(before.get(ScoreTable.FILES).keySet(), known(held, rows));
        List<String> pending = pending(held, differences);
        ProgressListener progress = announcement.of(missing(rows, before, pending));
        long written = 0;
        for (String run : pending) {
            held.check();
            published.publish(run, rows, differences);
            written += missing(rows, before, List.of(run));
            progress.update(written, run);
        }
        boolean surplus =
                differences.values().stream().anyMatch(one -> !one.surplus().isEmpty());
        if (surplus) {
            held.check();
            published.removeGone(rows, differences(rows, counts(published)));
        }
        boolean changed = surplus || !pending.isEmpty();
        Map<ScoreTable, Map<String, Long>> after = changed ? counts(published) : before;
        requireEqual(differences(rows, after), published);
        return new PublishReport(
                Arrays.stream(ScoreTable.values()).map(published::name).toList(),
                written,
                sum(before) + written - sum(after),
                pending.size(),
                (System.nanoTime() - start) / 1e9);
    }

    private static Map<ScoreTable, Map<String, Long>> counts(PublishedTables published) {
        Map<ScoreTable, Map<String, Long>> counts = new EnumMap<>(ScoreTable.class);
        for (ScoreTable table : ScoreTable.values()) {
            counts.put(table, published.counts(table));
        }
        return counts;
    }

    private static Map<ScoreTable, Difference> differences(OutputRows rows, Map<ScoreTable, Map<String, Long>> counts) {
        Map<ScoreTable, Difference> differences = new EnumMap<>(ScoreTable.class);
        counts.forEach((table, published) -> differences.put(table, Difference.between(rows.counts(table), published)));
        return differences;
    }

    /** All runs with a manifest or rows in the output. */
    private static Set<String> known(LockedOutput held, OutputRows rows) throws IOException {
        Set<String> known = new TreeSet<>(rows.counts(ScoreTable.FILES).keySet());
        held.tables().runs().forEach(manifest -> known.add(manifest.run()));
        return known;
    }

    /** Two outputs in the same tables would delete each other's rows. */
    private void requireOwn(Set<String> published, Set<String> known) {
        if (!published.isEmpty() && published.stream().noneMatch(known::contains)) {
            throw new InputException("The tables there hold run "
                    + published.iterator().next() + " and others of another output, and nothing of " + output
                    + ". Choose another namespace with --to, or drop these tables first.");
        }
    }

    /** The runs with rows missing in some table, in the order of their start. */
    private static List<String> pending(LockedOutput held, Map<ScoreTable, Difference> differences) throws IOException {
        Set<String> missing = new TreeSet<>();
        differences.values().forEach(difference -> missing.addAll(difference.missing()));
        Set<String> ordered = new LinkedHashSet<>();
        for (RunManifest manifest : held.tables().runs()) {
            if (missing.contains(manifest.run())) {
                ordered.add(manifest.run());
            }
        }
        // A manifest may be missing; names of runs sort by time.
        ordered.addAll(missing);
        return new ArrayList<>(ordered);
    }

    private static long missing(OutputRows rows, Map<ScoreTable, Map<String, Long>> published, List<String> runs) {
        long missing = 0;
        for (ScoreTable table : ScoreTable.values()) {
            for (String run : runs) {
                long there = published.get(table).getOrDefault(run, 0L);
                missing += Math.max(0, rows.counts(table).getOrDefault(run, 0L) - there);
            }
        }
        return missing;
    }

    private static long sum(Map<ScoreTable, Map<String, Long>> counts) {
        return counts.values().stream()
                .flatMap(table -> table.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    private static void requireEqual(Map<ScoreTable, Difference> differences, PublishedTables published) {
        differences.forEach((table, difference) -> {
            if (!difference.isNone()) {
                throw new IllegalStateException("The table " + published.name(table)
                        + " was changed by others while it was published into: it lacks rows " + "of the runs "
                        + difference.missing() + " and has too many of " + difference.surplus());
            }
        });
    }
}
