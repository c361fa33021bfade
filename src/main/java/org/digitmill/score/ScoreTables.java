package org.digitmill.score;

import java.util.Set;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.types.StructType;

/**
 * The three tables that scoring writes: their columns for Spark and for Parquet.
 *
 * <p>The columns are explained at {@link DigitRow}, {@link FileRow} and {@link FieldRow}.
 */
public final class ScoreTables {
    private static final TableColumns DIGIT_COLUMNS = new TableColumns()
            .texts("run", "path")
            .integers("page", "line", "position", "x", "y", "width", "height", "digit")
            .floats("confidence")
            .floatArray("probabilities")
            .truths("needs_review")
            .texts("model")
            .integers("read_as")
            .floats("turned")
            .integers("dots_per_inch");

    private static final TableColumns FILE_COLUMNS = new TableColumns()
            .texts("run", "path")
            .longs("length")
            .timestamp("modified")
            .texts("sha256", "status", "error_code", "error_message", "format")
            .integers("pages", "digits")
            .texts("text")
            .integers("elapsed_ms")
            .texts("model")
            .integers("fields")
            .texts("template");

    private static final TableColumns FIELD_COLUMNS = new TableColumns()
            .texts("run", "path")
            .integers("page")
            .texts("field")
            .integers("x", "y", "width", "height")
            .texts("text")
            .floats("confidence")
            .truths("valid", "needs_review")
            .texts("model");

    /** One row a digit; sorted by path, page, line and position within a Parquet file. */
    public static final StructType DIGITS = DIGIT_COLUMNS.spark();

    /** One row a file; sorted by path within a Parquet file. */
    public static final StructType FILES = FILE_COLUMNS.spark();

    /** One row a field of a form; sorted by path and page, and in the order of the template, within a Parquet file. */
    public static final StructType FIELDS = FIELD_COLUMNS.spark();

    /** Columns that tables of earlier versions do without. */
    static final Set<String> LATER = Set.of("read_as", "turned", "dots_per_inch", "fields", "template");

    static final MessageType DIGITS_PARQUET = DIGIT_COLUMNS.parquet("digits");
    static final MessageType FILES_PARQUET = FILE_COLUMNS.parquet("files");
    static final MessageType FIELDS_PARQUET = FIELD_COLUMNS.parquet("fields");

    private ScoreTables() {}
}
