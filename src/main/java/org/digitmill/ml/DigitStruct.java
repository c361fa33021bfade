package org.digitmill.ml;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.digitmill.page.picture.PixelBox;
import org.digitmill.score.row.DigitRow;

/** A digit as it stands in a column: what the columns of the same names in the table of digits say. */
final class DigitStruct {
    private static final StructType BOX = new StructType()
            .add("x", DataTypes.IntegerType, false)
            .add("y", DataTypes.IntegerType, false)
            .add("width", DataTypes.IntegerType, false)
            .add("height", DataTypes.IntegerType, false);

    private static final StructType DIGIT = new StructType()
            .add("page", DataTypes.IntegerType, false)
            .add("line", DataTypes.IntegerType, false)
            .add("number", DataTypes.IntegerType, false)
            .add("sign", DataTypes.StringType, true)
            .add("digit", DataTypes.IntegerType, true)
            .add("confidence", DataTypes.FloatType, true)
            .add("printed", DataTypes.BooleanType, false)
            .add("needs_review", DataTypes.BooleanType, false)
            .add("box", BOX, false);

    /** All digits of a picture, in reading order. */
    static final ArrayType DIGITS = DataTypes.createArrayType(DIGIT, false);

    private DigitStruct() {}

    static Row[] of(List<DigitRow> digits) {
        return digits.stream().map(DigitStruct::of).toArray(Row[]::new);
    }

    private static Row of(DigitRow digit) {
        PixelBox box = digit.box();
        return RowFactory.create(
                digit.place().page(),
                digit.place().line(),
                digit.place().number(),
                digit.place().sign(),
                digit.reading().digit(),
                digit.reading().confidence(),
                digit.reading().printed(),
                digit.reading().needsReview(),
                RowFactory.create(box.x(), box.y(), box.width(), box.height()));
    }
}
