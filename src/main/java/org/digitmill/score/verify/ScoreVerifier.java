package org.digitmill.score.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.digitmill.InputException;
import org.digitmill.score.commit.ScoreOutput;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.score.table.ScoreTables;
import org.digitmill.storage.HadoopFiles;

/**
 * Verifies an output directory by its tables: every file has one row, every digit and field belongs to the row of its file, and the
 * counts of all manifests are right.
 */
public final class ScoreVerifier {
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
     * Checks an output directory. No run may be writing into it.
     *
     * @throws InputException if the directory has never been an output
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
        Dataset<Row> files = ScoreOutput.table(spark, storage, layout.files(), ScoreTables.FILES);
        Dataset<Row> digits = ScoreOutput.table(spark, storage, layout.digits(), ScoreTables.DIGITS);
        Dataset<Row> fields = ScoreOutput.table(spark, storage, layout.fields(), ScoreTables.FIELDS);
        long fileRows = 0;
        long digitRows = 0;
        long fieldRows = 0;
        for (Row row : TableChecks.problems(files, digits, fields).collectAsList()) {
            fileRows += row.<Long>getAs("file_rows");
            digitRows += row.<Long>getAs("digit_rows");
            fieldRows += row.<Long>getAs("field_rows");
            if (!row.isNullAt(row.fieldIndex("problem"))) {
                problems.add(row.<Long>getAs("count") + " × a path " + row.<String>getAs("problem") + ": from "
                        + row.<String>getAs("first") + " to " + row.<String>getAs("last") + ".");
            }
        }
        ManifestCheck ledger = ManifestCheck.read(storage, layout);
        problems.addAll(ledger.problems(files));
        return new VerifyReport(ledger.runs(), fileRows, digitRows, fieldRows, problems);
    }

    private void checkParts() throws IOException {
        TreeSet<String> files = new TreeSet<>(OutputLayout.parts(storage, layout.files()));
        TreeSet<String> digits = new TreeSet<>(OutputLayout.parts(storage, layout.digits()));
        TreeSet<String> orphans = new TreeSet<>();
        digits.forEach(part -> orphans.add("digits/" + part));
        OutputLayout.parts(storage, layout.fields()).forEach(part -> orphans.add("fields/" + part));
        orphans.removeIf(part -> files.contains(part.substring(part.indexOf('/') + 1)));
        for (String part : orphans) {
            problems.add("The part " + part + " has no part of its name in files/. Scoring again removes it.");
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
}
