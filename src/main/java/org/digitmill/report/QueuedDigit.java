package org.digitmill.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalInt;
import org.apache.spark.sql.Row;
import org.digitmill.dataset.correction.Correction;
import org.digitmill.dataset.correction.Corrections;

/**
 * A digit that a person is to look at, read or not, with all that a correction of it must say.
 *
 * @param reading what the tables have of it, without an answer
 * @param confidence of the reading, 0 to 1; -1 where there is none
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

    /** What the model read, whatever a person said since. */
    private static OptionalInt read(Row row) {
        String column = row.<Boolean>getAs("reviewed") ? "read_as" : "digit";
        return row.isNullAt(row.fieldIndex(column)) ? OptionalInt.empty() : OptionalInt.of(row.<Integer>getAs(column));
    }

    /** The line of a file of corrections up to the answer, as a page can carry it whatever the file is called. */
    String encodedStart() {
        return encoded(Corrections.start(reading));
    }

    static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
