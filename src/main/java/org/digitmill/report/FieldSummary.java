package org.digitmill.report;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts of a field of a form over all rows of the table of fields; the template calls its methods. */
record FieldSummary(String field, String rows, String blank, String invalid, String review, String confidence) {
    static List<FieldSummary> of(Dataset<Row> fields) {
        return fields
                .groupBy("field")
                .agg(
                        count(lit(1)).as("rows"),
                        number(col("text").isNull()).as("blank"),
                        number(col("valid").equalTo(false)).as("invalid"),
                        number(col("needs_review")).as("review"),
                        avg("confidence").as("confidence"))
                .orderBy("field")
                .collectAsList()
                .stream()
                .map(FieldSummary::of)
                .toList();
    }

    private static Column number(Column condition) {
        return sum(when(condition, 1L).otherwise(0L));
    }

    private static FieldSummary of(Row row) {
        return new FieldSummary(
                row.getAs("field"),
                Figures.count(row.<Long>getAs("rows")),
                Figures.count(row.<Long>getAs("blank")),
                Figures.count(row.<Long>getAs("invalid")),
                Figures.count(row.<Long>getAs("review")),
                row.isNullAt(row.fieldIndex("confidence")) ? "" : Figures.decimal(row.<Double>getAs("confidence")));
    }
}
