package org.digitmill.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.digitmill.score.table.ScoreTable;

/** The SQL statement that changes a table of a catalog: it inserts missing rows and deletes others. */
final class Merge {
    private static final String CHANGES = "digitmill_changes";
    private static final String REMOVED = "digitmill_removed";

    private final SparkSession spark;
    private final String target;
    private final ScoreTable table;
    private final StructType columns;

    /**
     * @param target the table in SQL @param table its content
     * @param columns its columns; those that digitmill does not know are null in new rows
     */
    Merge(SparkSession spark, String target, ScoreTable table, StructType columns) {
        this.spark = spark;
        this.target = target;
        this.table = table;
        this.columns = columns;
    }

    /**
     * @param added rows to insert, with the columns of the output's table
     * @param removed rows to delete, with the columns of the target
     * @param runs of all these rows; the catalog skips data files without rows of them
     */
    void run(Dataset<Row> added, Dataset<Row> removed, SortedSet<String> runs) {
        project(added)
                .withColumn(REMOVED, lit(false))
                .union(project(removed).withColumn(REMOVED, lit(true)))
                .createOrReplaceTempView(CHANGES);
        try {
            spark.sql(statement(runs));
        } finally {
            spark.catalog().dropTempView(CHANGES);
        }
    }

    private Dataset<Row> project(Dataset<Row> rows) {
        StructType known = rows.schema();
        Column[] projected = Arrays.stream(columns.fields())
                .map(field -> Arrays.asList(known.fieldNames()).contains(field.name())
                        ? col(quoted(field.name()))
                        : lit(null).cast(field.dataType()).as(field.name()))
                .toArray(Column[]::new);
        return rows.select(projected);
    }

    private String statement(SortedSet<String> runs) {
        String names =
                list(Arrays.stream(columns.fields()).map(StructField::name).map(Merge::quoted));
        String values = list(Arrays.stream(columns.fields()).map(field -> "s." + quoted(field.name())));
        String same = Stream.concat(Stream.of("run"), table.key().stream())
                .map(column -> "t." + quoted(column) + " = s." + quoted(column))
                .collect(Collectors.joining(" AND "));
        return "MERGE INTO " + target + " AS t USING " + CHANGES + " AS s ON t.`run` IN ("
                + list(runs.stream().map(Merge::literal)) + ") AND "
                + same + " WHEN MATCHED AND s." + REMOVED + " THEN DELETE WHEN NOT MATCHED AND NOT s." + REMOVED
                + " THEN INSERT (" + names + ") VALUES (" + values + ")";
    }

    private static String list(Stream<String> items) {
        return items.collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
