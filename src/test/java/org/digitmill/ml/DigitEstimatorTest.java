package org.digitmill.ml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.digitmill.InputException;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.image.decode.Pictures;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.model.Classifier;
import org.digitmill.model.ModelFile;
import org.digitmill.spark.LocalSpark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An estimator trains on tables of drawn digits, and its model is the same after it was saved. */
class DigitEstimatorTest {
    private static final int SIZE = 1_200;

    private static final LabelledDigits DIGITS = SyntheticDigits.draw(SIZE, 3);

    @TempDir
    Path directory;

    private SparkSession spark;

    @BeforeEach
    void open() {
        spark = LocalSpark.session(2);
    }

    @Test
    void aPipelineTrainsIsSavedAndReadsAsTheModelFileInIt() throws Exception {
        Dataset<Row> table = spark.createDataFrame(rows(Form.VECTOR), schema(Form.VECTOR));
        PipelineModel fitted = new Pipeline()
                .setStages(new PipelineStage[] {
                    new DigitEstimator().setNetwork("two-conv").setEpochs(6).setWorkers(2)
                })
                .fit(table);
        String saved = directory.resolve("pipeline").toString();
        fitted.save(saved);
        List<Row> read = PipelineModel.load(saved).transform(table).collectAsList();
        List<Path> models;
        try (var files = Files.walk(directory)) {
            models = files.filter(file -> file.endsWith(DigitModel.FILE)).toList();
        }
        assertEquals(1, models.size());
        float[] expected;
        try (Classifier classifier =
                ModelFile.read(Files.readAllBytes(models.get(0)), "saved").classifier()) {
            expected = classifier.probabilities(DIGITS.pixels(), SIZE);
        }
        int right = 0;
        for (int i = 0; i < SIZE; i++) {
            double[] probabilities = read.get(i)
                    .<org.apache.spark.ml.linalg.Vector>getAs("probability")
                    .toArray();
            for (int digit = 0; digit < 10; digit++) {
                assertEquals(expected[10 * i + digit], probabilities[digit], 0);
            }
            right += read.get(i).<Double>getAs("prediction") == DIGITS.label(i) ? 1 : 0;
        }
        assertTrue(right > SIZE / 2, right + " of " + SIZE);
    }

    @Test
    void pixelsOfEveryFormAndRowsOfEveryOrderGiveTheSameWeights() {
        DigitEstimator estimator =
                new DigitEstimator().setNetwork("two-conv").setEpochs(1).setWorkers(2);
        String expected = estimator
                .fit(spark.createDataFrame(rows(Form.BINARY), schema(Form.BINARY)))
                .bundle()
                .sha256();
        for (Form form : List.of(Form.ARRAY, Form.VECTOR)) {
            Dataset<Row> table = spark.createDataFrame(rows(form), schema(form)).orderBy("label");
            assertEquals(expected, estimator.fit(table).bundle().sha256(), form.name());
        }
    }

    @Test
    void imageFilesAreFramed() {
        byte[] pixels = new byte[60 * 60];
        for (int y = 10; y < 50; y++) {
            for (int x = 28; x < 33; x++) {
                pixels[y * 60 + x] = (byte) 255;
            }
        }
        byte[] file = Pictures.greyPng(new GreyImage(60, 60, pixels));
        byte[] framed = new PixelColumn("content", PixelColumn.Kind.BYTES).read(RowFactory.create(file), 0);
        assertEquals(784, framed.length);
        assertEquals((byte) 255, framed[14 * 28 + 14]);
        assertArrayEquals(
                DIGITS.digit(7),
                new PixelColumn("content", PixelColumn.Kind.BYTES).read(RowFactory.create(DIGITS.digit(7)), 0));
    }

    @Test
    void tablesThatHoldNoDigitsAreRefused() {
        Dataset<Row> table = spark.createDataFrame(rows(Form.ARRAY), schema(Form.ARRAY));
        assertSays("no column \"digit\"", table, new DigitEstimator().setLabelCol("digit"));
        assertSays(
                "The column label is int, but must hold digits", table, new DigitEstimator().setFeaturesCol("label"));
        assertSays("row of 3 numbers", table.selectExpr("label", "array(1, 2, 3) AS pixels"), new DigitEstimator());
        assertSays("pixel 256.0", table.selectExpr("label", "array_repeat(256, 784) AS pixels"), new DigitEstimator());
        assertSays("label", table.selectExpr("label + 5 AS label", "pixels"), new DigitEstimator());
    }

    private static void assertSays(String words, Dataset<Row> table, DigitEstimator estimator) {
        Throwable error = assertThrows(Exception.class, () -> estimator.fit(table));
        while (error != null && !(error instanceof InputException)) {
            error = error.getCause();
        }
        assertTrue(error != null && error.getMessage().contains(words), String.valueOf(error));
    }

    private enum Form {
        BINARY,
        ARRAY,
        VECTOR
    }

    private static StructType schema(Form form) {
        return new StructType()
                .add("label", DataTypes.IntegerType)
                .add(
                        "pixels",
                        switch (form) {
                            case BINARY -> DataTypes.BinaryType;
                            case ARRAY -> DataTypes.createArrayType(DataTypes.IntegerType);
                            case VECTOR -> SQLDataTypes.VectorType();
                        });
    }

    private List<Row> rows(Form form) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            byte[] pixels = DIGITS.digit(i);
            Integer[] numbers = new Integer[pixels.length];
            double[] values = new double[pixels.length];
            for (int p = 0; p < pixels.length; p++) {
                numbers[p] = pixels[p] & 0xff;
                values[p] = numbers[p];
            }
            rows.add(RowFactory.create(
                    DIGITS.label(i),
                    switch (form) {
                        case BINARY -> pixels;
                        case ARRAY -> numbers;
                        case VECTOR -> Vectors.dense(values).compressed();
                    }));
        }
        return rows;
    }
}
