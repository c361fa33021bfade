package org.digitmill.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalInt;
import org.apache.spark.sql.Row;
import org.digitmill.dataset.correction.Correction;
import org.digitmill.dataset.correction.Corrections;

/**
 * A digit that a person should check, read or not, with everything that its correction must contain.
 *
 * @param reading its values in the tables, without a person's answer
 * @param confidence of the reading, 0 to 1; -1 if there is none
 */
record QueuedDigit(Correction reading, float confidence, boolean needsReview) {
    /** @param row of the table of digits, with the column sha256 of its file */
    static QueuedDigit of(Row row) {
        String sha256 = row.getAs("sha256");
        return new QueuedDigit(
                new Correction(
                        row.getAs("path"),
                        row.<Integer>getAs("page"),
                        row.<Integer>getAs("line"),
                        row.<Integer>getAs("position"),
                        row.<Integer>getAs("x"),
                        row.<Integer>getAs("y"),
                        row.<Integer>getAs("width"),
                        row.<Integer>getAs("height"),
                        sha256 == null ? "" : sha256,
                        row.getAs("model"),
                        read(row),
                        row.<Float>getAs("turned"),
                        row.<Integer>getAs("dots_per_inch"),
                        OptionalInt.empty()),
                row.isNullAt(row.fieldIndex("confidence")) ? -1 : row.<Float>getAs("confidence"),
                row.<Boolean>getAs("needs_review"));
    }

    /** What the model read, before any correction. */
    private static OptionalInt read(Row row) {
        String column = row.<Boolean>getAs("reviewed") ? "read_as" : "digit";
        return row.isNullAt(row.fieldIndex(column)) ? OptionalInt.empty() : OptionalInt.of(row.<Integer>getAs(column));
    }

    /** The line of a corrections file up to the answer, encoded so that a page can contain any file name. */
    String encodedStart() {
        return encoded(Corrections.start(reading));
    }

    static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
