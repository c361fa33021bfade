package org.digitmill.ml;

import java.io.Serializable;
import java.util.function.IntToDoubleFunction;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.digitmill.InputException;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.format.ImageFileReader;
import org.digitmill.image.decode.source.ImageFormat;
import org.digitmill.image.decode.source.ImageLimits;
import scala.collection.Seq;

/**
 * Digits as they stand in a column of a table: 784 pixels row by row, 0 for paper and 255 for ink, as binary, as an array of numbers or as
 * a vector; or the bytes of an image file, in which the digit is framed as scoring frames it.
 *
 * @param name of the column, for messages
 * @param kind how the values are read
 */
record PixelColumn(String name, Kind kind) implements Serializable {
    /** How values are read. */
    enum Kind {
        BYTES,
        NUMBERS,
        VECTOR
    }

    /** @throws InputException where digits do not stand in columns of this type */
    static PixelColumn of(String name, DataType type) {
        if (type instanceof BinaryType) {
            return new PixelColumn(name, Kind.BYTES);
        }
        if (type instanceof ArrayType array && array.elementType() instanceof NumericType) {
            return new PixelColumn(name, Kind.NUMBERS);
        }
        if (type.equals(SQLDataTypes.VectorType())) {
            return new PixelColumn(name, Kind.VECTOR);
        }
        throw new InputException(
                "The column " + name + " is " + type.simpleString()
                        + ", but must hold digits: 784 pixels as binary, array of numbers or vector, or the bytes of image files.");
    }

    /**
     * The pixels of a digit, 784 unsigned bytes.
     *
     * @param column of the row, from 0
     * @throws InputException where they are not that many, or not from 0 to 255, or the image shows no digit or cannot be read
     */
    byte[] read(Row row, int column) {
        if (row.isNullAt(column)) {
            throw new InputException("The column " + name + " has a row without a digit.");
        }
        return switch (kind) {
            case BYTES -> bytes(row.getAs(column));
            case NUMBERS -> {
                Seq<?> numbers = row.getSeq(column);
                yield pixels(
                        numbers.size(),
                        i -> numbers.apply(i) instanceof Number number ? number.doubleValue() : Double.NaN);
            }
            case VECTOR -> {
                Vector vector = row.getAs(column);
                yield pixels(vector.size(), vector::apply);
            }
        };
    }

    private byte[] bytes(byte[] bytes) {
        boolean pixels = bytes.length == LabelledDigits.PIXELS
                && ImageFormat.of(bytes, bytes.length).isEmpty();
        return pixels ? bytes : new ImageFileReader(ImageLimits.DEFAULT).read(bytes, "A picture in the column " + name);
    }

    private byte[] pixels(int size, IntToDoubleFunction values) {
        if (size != LabelledDigits.PIXELS) {
            throw new InputException("The column " + name + " has a row of " + size + " numbers, but a digit has "
                    + LabelledDigits.PIXELS + " pixels.");
        }
        byte[] pixels = new byte[size];
        for (int i = 0; i < size; i++) {
            double value = values.applyAsDouble(i);
            if (!(value >= 0 && value <= 255)) {
                throw new InputException(
                        "The column " + name + " has the pixel " + value + ", but pixels are from 0 to 255.");
            }
            pixels[i] = (byte) Math.round(value);
        }
        return pixels;
    }
}
