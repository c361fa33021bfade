package org.digitmill.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.digitmill.score.job.ScoreJob;
import org.digitmill.score.job.ScoreProgress;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.spark.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitFunctionTest {
    private static final NearestMean MODEL = new NearestMean(1, 0.5f);

    @TempDir
    Path directory;

    @Test
    void sqlReadsInATableWhatScoringReadsInFiles() throws IOException {
        Path input = directory.resolve("in");
        SampleFiles.write(input, 20);
        Files.writeString(input.resolve("broken.png"), "no picture");
        SparkSession spark = LocalSpark.session(2);
        Path output = directory.resolve("out");
        new ScoreJob(spark, ScoreOptions.of(List.of(input.toString()), output.toString()), MODEL, ScoreProgress.NONE)
                .run();

        DigitFunction.register(spark, MODEL);
        spark.read()
                .format("binaryFile")
                .option("recursiveFileLookup", true)
                .load(input.toString())
                .createOrReplaceTempView("pictures");
        List<Row> read =
                spark.sql("SELECT digit(content) FROM pictures ORDER BY path").collectAsList();

        List<Row> scored = spark.read()
                .parquet(output.resolve("files").toString())
                .orderBy("path")
                .selectExpr("CAST(text AS int)")
                .collectAsList();
        assertEquals(21, read.size());
        assertEquals(scored, read);
    }
}
