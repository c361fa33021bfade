package org.digitmill.score.commit;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.input_file_name;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.split;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.digitmill.InputException;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.score.table.ScoreTable;
import org.digitmill.score.table.ScoreTables;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.StoredFile;

/** Read access to an output directory: its tables and the manifests of its runs. */
public final class ScoreOutput {
    private final SparkSession spark;
    private final HadoopFiles storage;
    private final OutputLayout layout;

    private ScoreOutput(SparkSession spark, HadoopFiles storage, OutputLayout layout) {
        this.spark = spark;
        this.storage = storage;
        this.layout = layout;
    }

    /**
     * Rows that appeared together.
     *
     * @param written when they were
     * @param files of one run among them
     */
    public record Step(Instant written, long files) {}

    /** @throws InputException if the directory has never been an output */
    public static ScoreOutput open(SparkSession spark, String output) throws IOException {
        HadoopFiles storage = new HadoopFiles(spark.sparkContext().hadoopConfiguration());
        OutputLayout layout = new OutputLayout(storage.resolve(output));
        if (storage.status(layout.runs()).isEmpty()) {
            throw new InputException(
                    layout.root() + " is no output of scoring. Give the directory that 'score --output' wrote.");
        }
        return new ScoreOutput(spark, storage, layout);
    }

    /** The table of digits, with the columns of {@link ScoreTables#DIGITS}. */
    public Dataset<Row> digits() throws IOException {
        return table(spark, storage, layout.digits(), ScoreTables.DIGITS);
    }

    /** The table of files, with the columns of {@link ScoreTables#FILES}. */
    public Dataset<Row> files() throws IOException {
        return table(spark, storage, layout.files(), ScoreTables.FILES);
    }

    /** The table of fields, with the columns of {@link ScoreTables#FIELDS}; empty if no template was ever given. */
    public Dataset<Row> fields() throws IOException {
        return table(spark, storage, layout.fields(), ScoreTables.FIELDS);
    }

    /** One of the three. */
    public Dataset<Row> rows(ScoreTable table) throws IOException {
        return switch (table) {
            case DIGITS -> digits();
            case FIELDS -> fields();
            case FILES -> files();
        };
    }

    /** The manifests of all runs, in the order of their start. */
    public List<RunManifest> runs() throws IOException {
        List<RunManifest> runs = new ArrayList<>();
        for (StoredFile file : storage.contents(layout.runs())) {
            if (file.name().endsWith(".json")) {
                runs.add(Json.read(storage, file.path(), RunManifest.class));
            }
        }
        runs.sort(Comparator.comparing(RunManifest::started));
        return runs;
    }

    /** When the chunks of a run appeared, as far as their rows are still where it wrote them; in order of time. */
    public List<Step> steps(String run) throws IOException {
        Map<String, Instant> written = new TreeMap<>();
        if (storage.status(layout.files()).isPresent()) {
            for (StoredFile file : storage.contents(layout.files())) {
                written.put(file.name(), Instant.EPOCH.plus(file.modified(), ChronoUnit.MICROS));
            }
        }
        List<Step> steps = new ArrayList<>();
        Dataset<Row> files = files();
        List<Row> parts = files.filter(files.col("run").equalTo(run))
                .groupBy(element_at(split(input_file_name(), "/"), -1).as("part"))
                .agg(count(lit(1)).as("files"))
                .collectAsList();
        for (Row part : parts) {
            Instant time = written.get(part.getString(0));
            // A part of another run's that has a few newer rows was written together with one of its own.
            if (time != null && part.getString(0).startsWith("part-" + run + "-")) {
                steps.add(new Step(time, part.getLong(1)));
            }
        }
        steps.sort(Comparator.comparing(Step::written));
        return steps;
    }

    public static Dataset<Row> table(SparkSession spark, HadoopFiles storage, String path, StructType schema)
            throws IOException {
        String[] parts = OutputLayout.parts(storage, path).stream()
                .map(part -> path + "/" + part)
                .toArray(String[]::new);
        return parts.length == 0
                ? spark.createDataFrame(List.of(), schema)
                : spark.read().schema(schema).parquet(parts);
    }
}
