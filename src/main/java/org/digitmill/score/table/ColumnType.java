package org.digitmill.score.table;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * A column type: its representation in Java, Spark, Parquet and the exchange of rows between tasks. Null is handled by the callers.
 *
 * @param <V> the values in Java
 * @param spark the type in Spark
 * @param parquet the optional column of a name
 * @param fromParquet takes the value out of the field with a number of a record
 * @param toParquet writes the value as the next field of a record
 * @param toBytes writes the value for another task
 * @param fromBytes reads it there
 */
record ColumnType<V>(
        DataType spark,
        Function<String, Type> parquet,
        BiFunction<Group, Integer, V> fromParquet,
        BiConsumer<FieldWriter, V> toParquet,
        ByteWriter<V> toBytes,
        Function<ByteBuffer, V> fromBytes) {
    static final ColumnType<String> TEXT = new ColumnType<>(
            DataTypes.StringType,
            name -> Types.optional(PrimitiveTypeName.BINARY)
                    .as(LogicalTypeAnnotation.stringType())
                    .named(name),
            (group, field) -> group.getString(field, 0),
            FieldWriter::text,
            ColumnType::writeText,
            ColumnType::readText);

    static final ColumnType<Integer> INTEGER = new ColumnType<>(
            DataTypes.IntegerType,
            name -> Types.optional(PrimitiveTypeName.INT32).named(name),
            (group, field) -> group.getInteger(field, 0),
            FieldWriter::number,
            DataOutputStream::writeInt,
            ByteBuffer::getInt);

    static final ColumnType<Long> LONG = new ColumnType<>(
            DataTypes.LongType,
            name -> Types.optional(PrimitiveTypeName.INT64).named(name),
            (group, field) -> group.getLong(field, 0),
            FieldWriter::number,
            DataOutputStream::writeLong,
            ByteBuffer::getLong);

    /** Instants, in microseconds since 1970 UTC. */
    static final ColumnType<Long> TIMESTAMP = new ColumnType<>(
            DataTypes.TimestampType,
            name -> Types.optional(PrimitiveTypeName.INT64)
                    .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                    .named(name),
            LONG.fromParquet,
            LONG.toParquet,
            LONG.toBytes,
            LONG.fromBytes);

    static final ColumnType<Float> FLOAT = new ColumnType<>(
            DataTypes.FloatType,
            name -> Types.optional(PrimitiveTypeName.FLOAT).named(name),
            (group, field) -> group.getFloat(field, 0),
            FieldWriter::number,
            DataOutputStream::writeFloat,
            ByteBuffer::getFloat);

    static final ColumnType<Boolean> BOOLEAN = new ColumnType<>(
            DataTypes.BooleanType,
            name -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name),
            (group, field) -> group.getBoolean(field, 0),
            FieldWriter::truth,
            DataOutputStream::writeBoolean,
            input -> input.get() != 0);

    /** Arrays of float. */
    static final ColumnType<float[]> FLOATS = new ColumnType<>(
            DataTypes.createArrayType(DataTypes.FloatType),
            name -> Types.optionalList()
                    .optionalElement(PrimitiveTypeName.FLOAT)
                    .named(name),
            (group, field) -> floats(group.getGroup(field, 0)),
            FieldWriter::numbers,
            ColumnType::writeFloats,
            ColumnType::readFloats);

    /** Writes a value to a stream. */
    interface ByteWriter<V> {
        void write(DataOutputStream output, V value) throws IOException;
    }

    private static float[] floats(Group list) {
        float[] values = new float[list.getFieldRepetitionCount(0)];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.getGroup(0, i).getFloat(0, 0);
        }
        return values;
    }

    private static void writeFloats(DataOutputStream output, float[] values) throws IOException {
        output.writeInt(values.length);
        for (float value : values) {
            output.writeFloat(value);
        }
    }

    private static float[] readFloats(ByteBuffer input) {
        float[] values = new float[input.getInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = input.getFloat();
        }
        return values;
    }

    private static void writeText(DataOutputStream output, String text) throws IOException {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        output.writeInt(encoded.length);
        output.write(encoded);
    }

    private static String readText(ByteBuffer input) {
        int length = input.getInt();
        String text = new String(input.array(), input.position(), length, StandardCharsets.UTF_8);
        input.position(input.position() + length);
        return text;
    }
}
