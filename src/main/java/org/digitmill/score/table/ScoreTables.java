package org.digitmill.score.table;

import org.apache.spark.sql.types.StructType;

/** The schemas of the three tables that scoring writes, with the meaning of each column as its comment. */
public final class ScoreTables {
    /** one row per digit; sorted by path, page, line and position within a Parquet file. */
    public static final StructType DIGITS = DigitColumns.ALL.spark();

    /** one row per file; sorted by path within a Parquet file. */
    public static final StructType FILES = FileColumns.ALL.spark();

    /** one row per field of a form; sorted by path and page, and in the order of the template, within a Parquet file. */
    public static final StructType FIELDS = FieldColumns.ALL.spark();

    private ScoreTables() {}
}
