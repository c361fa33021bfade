package org.digitmill.score;

import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.apache.parquet.schema.Types.MessageTypeBuilder;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The columns of a table in their order, each said once for Spark and for Parquet alike. Any of them may be null. */
final class TableColumns {
    private final MessageTypeBuilder parquet = Types.buildMessage();
    private StructType spark = new StructType();

    TableColumns texts(String... names) {
        for (String name : names) {
            parquet.optional(PrimitiveTypeName.BINARY)
                    .as(LogicalTypeAnnotation.stringType())
                    .named(name);
            spark = spark.add(name, DataTypes.StringType);
        }
        return this;
    }

    TableColumns integers(String... names) {
        return all(PrimitiveTypeName.INT32, DataTypes.IntegerType, names);
    }

    TableColumns longs(String... names) {
        return all(PrimitiveTypeName.INT64, DataTypes.LongType, names);
    }

    TableColumns floats(String... names) {
        return all(PrimitiveTypeName.FLOAT, DataTypes.FloatType, names);
    }

    TableColumns truths(String... names) {
        return all(PrimitiveTypeName.BOOLEAN, DataTypes.BooleanType, names);
    }

    /** A column of arrays of float. */
    TableColumns floatArray(String name) {
        parquet.optionalList().optionalElement(PrimitiveTypeName.FLOAT).named(name);
        spark = spark.add(name, DataTypes.createArrayType(DataTypes.FloatType));
        return this;
    }

    /** A column of instants, to the microsecond. */
    TableColumns timestamp(String name) {
        parquet.optional(PrimitiveTypeName.INT64)
                .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                .named(name);
        spark = spark.add(name, DataTypes.TimestampType);
        return this;
    }

    StructType spark() {
        return spark;
    }

    MessageType parquet(String table) {
        return parquet.named(table);
    }

    private TableColumns all(PrimitiveTypeName parquetType, DataType sparkType, String... names) {
        for (String name : names) {
            parquet.optional(parquetType).named(name);
            spark = spark.add(name, sparkType);
        }
        return this;
    }
}
