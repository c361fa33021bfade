package org.digitmill.report;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Counts of the digits of a run.
 *
 * @param byClass how many were read as 0 to 9
 * @param byConfidence how many have a confidence in each of {@link #RANGES}
 * @param confidence their mean, 0 to 1
 * @param unread how many were not read
 * @param review how many need review, including those that were not read
 */
record RunDigits(long[] byClass, long[] byConfidence, double confidence, long unread, long review) {
    private static final double[] BOUNDS = {0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999};

    /** Lower bounds of the confidence ranges, in per cent; they are narrow where most digits are. */
    static final List<String> RANGES = List.of("0", "50", "70", "80", "90", "95", "99", "99.9");

    /** Counts in one pass over the table. */
    static RunDigits of(Dataset<Row> digits, String run) {
        List<Column> sums = new ArrayList<>();
        for (int digit = 0; digit < 10; digit++) {
            sums.add(number(col("digit").equalTo(digit)));
        }
        for (int range = 0; range <= BOUNDS.length; range++) {
            Column from = range == 0 ? lit(true) : col("confidence").geq(BOUNDS[range - 1]);
            Column to = range == BOUNDS.length ? lit(true) : col("confidence").lt(BOUNDS[range]);
            sums.add(number(from.and(to)));
        }
        sums.add(number(col("digit").isNull()));
        sums.add(number(col("needs_review")));
        sums.add(avg("confidence"));
        Row row = digits.filter(col("run").equalTo(run))
                .agg(count(lit(1)), sums.toArray(Column[]::new))
                .first();
        long[] byClass = new long[10];
        long[] byConfidence = new long[BOUNDS.length + 1];
        for (int i = 0; i < byClass.length; i++) {
            byClass[i] = whole(row, 1 + i);
        }
        for (int i = 0; i < byConfidence.length; i++) {
            byConfidence[i] = whole(row, 11 + i);
        }
        int next = 11 + byConfidence.length;
        double confidence = row.isNullAt(next + 2) ? 0 : row.getDouble(next + 2);
        return new RunDigits(byClass, byConfidence, confidence, whole(row, next), whole(row, next + 1));
    }

    long digits() {
        long sum = 0;
        for (long count : byClass) {
            sum += count;
        }
        return sum;
    }

    /** The share of the digits, read or not, that need review. */
    double reviewShare() {
        return review / (double) Math.max(1, digits() + unread);
    }

    private static Column number(Column condition) {
        return sum(when(condition, 1L).otherwise(0L));
    }

    private static long whole(Row row, int column) {
        return row.isNullAt(column) ? 0 : row.getLong(column);
    }
}
