package org.digitmill.ml;

import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.digitmill.InputException;

/** Columns of the tables that stages are given and give. */
final class Columns {
    private Columns() {}

    /** The type of a column. @throws InputException that lists the columns, where there is none of this name */
    static DataType type(StructType table, String name) {
        return find(table, name).dataType();
    }

    private static StructField find(StructType table, String name) {
        for (StructField field : table.fields()) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        throw new InputException(
                "The table has no column \"" + name + "\". It has " + String.join(", ", table.fieldNames()) + ".");
    }

    /** The table with more columns behind its own. @throws InputException where a name is taken */
    static StructType plus(StructType table, StructField... added) {
        StructType result = table;
        for (StructField field : added) {
            if (List.of(result.fieldNames()).contains(field.name())) {
                throw new InputException("The table has a column \"" + field.name()
                        + "\" already. Give the new one another name, or drop the old one first.");
            }
            result = result.add(field);
        }
        return result;
    }
}
