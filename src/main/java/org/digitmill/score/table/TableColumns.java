package org.digitmill.score.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of a table in their order. Any of them may be null.
 *
 * @param <R> the rows
 */
final class TableColumns<R> {
    private final String table;
    private final Function<RowValues, R> row;
    private final List<Column<R, ?>> columns = new ArrayList<>();
    private final Set<String> distinct = new HashSet<>();

    /** @param row makes a row of the values of all columns */
    TableColumns(String table, Function<RowValues, R> row) {
        this.table = table;
        this.row = row;
    }

    /** Adds the next column. */
    <V> Column<R, V> add(String name, ColumnType<V> type, String meaning, Function<R, V> value) {
        Column<R, V> column = new Column<>(columns.size(), name, type, meaning, value);
        columns.add(column);
        return column;
    }

    /** Adds the next column, whose values hardly repeat; collecting them in a dictionary would be most of the work of writing. */
    <V> Column<R, V> addDistinct(String name, ColumnType<V> type, String meaning, Function<R, V> value) {
        distinct.add(name);
        return add(name, type, meaning, value);
    }

    List<Column<R, ?>> all() {
        return List.copyOf(columns);
    }

    /** The row that has these values. */
    R row(RowValues values) {
        return row.apply(values);
    }

    /** The schema for Spark, with the meanings as comments. */
    StructType spark() {
        StructType schema = new StructType();
        for (Column<R, ?> column : columns) {
            schema = schema.add(column.name(), column.type().spark(), true, column.meaning());
        }
        return schema;
    }

    /** The schema for Parquet. */
    MessageType parquet() {
        return parquet(columns);
    }

    /** The schema for Parquet of some of the columns. */
    MessageType parquet(List<Column<R, ?>> some) {
        List<Type> types = some.stream()
                .map(column -> column.type().parquet().apply(column.name()))
                .toList();
        return new MessageType(table, types);
    }

    /** Paths of the Parquet columns whose values hardly repeat. */
    List<String> withoutDictionary() {
        return parquet().getColumns().stream()
                .map(ColumnDescriptor::getPath)
                .filter(path -> distinct.contains(path[0]))
                .map(path -> String.join(".", Arrays.asList(path)))
                .toList();
    }
}
