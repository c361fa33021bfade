package org.digitmill.score.verify;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Checks the tables against each other, path by path, in one pass of Spark SQL. */
final class TableChecks {
    private TableChecks() {}

    /**
     * What is wrong with which paths: a row for each problem, and one with a null problem for the paths that are sound.
     *
     * @return columns problem, count (of paths), first and last (of them), file_rows, digit_rows, field_rows
     */
    static Dataset<Row> problems(Dataset<Row> files, Dataset<Row> digits, Dataset<Row> fields) {
        Dataset<Row> joined = byPath(files)
                .join(digitsByPath(digits), col("file_path").equalTo(col("digit_path")), "full_outer")
                .withColumn("either_path", coalesce(col("file_path"), col("digit_path")))
                .join(fieldsByPath(fields), col("either_path").equalTo(col("field_path")), "full_outer")
                .withColumn("problem", problem())
                .withColumn("path", coalesce(col("either_path"), col("field_path")));
        return joined.groupBy("problem")
                .agg(
                        count(lit(1)).as("count"),
                        min("path").as("first"),
                        max("path").as("last"),
                        sum(coalesce(col("rows"), lit(0L))).as("file_rows"),
                        sum(coalesce(col("found"), lit(0L))).as("digit_rows"),
                        sum(coalesce(col("fields_found"), lit(0L))).as("field_rows"));
    }

    private static Dataset<Row> byPath(Dataset<Row> files) {
        return files.groupBy(col("path").as("file_path"))
                .agg(
                        count(lit(1)).as("rows"),
                        min(isFileSound()).as("file_sound"),
                        sum("digits").as("said"),
                        sum("unread").as("unread_said"),
                        max("needs_review").as("review_said"),
                        sum(coalesce(col("fields"), lit(0))).as("fields_said"),
                        min("run").as("file_run"),
                        min("model").as("file_model"));
    }

    private static Dataset<Row> digitsByPath(Dataset<Row> digits) {
        Column[] place = {col("path"), col("page"), col("line"), col("position")};
        return digits.groupBy(place)
                .agg(
                        count(lit(1)).as("here"),
                        count(when(col("digit").isNull(), 1)).as("unread_here"),
                        max(coalesce(col("needs_review"), lit(false))).as("review_here"),
                        min(isDigitSound()).as("sound"),
                        min("run").as("first_run"),
                        max("run").as("last_run"),
                        min("model").as("first_model"),
                        max("model").as("last_model"))
                .groupBy(col("path").as("digit_path"))
                .agg(
                        sum("here").as("found"),
                        sum("unread_here").as("unread_found"),
                        max("review_here").as("review_found"),
                        max("here").as("most"),
                        min("sound").as("digits_sound"),
                        min("first_run").as("first_run"),
                        max("last_run").as("last_run"),
                        min("first_model").as("first_model"),
                        max("last_model").as("last_model"));
    }

    private static Dataset<Row> fieldsByPath(Dataset<Row> fields) {
        Column whole = col("text")
                .isNull()
                .equalTo(col("confidence").isNull())
                .and(col("valid").or(col("needs_review")));
        return fields.groupBy(col("path"), col("page"), col("field"))
                .agg(
                        count(lit(1)).as("here"),
                        min(coalesce(whole, lit(false))).as("sound"),
                        min("run").as("first_run"),
                        max("run").as("last_run"),
                        min("model").as("first_model"),
                        max("model").as("last_model"))
                .groupBy(col("path").as("field_path"))
                .agg(
                        sum("here").as("fields_found"),
                        max("here").as("fields_most"),
                        min("sound").as("fields_sound"),
                        min("first_run").as("field_first_run"),
                        max("last_run").as("field_last_run"),
                        min("first_model").as("field_first_model"),
                        max("last_model").as("field_last_model"));
    }

    private static Column isFileSound() {
        Column rejected = col("status").equalTo("rejected");
        Column scored = col("status").equalTo("scored");
        Column sound = col("status")
                .isin("scored", "empty", "rejected")
                .and(rejected.equalTo(col("error_code").isNotNull()))
                .and(scored.equalTo(col("digits").plus(col("unread")).gt(0)))
                .and(col("digits").gt(0).equalTo(col("text").isNotNull()))
                .and(col("unread").equalTo(0).or(col("needs_review")))
                .and(col("run").isNotNull())
                .and(col("model").isNotNull());
        return coalesce(sound, lit(false));
    }

    private static Column isDigitSound() {
        Column byModel = size(col("probabilities")).equalTo(10);
        Column byPersonAlone = col("reviewed")
                .and(col("probabilities").isNull())
                .and(col("read_as").isNull());
        Column read = col("digit")
                .between(0, 9)
                .and(col("confidence").between(0, 1.000_001))
                .and(coalesce(byModel, lit(false)).or(byPersonAlone))
                .and(col("reviewed").or(col("read_as").isNull()));
        Column unread = col("confidence")
                .isNull()
                .and(col("probabilities").isNull())
                .and(col("needs_review"))
                .and(not(col("reviewed")))
                .and(col("read_as").isNull());
        return coalesce(when(col("digit").isNull(), unread).otherwise(read), lit(false));
    }

    /** The first of its problems; null for a path that has none. */
    private static Column problem() {
        Column ofFile = col("first_run")
                .eqNullSafe(col("file_run"))
                .and(col("last_run").eqNullSafe(col("file_run")))
                .and(col("first_model").eqNullSafe(col("file_model")))
                .and(col("last_model").eqNullSafe(col("file_model")));
        Column fieldsOfFile = col("field_first_run")
                .eqNullSafe(col("file_run"))
                .and(col("field_last_run").eqNullSafe(col("file_run")))
                .and(col("field_first_model").eqNullSafe(col("file_model")))
                .and(col("field_last_model").eqNullSafe(col("file_model")));
        return when(col("either_path").isNull(), "has fields, but no row in files")
                .when(col("file_path").isNull(), "has digits, but no row in files")
                .when(col("rows").gt(1), "has several rows in files")
                .when(not(col("file_sound")), "has a row in files that contradicts itself")
                .when(col("most").gt(1), "has two digits at the same position")
                .when(
                        col("said").plus(col("unread_said")).notEqual(coalesce(col("found"), lit(0L))),
                        "has another number of digits than its row in files says")
                .when(
                        col("unread_said").notEqual(coalesce(col("unread_found"), lit(0L))),
                        "has another number of unread digits than its row in files says")
                .when(
                        col("review_said").notEqual(coalesce(col("review_found"), lit(false))),
                        "does not say in files whether it needs review as its digits do")
                .when(not(col("digits_sound")), "has a digit that contradicts itself")
                .when(col("found").gt(0).and(not(ofFile)), "has digits of another run or model than its row in files")
                .when(
                        coalesce(col("fields_said"), lit(0L)).notEqual(coalesce(col("fields_found"), lit(0L))),
                        "has another number of fields than its row in files says")
                .when(col("fields_most").gt(1), "has two fields of one name on one page")
                .when(not(col("fields_sound")), "has a field that contradicts itself")
                .when(
                        col("fields_found").gt(0).and(not(fieldsOfFile)),
                        "has fields of another run or model than its row in files");
    }
}
