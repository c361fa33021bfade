package org.digitmill.score.verify;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.digitmill.score.commit.Json;
import org.digitmill.score.commit.RunManifest;
import org.digitmill.score.row.Counts;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.StoredFile;

/** Checks the manifests of all runs against the rows: the rows of a run are those that it added minus those that later runs replaced. */
final class ManifestCheck {
    /** What is counted of each run. */
    private static final String[] NAMES = {
        "scored files", "empty files", "rejected files", "digits", "unread digits", "files that need review"
    };

    private final List<RunManifest> manifests = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private ManifestCheck() {}

    static ManifestCheck read(HadoopFiles storage, OutputLayout layout) throws IOException {
        ManifestCheck ledger = new ManifestCheck();
        for (StoredFile file : storage.contents(layout.runs())) {
            if (!file.name().endsWith(".json")) {
                continue;
            }
            try {
                ledger.manifests.add(Json.read(storage, file.path(), RunManifest.class));
            } catch (IOException | RuntimeException e) {
                ledger.problems.add("The manifest " + file.path() + " cannot be read: " + e.getMessage() + ".");
            }
        }
        return ledger;
    }

    int runs() {
        return manifests.size();
    }

    /** @param files the table of files */
    List<String> problems(Dataset<Row> files) {
        List<String> found = new ArrayList<>(problems);
        Map<String, long[]> expected = new TreeMap<>();
        for (RunManifest manifest : manifests) {
            if (!manifest.reconciles()) {
                found.add("The manifest of run " + manifest.run() + " does not reconcile: listed " + manifest.listed()
                        + ", scored " + manifest.scored() + ", empty " + manifest.empty() + ", rejected "
                        + manifest.rejected() + " by code " + manifest.rejectedByCode() + ", skipped "
                        + manifest.skipped() + ".");
            }
            add(expected, manifest.run(), 1, values(manifest.counts()));
            manifest.replaced().forEach((run, gone) -> add(expected, run, -1, values(gone)));
        }
        Map<String, long[]> actual = rowsByRun(files);
        TreeSet<String> runs = new TreeSet<>(expected.keySet());
        runs.addAll(actual.keySet());
        long[] none = new long[NAMES.length];
        for (String run : runs) {
            long[] should = expected.getOrDefault(run, none);
            long[] are = actual.getOrDefault(run, none);
            if (!Arrays.equals(should, are)) {
                found.add("By the manifests, run " + run + " has " + words(should) + " in the tables; there are "
                        + words(are) + ".");
            }
        }
        return found;
    }

    private static Map<String, long[]> rowsByRun(Dataset<Row> files) {
        Map<String, long[]> counts = new TreeMap<>();
        List<Row> rows = files.groupBy("run", "status")
                .agg(
                        count(lit(1)).as("files"),
                        coalesce(sum("digits"), lit(0L)).as("digits"),
                        coalesce(sum("unread"), lit(0L)).as("unread"),
                        count(when(col("needs_review"), 1)).as("needs_review"))
                .collectAsList();
        for (Row row : rows) {
            long number = row.<Long>getAs("files");
            String status = String.valueOf(row.<String>getAs("status"));
            add(
                    counts,
                    String.valueOf(row.<String>getAs("run")),
                    1,
                    status.equals("scored") ? number : 0,
                    status.equals("empty") ? number : 0,
                    status.equals("rejected") ? number : 0,
                    row.<Long>getAs("digits"),
                    row.<Long>getAs("unread"),
                    row.<Long>getAs("needs_review"));
        }
        return counts;
    }

    private static long[] values(Counts counts) {
        return new long[] {
            counts.scored(), counts.empty(), counts.rejected(), counts.digits(), counts.unread(), counts.needsReview()
        };
    }

    private static void add(Map<String, long[]> counts, String run, int times, long... values) {
        long[] sums = counts.computeIfAbsent(run, key -> new long[NAMES.length]);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += times * values[i];
        }
    }

    private static String words(long[] counts) {
        return IntStream.range(0, NAMES.length)
                .mapToObj(i -> counts[i] + " " + NAMES[i])
                .collect(Collectors.joining(", "));
    }
}
