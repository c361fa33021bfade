package org.digitmill.score.table;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.types.StructType;

/** The three tables that scoring writes, in the order in which rows of a file are published: its row in files last. */
public enum ScoreTable {
    DIGITS(ScoreTables.DIGITS, "path", "page", "line", "position"),
    FIELDS(ScoreTables.FIELDS, "path", "page", "field"),
    FILES(ScoreTables.FILES, "path");

    private final StructType schema;
    private final List<String> key;

    ScoreTable(StructType schema, String... key) {
        this.schema = schema;
        this.key = List.of(key);
    }

    /** The name of its directory in an output, and of a table that it is published as. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public StructType schema() {
        return schema;
    }

    /** The columns that tell its rows apart. They are never null; the first of them is the path of the file. */
    public List<String> key() {
        return key;
    }
}
