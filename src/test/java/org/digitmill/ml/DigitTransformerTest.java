package org.digitmill.ml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.digitmill.InputException;
import org.digitmill.model.PageNetworksSource;
import org.digitmill.model.ShippedModels;
import org.digitmill.score.job.ScoreJob;
import org.digitmill.score.job.ScoreProgress;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.reading.ReaderModels;
import org.digitmill.spark.LocalSpark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures in a column are read as the command score reads the files that they came from. */
class DigitTransformerTest {
    /** Single digits of all kinds, pages, a PDF file, empty and broken files. */
    private static final String SAMPLES = "data/samples";

    private static final ReaderModels SHIPPED = new ReaderModels(
            ShippedModels.digits().source(), PageNetworksSource.of(ShippedModels.pages(), ShippedModels.regions()));

    @TempDir
    Path directory;

    private SparkSession spark;
    private Dataset<Row> pictures;

    @BeforeEach
    void readFiles() {
        spark = LocalSpark.session(2);
        pictures = spark.read().format("binaryFile").load(SAMPLES);
    }

    @Test
    @Tag("slow")
    void aPipelineThatWasSavedAndLoadedReadsWhatScoreReads() throws Exception {
        PipelineModel made = new Pipeline()
                .setStages(new PipelineStage[] {
                    new SQLTransformer()
                            .setStatement("SELECT reverse(split(path, '/'))[0] AS name, content FROM __THIS__"),
                    new DigitTransformer().setErrorCol("error")
                })
                .fit(pictures);
        String saved = directory.resolve("pipeline").toString();
        made.save(saved);
        PipelineModel loaded = PipelineModel.load(saved);
        loaded.transform(pictures).createOrReplaceTempView("read");

        score().createOrReplaceTempView("scored");
        List<Row> scored = spark.sql(
                        "SELECT reverse(split(path, '/'))[0] AS name, page, line, number, sign, digit, confidence,"
                                + " printed, needs_review, x, y, width, height FROM scored ORDER BY name, page, line, position")
                .collectAsList();
        List<Row> read = spark.sql(
                        "SELECT name, d.page, d.line, d.number, d.sign, d.digit, d.confidence, d.printed, d.needs_review,"
                                + " d.box.x, d.box.y, d.box.width, d.box.height FROM (SELECT name, posexplode(digits) AS (place, d)"
                                + " FROM read) ORDER BY name, place")
                .collectAsList();
        assertTrue(scored.size() > 100, scored.size() + " digits");
        assertEquals(scored, read);
    }

    @Test
    void whatCannotBeReadHasNoArrayButAReasonAndAnEmptyPictureAnEmptyArray() {
        List<Row> read = new DigitTransformer()
                .setErrorCol("error")
                .setOutputCol("found")
                .transform(pictures.filter("path LIKE '%/b%'"))
                .selectExpr("reverse(split(path, '/'))[0] AS name", "split(error, ':')[0]", "size(found)")
                .orderBy("name")
                .collectAsList();
        // Spark's binaryFile leaves out files without a byte, and size(null) is -1.
        assertEquals(
                List.of(
                        RowFactory.create("blank-100.png", null, 0),
                        RowFactory.create("broken-30000x30000.png", "TOO_MANY_PIXELS", -1),
                        RowFactory.create("broken-one-bit.png", "CORRUPT", -1),
                        RowFactory.create("broken-text.png", "NOT_AN_IMAGE", -1),
                        RowFactory.create("broken-truncated.jpg", "TRUNCATED", -1),
                        RowFactory.create("broken-truncated.png", "TRUNCATED", -1)),
                read);
    }

    @Test
    void nullIsNoPictureAndRowsKeepTheirOrder() {
        Dataset<Row> some = pictures.filter("path NOT LIKE '%page%'")
                .selectExpr("path", "IF(path LIKE '%1%', NULL, content) AS content")
                .orderBy("path")
                .coalesce(1);
        List<Row> read = new DigitTransformer().setMode("digit").transform(some).collectAsList();
        List<Row> given = some.collectAsList();
        assertEquals(given.size(), read.size());
        for (int i = 0; i < given.size(); i++) {
            assertEquals(given.get(i).getString(0), read.get(i).getString(0));
            if (given.get(i).isNullAt(1)) {
                assertNull(read.get(i).get(2));
            }
        }
    }

    @Test
    void sqlMakesTheFunctionByItsName() {
        spark.udf().registerJava("read_digit", ReadDigit.class.getName(), DataTypes.IntegerType);
        pictures.filter("path LIKE '%light-on-dark%'").createOrReplaceTempView("pictures");
        List<Row> function = spark.sql("SELECT read_digit(content) FROM pictures ORDER BY path")
                .collectAsList();
        List<Row> stage = new DigitTransformer()
                .setMode("digit")
                .transform(spark.table("pictures"))
                .orderBy("path")
                .selectExpr("digits[0].digit")
                .collectAsList();
        assertEquals(stage, function);
        assertEquals(3, function.get(3).getInt(0));
    }

    @Test
    void parametersThatCannotBeAreRefusedByName() {
        assertSays("\"scan\", but must be one of [digit, page, auto]", new DigitTransformer().setMode("scan"));
        assertSays("no column \"picture\"", new DigitTransformer().setInputCol("picture"));
        assertSays("but is string", new DigitTransformer().setInputCol("path"));
        assertSays("a column \"length\" already", new DigitTransformer().setOutputCol("length"));
        assertSays("nowhere.model cannot be read", new DigitTransformer().setModel("nowhere.model"));
    }

    private void assertSays(String words, DigitTransformer stage) {
        String message = assertThrows(InputException.class, () -> stage.transform(pictures))
                .getMessage();
        assertTrue(message.contains(words), message);
    }

    private Dataset<Row> score() throws Exception {
        String output = directory.resolve("scores").toString();
        new ScoreJob(spark, ScoreOptions.of(List.of(SAMPLES), output), SHIPPED, ScoreProgress.NONE).run();
        return spark.read().parquet(output + "/digits");
    }
}
