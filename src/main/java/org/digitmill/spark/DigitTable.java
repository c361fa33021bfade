package org.digitmill.spark;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.digitmill.InputException;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.Split;
import org.digitmill.dataset.file.FileSource;
import org.digitmill.dataset.format.DatasetReader;
import org.digitmill.dataset.format.DigitImageReader;

/**
 * Labelled digits as a Spark table with the columns {@code label int} (0 to 9) and {@code pixels binary} (784 unsigned bytes, ink = 255),
 * from any data that {@link DatasetReader} reads and from Parquet.
 *
 * <p>Parquet data is a table, which counts as the training split, or a directory with a table {@code train} and optionally a table
 * {@code test}.
 */
public final class DigitTable {
    /** The columns. */
    public static final StructType SCHEMA =
            new StructType().add("label", DataTypes.IntegerType, false).add("pixels", DataTypes.BinaryType, false);

    private static final int DIGITS_PER_PART = 1024;

    private final SparkSession session;
    private final FileSource files;
    private final DigitImageReader images;

    public DigitTable(SparkSession session, FileSource files, DigitImageReader images) {
        this.session = session;
        this.files = files;
        this.images = images;
    }

    /** The splits of the data at a location. */
    public Set<Split> splits(String location) {
        if (DatasetReader.isDrawn(location)) {
            return DatasetReader.open(files, location, images).splits();
        }
        if (DatasetReader.isParquet(files, location)) {
            return EnumSet.of(Split.TRAIN);
        }
        Set<Split> splits = EnumSet.noneOf(Split.class);
        for (Split split : Split.values()) {
            if (DatasetReader.isParquet(files, part(location, split))) {
                splits.add(split);
            }
        }
        return splits.isEmpty() ? DatasetReader.open(files, location, images).splits() : splits;
    }

    /** @throws InputException if the location has no such split, or its files are broken */
    public Dataset<Row> load(String location, Split split) {
        if (DatasetReader.isDrawn(location)) {
            return table(DatasetReader.read(files, location, split, images));
        }
        if (split == Split.TRAIN && DatasetReader.isParquet(files, location)) {
            return parquet(location);
        }
        if (DatasetReader.isParquet(files, part(location, split))) {
            return parquet(part(location, split));
        }
        return table(DatasetReader.read(files, location, split, images));
    }

    private static String part(String location, Split split) {
        return location + "/" + split.name().toLowerCase(Locale.ROOT);
    }

    private Dataset<Row> parquet(String location) {
        Dataset<Row> table = session.read().parquet(location);
        for (String column : SCHEMA.fieldNames()) {
            if (!List.of(table.columns()).contains(column)) {
                throw new InputException("The Parquet table " + location + " has no column \"" + column
                        + "\"; it has " + String.join(", ", table.columns()) + ". It needs label (a whole number) and "
                        + "pixels (784 bytes a digit).");
            }
        }
        if (!(table.schema().apply("pixels").dataType() instanceof BinaryType)) {
            throw new InputException("The column pixels of the Parquet table " + location
                    + " must be binary, 784 bytes " + "a digit, but is "
                    + table.schema().apply("pixels").dataType().simpleString() + ".");
        }
        return table.select(table.col("label").cast(DataTypes.IntegerType), table.col("pixels"));
    }

    private Dataset<Row> table(LabelledDigits digits) {
        List<LabelledDigits> parts = new ArrayList<>();
        for (int start = 0; start < digits.size(); start += DIGITS_PER_PART) {
            parts.add(digits.range(start, Math.min(digits.size(), start + DIGITS_PER_PART)));
        }
        JavaRDD<Row> rows = JavaSparkContext.fromSparkContext(session.sparkContext())
                .parallelize(parts, parts.size())
                .flatMap(new ToRows());
        return session.createDataFrame(rows, SCHEMA);
    }

    /**
     * All digits of a table, in the driver's memory.
     *
     * @param location name of the table in messages
     * @throws InputException for an invalid label or pixels; the message names the row
     */
    public static LabelledDigits collect(Dataset<Row> table, String location) {
        List<Row> rows = table.collectAsList();
        byte[] pixels = new byte[Math.multiplyExact(rows.size(), LabelledDigits.PIXELS)];
        byte[] labels = new byte[rows.size()];
        for (int i = 0; i < labels.length; i++) {
            Row row = rows.get(i);
            if (row.isNullAt(0) || row.getInt(0) < 0 || row.getInt(0) >= LabelledDigits.CLASSES) {
                throw new InputException("Row " + (i + 1) + " of " + location + " has the label " + row.get(0)
                        + ", but must have one from 0 to 9.");
            }
            byte[] digit = row.isNullAt(1) ? new byte[0] : row.<byte[]>getAs(1);
            if (digit.length != LabelledDigits.PIXELS) {
                throw new InputException("Row " + (i + 1) + " of " + location + " has " + digit.length
                        + " bytes of pixels, but must have " + LabelledDigits.PIXELS + ".");
            }
            labels[i] = (byte) row.getInt(0);
            System.arraycopy(digit, 0, pixels, i * LabelledDigits.PIXELS, LabelledDigits.PIXELS);
        }
        return new LabelledDigits(pixels, labels);
    }

    private record ToRows() implements FlatMapFunction<LabelledDigits, Row> {
        @Override
        public Iterator<Row> call(LabelledDigits digits) {
            List<Row> rows = new ArrayList<>(digits.size());
            for (int i = 0; i < digits.size(); i++) {
                rows.add(RowFactory.create(digits.label(i), digits.digit(i)));
            }
            return rows.iterator();
        }
    }
}
