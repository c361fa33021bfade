package org.digitmill.score;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.digitmill.spark.HadoopFiles;
import org.digitmill.spark.StoredFile;

/** The manifests of all runs, held against the rows: what a run added, less what later runs replaced, is what the tables have of it. */
final class RunLedger {
    private final List<RunManifest> manifests = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private RunLedger() {}

    static RunLedger read(HadoopFiles storage, OutputLayout layout) throws IOException {
        RunLedger ledger = new RunLedger();
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
            add(expected, manifest.run(), manifest.scored(), manifest.empty(), manifest.rejected(), manifest.digits());
            manifest.replaced()
                    .forEach((run, gone) ->
                            add(expected, run, -gone.scored(), -gone.empty(), -gone.rejected(), -gone.digits()));
        }
        Map<String, long[]> actual = rowsByRun(files);
        TreeSet<String> runs = new TreeSet<>(expected.keySet());
        runs.addAll(actual.keySet());
        long[] none = new long[4];
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
                .agg(count(lit(1)).as("files"), sum("digits").as("digits"))
                .collectAsList();
        for (Row row : rows) {
            long number = row.<Long>getAs("files");
            String status = String.valueOf(row.<String>getAs("status"));
            long digits = row.isNullAt(row.fieldIndex("digits")) ? 0 : row.<Long>getAs("digits");
            add(
                    counts,
                    String.valueOf(row.<String>getAs("run")),
                    status.equals("scored") ? number : 0,
                    status.equals("empty") ? number : 0,
                    status.equals("rejected") ? number : 0,
                    digits);
        }
        return counts;
    }

    private static void add(Map<String, long[]> counts, String run, long... values) {
        long[] sums = counts.computeIfAbsent(run, key -> new long[4]);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += values[i];
        }
    }

    private static String words(long[] counts) {
        return counts[0] + " scored, " + counts[1] + " empty and " + counts[2] + " rejected files with " + counts[3]
                + " digits";
    }
}
