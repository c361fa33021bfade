package org.digitmill.score;

import java.util.Set;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.apache.parquet.schema.Types.MessageTypeBuilder;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The three tables that scoring writes: their columns for Spark and for Parquet.
 *
 * <p>The columns are explained at {@link DigitRow}, {@link FileRow} and {@link FieldRow}.
 */
public final class ScoreTables {
    /** One row a digit; sorted by path, page, line and position within a Parquet file. */
    public static final StructType DIGITS = new StructType()
            .add("run", DataTypes.StringType)
            .add("path", DataTypes.StringType)
            .add("page", DataTypes.IntegerType)
            .add("line", DataTypes.IntegerType)
            .add("position", DataTypes.IntegerType)
            .add("x", DataTypes.IntegerType)
            .add("y", DataTypes.IntegerType)
            .add("width", DataTypes.IntegerType)
            .add("height", DataTypes.IntegerType)
            .add("digit", DataTypes.IntegerType)
            .add("confidence", DataTypes.FloatType)
            .add("probabilities", DataTypes.createArrayType(DataTypes.FloatType))
            .add("needs_review", DataTypes.BooleanType)
            .add("model", DataTypes.StringType)
            .add("read_as", DataTypes.IntegerType)
            .add("turned", DataTypes.FloatType)
            .add("dots_per_inch", DataTypes.IntegerType);

    /** One row a file; sorted by path within a Parquet file. */
    public static final StructType FILES = new StructType()
            .add("run", DataTypes.StringType)
            .add("path", DataTypes.StringType)
            .add("length", DataTypes.LongType)
            .add("modified", DataTypes.TimestampType)
            .add("sha256", DataTypes.StringType)
            .add("status", DataTypes.StringType)
            .add("error_code", DataTypes.StringType)
            .add("error_message", DataTypes.StringType)
            .add("format", DataTypes.StringType)
            .add("pages", DataTypes.IntegerType)
            .add("digits", DataTypes.IntegerType)
            .add("text", DataTypes.StringType)
            .add("elapsed_ms", DataTypes.IntegerType)
            .add("model", DataTypes.StringType)
            .add("fields", DataTypes.IntegerType)
            .add("template", DataTypes.StringType);

    /** One row a field of a form; sorted by path and page, and in the order of the template, within a Parquet file. */
    public static final StructType FIELDS = new StructType()
            .add("run", DataTypes.StringType)
            .add("path", DataTypes.StringType)
            .add("page", DataTypes.IntegerType)
            .add("field", DataTypes.StringType)
            .add("x", DataTypes.IntegerType)
            .add("y", DataTypes.IntegerType)
            .add("width", DataTypes.IntegerType)
            .add("height", DataTypes.IntegerType)
            .add("text", DataTypes.StringType)
            .add("confidence", DataTypes.FloatType)
            .add("valid", DataTypes.BooleanType)
            .add("needs_review", DataTypes.BooleanType)
            .add("model", DataTypes.StringType);

    /** Columns that tables of earlier versions do without. */
    static final Set<String> LATER = Set.of("read_as", "turned", "dots_per_inch", "fields", "template");

    static final MessageType DIGITS_PARQUET = digits();
    static final MessageType FILES_PARQUET = files();
    static final MessageType FIELDS_PARQUET = fields();

    private ScoreTables() {}

    private static MessageType digits() {
        MessageTypeBuilder message = Types.buildMessage();
        text(message, "run");
        text(message, "path");
        for (String column : new String[] {"page", "line", "position", "x", "y", "width", "height", "digit"}) {
            message.optional(PrimitiveTypeName.INT32).named(column);
        }
        message.optional(PrimitiveTypeName.FLOAT).named("confidence");
        message.optionalList().optionalElement(PrimitiveTypeName.FLOAT).named("probabilities");
        message.optional(PrimitiveTypeName.BOOLEAN).named("needs_review");
        text(message, "model");
        message.optional(PrimitiveTypeName.INT32).named("read_as");
        message.optional(PrimitiveTypeName.FLOAT).named("turned");
        message.optional(PrimitiveTypeName.INT32).named("dots_per_inch");
        return message.named("digits");
    }

    private static MessageType files() {
        MessageTypeBuilder message = Types.buildMessage();
        text(message, "run");
        text(message, "path");
        message.optional(PrimitiveTypeName.INT64).named("length");
        message.optional(PrimitiveTypeName.INT64)
                .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                .named("modified");
        for (String column : new String[] {"sha256", "status", "error_code", "error_message", "format"}) {
            text(message, column);
        }
        message.optional(PrimitiveTypeName.INT32).named("pages");
        message.optional(PrimitiveTypeName.INT32).named("digits");
        text(message, "text");
        message.optional(PrimitiveTypeName.INT32).named("elapsed_ms");
        text(message, "model");
        message.optional(PrimitiveTypeName.INT32).named("fields");
        text(message, "template");
        return message.named("files");
    }

    private static MessageType fields() {
        MessageTypeBuilder message = Types.buildMessage();
        text(message, "run");
        text(message, "path");
        message.optional(PrimitiveTypeName.INT32).named("page");
        text(message, "field");
        for (String column : new String[] {"x", "y", "width", "height"}) {
            message.optional(PrimitiveTypeName.INT32).named(column);
        }
        text(message, "text");
        message.optional(PrimitiveTypeName.FLOAT).named("confidence");
        message.optional(PrimitiveTypeName.BOOLEAN).named("valid");
        message.optional(PrimitiveTypeName.BOOLEAN).named("needs_review");
        text(message, "model");
        return message.named("fields");
    }

    private static void text(MessageTypeBuilder message, String column) {
        message.optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(column);
    }
}
