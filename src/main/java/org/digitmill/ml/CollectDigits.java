package org.digitmill.ml;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import org.digitmill.InputException;
import org.digitmill.dataset.digits.DigitOrientation;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.spark.DigitTable;

/** Makes labelled digits of a table's rows, on executors, to be collected by the driver. */
final class CollectDigits implements MapFunction<Row, Row> {
    private static final StructType LABELLED =
            new StructType().add("label", DataTypes.IntegerType, true).add("pixels", DataTypes.BinaryType, true);

    private final PixelColumn pixels;

    private CollectDigits(PixelColumn pixels) {
        this.pixels = pixels;
    }

    /**
     * All digits of a table.
     *
     * @param label column of whole numbers from 0 to 9
     * @throws InputException where a label or a digit is none, or rows and columns of the digits are exchanged
     */
    static LabelledDigits of(Dataset<?> table, String label, PixelColumn pixels) {
        Column labels = table.col(label).cast(DataTypes.IntegerType);
        LabelledDigits digits = DigitTable.collect(
                table.toDF()
                        .select(labels, table.col(pixels.name()))
                        .map(new CollectDigits(pixels), Encoders.row(LABELLED)),
                "the table");
        DigitOrientation.check(digits, "the table");
        return digits;
    }

    /** @throws InputException where the column is not there or holds no numbers */
    static void checkLabel(StructType table, String label) {
        if (!(Columns.type(table, label) instanceof NumericType)) {
            throw new InputException("The column " + label + " is "
                    + Columns.type(table, label).simpleString() + ", but labels are whole numbers from 0 to 9.");
        }
    }

    @Override
    public Row call(Row row) {
        return RowFactory.create(row.get(0), pixels.read(row, 1));
    }
}
