package org.digitmill.score;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.digitmill.dataset.correction.Correction;
import org.digitmill.dataset.correction.Corrections;
import org.digitmill.page.AlwaysSeven;
import org.digitmill.page.ShippedModels;
import org.digitmill.samples.pages.SamplePages;
import org.digitmill.score.commit.ScoreOutput;
import org.digitmill.score.correction.CorrectionJob;
import org.digitmill.score.job.ScoreJob;
import org.digitmill.score.job.ScoreProgress;
import org.digitmill.score.options.ReadingOptions;
import org.digitmill.score.options.RejectionLimit;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.reading.ReaderModels;
import org.digitmill.score.table.OutputLayout;

/** An output of scoring for tests of its readers: files can be scored, scored again, corrected and removed. */
public final class ScoredOutput {
    private final SparkSession spark;
    private final Path directory;

    /** @param directory where the inputs and the output are made */
    public ScoredOutput(SparkSession spark, Path directory) {
        this.spark = spark;
        this.directory = directory;
    }

    public String path() {
        return directory.resolve("out").toString();
    }

    /** Writes so many pictures of digits more, another number each time, and broken files. */
    public ScoredOutput write(int digits) throws IOException {
        SampleFiles.write(directory.resolve("in/" + digits), digits);
        if (!Files.exists(directory.resolve("in/broken"))) {
            SampleFiles.writeBroken(directory.resolve("in/broken"));
        }
        return this;
    }

    /** Scores what is new for a model; another seed is another model, for which everything is new. */
    public String score(long seed) throws IOException {
        return score("in", ReaderModels.ofDigits(new NearestMean(seed, 0.5f)), "", false);
    }

    /** Scores a form, always anew, which leaves fields. */
    public String scoreForm(String template) throws IOException {
        Path input = Files.createDirectories(directory.resolve("forms"));
        Files.write(input.resolve("form.png"), SamplePages.files().get("page-form.png"));
        return score("forms", new ReaderModels(new AlwaysSeven(0.5f), ShippedModels.pages()), template, true);
    }

    private String score(String input, ReaderModels models, String template, boolean rescore) throws IOException {
        ScoreOptions options = new ScoreOptions(
                List.of(directory.resolve(input).toString()),
                path(),
                ReadingOptions.DEFAULT,
                20,
                1 << 30,
                RejectionLimit.NONE,
                rescore,
                "",
                template);
        return new ScoreJob(spark, options, models, ScoreProgress.NONE).run().run();
    }

    /** A person says of the first digit that it is a nine, and of the second that it is none. */
    public String correct() throws IOException {
        List<Row> digits = open().digits()
                .filter(col("path").like("%digit-%").and(col("digit").isNotNull()))
                .orderBy("path")
                .limit(2)
                .collectAsList();
        Path file = Files.writeString(
                directory.resolve("corrections.csv"),
                Corrections.header()
                        + Corrections.line(correction(digits.get(0), OptionalInt.of(9)))
                        + Corrections.line(correction(digits.get(1), OptionalInt.empty())));
        return new CorrectionJob(spark, path(), file.toString()).run().run();
    }

    private Correction correction(Row row, OptionalInt digit) throws IOException {
        Row file = open().files()
                .filter(col("path").equalTo(row.<String>getAs("path")))
                .first();
        return new Correction(
                row.getAs("path"),
                row.<Integer>getAs("page"),
                row.<Integer>getAs("line"),
                row.<Integer>getAs("position"),
                row.<Integer>getAs("x"),
                row.<Integer>getAs("y"),
                row.<Integer>getAs("width"),
                row.<Integer>getAs("height"),
                file.getAs("sha256"),
                row.getAs("model"),
                OptionalInt.of(row.<Integer>getAs("digit")),
                row.<Float>getAs("turned"),
                row.<Integer>getAs("dots_per_inch"),
                digit);
    }

    /** Takes away a part of the tables, as nobody but a person would; its files are gone. */
    public void removePart() throws IOException {
        OutputLayout layout = new OutputLayout(path());
        String part;
        try (var parts = Files.list(Path.of(layout.files()))) {
            part = parts.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".parquet"))
                    .min(String::compareTo)
                    .orElseThrow();
        }
        for (String table : List.of(layout.digits(part), layout.fields(part), layout.files(part))) {
            Files.deleteIfExists(Path.of(table));
        }
    }

    public ScoreOutput open() throws IOException {
        return ScoreOutput.open(spark, path());
    }
}
