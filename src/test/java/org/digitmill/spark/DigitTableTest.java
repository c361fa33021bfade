package org.digitmill.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.digitmill.InputException;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.Split;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.dataset.digits.ValidationSplit;
import org.digitmill.dataset.format.IdxWriter;
import org.digitmill.dataset.format.ImageFileReader;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.storage.HadoopFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitTableTest {
    private static final LabelledDigits DIGITS = SyntheticDigits.draw(5000, 4);
    private static SparkSession session;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        session = SparkSession.builder().master("local[2]").appName("test").getOrCreate();
    }

    @AfterAll
    static void stop() {
        session.stop();
    }

    private static DigitTable table() {
        return new DigitTable(session, new HadoopFiles(new Configuration()), new ImageFileReader(ImageLimits.DEFAULT));
    }

    @Test
    void idxFilesBecomeATableAndDigitsAgain() throws IOException {
        IdxWriter.write(directory, Split.TRAIN, DIGITS, true);

        Dataset<Row> table = table().load(directory.toString(), Split.TRAIN);

        assertEquals(DigitTable.SCHEMA, table.schema());
        assertEquals(5000, table.count());
        assertEquals(500, table.filter("label = 7").count());
        LabelledDigits again = DigitTable.collect(table, "table");
        assertArrayEquals(DIGITS.labels(), again.labels());
        assertArrayEquals(DIGITS.pixels(), again.pixels());
        assertEquals(EnumSet.of(Split.TRAIN), table().splits(directory.toString()));
    }

    @Test
    void parquetOfTheSameDigitsIsSplitAlike() {
        Dataset<Row> table = table().load("synthetic:5000:4", Split.TRAIN);
        String train = directory.resolve("data/train").toString();
        table.orderBy(functions.rand(9)).repartition(3).write().parquet(train);
        String location = directory.resolve("data").toString();

        LabelledDigits shuffled = DigitTable.collect(table().load(location, Split.TRAIN), location);
        ValidationSplit split = ValidationSplit.of(shuffled, 500, 1);
        ValidationSplit expected = ValidationSplit.of(DIGITS, 500, 1);

        assertArrayEquals(expected.training().pixels(), split.training().pixels());
        assertArrayEquals(expected.validation().pixels(), split.validation().pixels());
        assertEquals(Set.of(Split.TRAIN), table().splits(location));
        assertEquals(Set.of(Split.TRAIN), table().splits(train));
        assertEquals(EnumSet.allOf(Split.class), table().splits("synthetic:5000:4"));
    }

    @Test
    void tableWithoutTheColumnsIsRefused() {
        String location = directory.resolve("odd").toString();
        session.range(3).write().parquet(location);

        InputException error = assertThrows(InputException.class, () -> table().load(location, Split.TRAIN));

        assertTrue(error.getMessage().contains("no column \"label\"; it has id"), error.getMessage());
    }

    @Test
    void labelAndPixelsOfEveryRowAreChecked() {
        Dataset<Row> label = session.sql("select 11 as label, cast('x' as binary) as pixels");
        Dataset<Row> pixels = session.sql("select 3 as label, cast('x' as binary) as pixels");

        InputException wrongLabel = assertThrows(InputException.class, () -> DigitTable.collect(label, "t.parquet"));
        InputException wrongPixels = assertThrows(InputException.class, () -> DigitTable.collect(pixels, "t.parquet"));

        assertEquals("Row 1 of t.parquet has the label 11, but must have one from 0 to 9.", wrongLabel.getMessage());
        assertEquals("Row 1 of t.parquet has 1 bytes of pixels, but must have 784.", wrongPixels.getMessage());
    }
}
