package org.digitmill.publish;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.digitmill.score.table.ScoreTable;

/** SQL for PostgreSQL, 11 and later. */
final class PostgresStatements {
    private final String schema;

    PostgresStatements(String schema) {
        this.schema = schema;
    }

    /** The SQL type of a column, as PostgreSQL's {@code format_type} prints it. */
    static String type(StructField column) {
        return type(column.dataType());
    }

    private static String type(DataType type) {
        if (type instanceof ArrayType array) {
            return type(array.elementType()) + "[]";
        }
        if (type.equals(DataTypes.StringType)) {
            return "text";
        }
        if (type.equals(DataTypes.IntegerType)) {
            return "integer";
        }
        if (type.equals(DataTypes.LongType)) {
            return "bigint";
        }
        if (type.equals(DataTypes.FloatType)) {
            return "real";
        }
        if (type.equals(DataTypes.DoubleType)) {
            return "double precision";
        }
        if (type.equals(DataTypes.BooleanType)) {
            return "boolean";
        }
        if (type.equals(DataTypes.TimestampType)) {
            return "timestamp with time zone";
        }
        throw new IllegalStateException("No type of PostgreSQL is known for " + type.simpleString());
    }

    String tryLock() {
        return "SELECT pg_try_advisory_lock(" + lockNumbers() + ")";
    }

    /** Waits until the lock is free. */
    String lock() {
        return "SELECT pg_advisory_lock(" + lockNumbers() + ")";
    }

    private String lockNumbers() {
        return "hashtext('digitmill publish'), hashtext(" + literal(schema) + ")";
    }

    String findSchema() {
        return "SELECT nspname FROM pg_namespace WHERE nspname = " + literal(schema);
    }

    String createSchema() {
        return "CREATE SCHEMA IF NOT EXISTS " + quoted(schema);
    }

    /** Names of the tables with a prefix. */
    String findTables(String beginning) {
        return "SELECT tablename FROM pg_tables WHERE schemaname = " + literal(schema) + " AND starts_with(tablename, "
                + literal(beginning) + ")";
    }

    String drop(String table) {
        return "DROP TABLE IF EXISTS " + qualified(table);
    }

    /** Name and type of each column; no rows if the table does not exist. */
    String columns(ScoreTable table) {
        return "SELECT a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid "
                + "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = " + literal(schema)
                + " AND c.relname = "
                + literal(table.label()) + " AND a.attnum > 0 AND NOT a.attisdropped";
    }

    /** Statements that create the table, its column comments, and the unique index. */
    List<String> create(ScoreTable table) {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE " + qualified(table.label()) + " (" + definitions(table) + ")");
        statements.add("CREATE UNIQUE INDEX ON " + qualified(table.label()) + " (" + key(table) + ")");
        for (StructField column : table.schema().fields()) {
            statements.add(comment(table, column));
        }
        return statements;
    }

    private static String definitions(ScoreTable table) {
        return Arrays.stream(table.schema().fields())
                .map(column -> quoted(column.name()) + " " + type(column)
                        + (table.key().contains(column.name()) ? " NOT NULL" : ""))
                .collect(Collectors.joining(", "));
    }

    /** An index over the paths themselves would refuse paths of more than 2,704 bytes. */
    private static String key(ScoreTable table) {
        return Stream.concat(
                        Stream.of("md5(" + quoted(table.key().get(0)) + ")"),
                        table.key().stream().skip(1).map(PostgresStatements::quoted))
                .collect(Collectors.joining(", "));
    }

    List<String> addColumn(ScoreTable table, StructField column) {
        return List.of(
                "ALTER TABLE " + qualified(table.label()) + " ADD COLUMN IF NOT EXISTS " + quoted(column.name()) + " "
                        + type(column),
                comment(table, column));
    }

    private String comment(ScoreTable table, StructField column) {
        return "COMMENT ON COLUMN " + qualified(table.label()) + "." + quoted(column.name()) + " IS "
                + literal(column.getComment().getOrElse(() -> ""));
    }

    /** An empty table with the columns of a table of the output. */
    String createStaging(String name, ScoreTable table) {
        return "CREATE UNLOGGED TABLE " + qualified(name) + " (" + definitions(table) + ")";
    }

    /** An empty table of files with the runs that wrote their rows. */
    String createStagedFiles(String name) {
        return "CREATE UNLOGGED TABLE " + qualified(name) + " (path text, run text)";
    }

    String truncate(String table) {
        return "TRUNCATE " + qualified(table);
    }

    /** Updates the planner's statistics after many rows were inserted. */
    String analyze(String table) {
        return "ANALYZE " + qualified(table);
    }

    String counts(ScoreTable table) {
        return "SELECT run, count(*) FROM " + qualified(table.label()) + " GROUP BY run";
    }

    /** Deletes rows of the given runs (a parameter) if their files have rows of another run in the staging table. */
    String deleteReplaced(ScoreTable table, String stagedFiles) {
        return "DELETE FROM " + qualified(table.label()) + " t USING " + qualified(stagedFiles) + " s "
                + "WHERE md5(t.path) = md5(s.path) AND t.path = s.path AND t.run <> s.run AND t.run = ANY(?)";
    }

    /** Deletes rows of the given runs (a parameter) if their files have no row of the same run in the staging table. */
    String deleteGone(ScoreTable table, String stagedFiles) {
        return "DELETE FROM " + qualified(table.label()) + " t WHERE t.run = ANY(?) AND NOT EXISTS (SELECT FROM "
                + qualified(stagedFiles) + " s WHERE s.path = t.path AND s.run = t.run)";
    }

    /** Inserts the missing rows; a row that the staging table contains twice is inserted once. */
    String insert(ScoreTable table, String staged) {
        String columns = Arrays.stream(table.schema().fields())
                .map(column -> quoted(column.name()))
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + qualified(table.label()) + " (" + columns + ") SELECT " + columns + " FROM "
                + qualified(staged) + " ON CONFLICT (" + key(table) + ") DO NOTHING";
    }

    /** A table of the schema. */
    String qualified(String table) {
        return quoted(schema) + "." + quoted(table);
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
