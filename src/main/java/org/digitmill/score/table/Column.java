package org.digitmill.score.table;

import java.util.function.Function;

/**
 * A column of a table. It is defined once, for Parquet, for Spark, for the exchange of rows between tasks, and for docs/tables.md.
 *
 * @param <R> the rows
 * @param <V> the values
 * @param index place among the table's columns, from 0
 * @param name in the table
 * @param type of the values
 * @param meaning description, for docs/tables.md and the schema's comments
 * @param value of a row; may be null
 */
public record Column<R, V>(int index, String name, ColumnType<V> type, String meaning, Function<R, V> value) {}
