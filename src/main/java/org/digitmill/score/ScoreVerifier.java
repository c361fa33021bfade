package org.digitmill.score;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.digitmill.InputException;
import org.digitmill.spark.HadoopFiles;

/**
 * Proves from the tables alone that an output directory is sound: every file has one row, every digit belongs to the row of its file, and
 * the manifests of all runs count what is there.
 */
public final class ScoreVerifier {
    /** Of many rows with the same problem, so many are named. */
    private static final int NAMED = 5;

    private final SparkSession spark;
    private final HadoopFiles storage;
    private final OutputLayout layout;
    private final List<String> problems = new ArrayList<>();

    private ScoreVerifier(SparkSession spark, HadoopFiles storage, OutputLayout layout) {
        this.spark = spark;
        this.storage = storage;
        this.layout = layout;
    }

    /**
     * Checks an output directory that no run is at work in.
     *
     * @throws InputException when the directory has never been an output
     */
    public static VerifyReport verify(SparkSession spark, String output) throws IOException {
        HadoopFiles storage = new HadoopFiles(spark.sparkContext().hadoopConfiguration());
        OutputLayout layout = new OutputLayout(storage.resolve(output));
        if (storage.status(layout.runs()).isEmpty()) {
            throw new InputException("There is nothing to verify: " + layout.root() + " is no output of scoring.");
        }
        return new ScoreVerifier(spark, storage, layout).verify();
    }

    private VerifyReport verify() throws IOException {
        checkParts();
        Dataset<Row> files = table(layout.files(), ScoreTables.FILES);
        Dataset<Row> digits = table(layout.digits(), ScoreTables.DIGITS);
        checkFiles(files);
        checkDigits(digits);
        checkBelonging(files, digits);
        RunLedger ledger = RunLedger.read(storage, layout);
        problems.addAll(ledger.problems(files));
        return new VerifyReport(ledger.runs(), files.count(), digits.count(), problems);
    }

    private void checkParts() throws IOException {
        TreeSet<String> files = new TreeSet<>(OutputLayout.parts(storage, layout.files()));
        TreeSet<String> digits = new TreeSet<>(OutputLayout.parts(storage, layout.digits()));
        for (String part : digits) {
            if (!files.contains(part)) {
                problems.add(
                        "The part digits/" + part + " has no part of its name in files/. Scoring again removes it.");
            }
        }
        for (String part : files) {
            if (!digits.contains(part)) {
                problems.add("The part files/" + part + " has no part of its name in digits/: its digits are lost.");
            }
        }
        if (storage.status(layout.staging()).isPresent()
                && !storage.contents(layout.staging()).isEmpty()) {
            problems.add("A run is at work or was killed: " + layout.staging()
                    + " is not empty. If none is at work, scoring again puts that in order.");
        }
    }

    private Dataset<Row> table(String path, StructType schema) throws IOException {
        String[] parts = OutputLayout.parts(storage, path).stream()
                .map(part -> path + "/" + part)
                .toArray(String[]::new);
        return parts.length == 0
                ? spark.createDataFrame(List.of(), schema)
                : spark.read().schema(schema).parquet(parts);
    }

    private void checkFiles(Dataset<Row> files) {
        name(files.groupBy("path").agg(count(lit(1)).as("rows")).filter("rows > 1"), "has several rows in files");
        Column rejected = col("status").equalTo("rejected");
        Column scored = col("status").equalTo("scored");
        Column known = col("status").isin("scored", "empty", "rejected");
        Column sound = coalesce(known, lit(false))
                .and(rejected.equalTo(col("error_code").isNotNull()))
                .and(scored.equalTo(col("digits").gt(0)))
                .and(col("run").isNotNull())
                .and(col("model").isNotNull());
        name(files.filter(sound.equalTo(false).or(sound.isNull())), "has a row in files that contradicts itself");
    }

    private void checkDigits(Dataset<Row> digits) {
        Dataset<Row> doubles = digits.groupBy("path", "page", "line", "position")
                .agg(count(lit(1)).as("rows"))
                .filter("rows > 1");
        name(doubles, "has two digits in one place");
        Column sound = size(col("probabilities"))
                .equalTo(10)
                .and(col("digit").between(0, 9))
                .and(col("confidence").between(0, 1.000001));
        name(digits.filter(sound.equalTo(false).or(sound.isNull())), "has a digit that contradicts itself");
    }

    /** Every digit has the run and model of its file's row, and they are as many as that row says. */
    private void checkBelonging(Dataset<Row> files, Dataset<Row> digits) {
        Dataset<Row> byFile = digits.groupBy(col("path").as("digits_path"))
                .agg(
                        count(lit(1)).as("found"),
                        min("run").as("first_run"),
                        max("run").as("last_run"),
                        min("model").as("first_model"),
                        max("model").as("last_model"));
        Dataset<Row> joined = files.select("path", "digits", "run", "model")
                .join(byFile, col("path").equalTo(col("digits_path")), "full_outer");
        name(joined.filter("path is null").select(col("digits_path").as("path")), "has digits, but no row in files");
        name(
                joined.filter("path is not null and digits != coalesce(found, 0)"),
                "has not as many digits as its row in files says");
        name(
                joined.filter("path is not null and found > 0 and not (first_run <=> run and last_run <=> run"
                        + " and first_model <=> model and last_model <=> model)"),
                "has digits of another run or model than its row in files");
    }

    private void name(Dataset<Row> rows, String problem) {
        long count = rows.count();
        if (count == 0) {
            return;
        }
        List<String> paths = rows.select("path").limit(NAMED).collectAsList().stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
        problems.add(count + " × a file " + problem + ", as " + String.join(", ", paths) + ".");
    }
}
