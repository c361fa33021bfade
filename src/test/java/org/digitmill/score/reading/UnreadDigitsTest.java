package org.digitmill.score.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.digitmill.dataset.correction.Correction;
import org.digitmill.dataset.correction.Corrections;
import org.digitmill.score.commit.RunManifest;
import org.digitmill.score.commit.ScoreOutput;
import org.digitmill.score.correction.CorrectionJob;
import org.digitmill.score.correction.CorrectionReport;
import org.digitmill.score.verify.ScoreVerifier;
import org.digitmill.spark.LocalSpark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ink that was not read, from what the page reader finds through tables, verification and corrections. */
class UnreadDigitsTest {
    @TempDir
    Path directory;

    private Path output;

    @BeforeEach
    void write() throws IOException {
        output = UnreadTables.write(directory);
    }

    @Test
    void inkThatWasNotReadHasARowAndItsFileNeedsReview() throws IOException {
        assertSound();
        assertFile("ink.png", "scored", 0, 1, true, null);
        assertFile("mixed.png", "scored", 3, 2, true, "47\n9");
        assertFile("sure.png", "scored", 1, 0, false, "8");
        List<Row> digits = digits("mixed.png");
        Row unread = digits.get(1);
        for (String column : List.of("digit", "confidence", "probabilities", "read_as")) {
            assertNull(unread.getAs(column), column);
        }
        assertEquals(45, unread.<Integer>getAs("x"));
        assertTrue(unread.<Boolean>getAs("needs_review"));
        assertEquals(
                List.of(false, false, true, false, false),
                digits.stream().map(row -> row.getAs("printed")).toList());
        RunManifest run = ScoreOutput.open(spark(), output.toString()).runs().get(0);
        assertEquals(List.of(4L, 3L, 2L), List.of(run.digits(), run.unread(), run.needsReview()));
    }

    @Test
    void aFieldWithInkThatWasNotReadIsNeitherBlankNorSure() throws IOException {
        assertField("mixed.png", "code", "47", true, true);
        assertField("mixed.png", "ink", null, false, true);
        assertField("mixed.png", "free", null, true, false);
        assertField("sure.png", "code", "8", true, false);
        assertField("sure.png", "ink", null, true, false);
    }

    @Test
    @Tag("slow")
    void aPersonGivesInkItsDigitOrSaysThatThereIsNone() throws IOException {
        List<Row> mixed = digits("mixed.png");
        Path file = corrections(
                correction(mixed.get(1), OptionalInt.of(5)),
                correction(mixed.get(3), OptionalInt.empty()),
                correction(digits("ink.png").get(0), OptionalInt.empty()));
        CorrectionReport report = correct(file);

        assertEquals(List.of(1L, 2L, 0L), List.of(report.changed(), report.removed(), report.stale()));
        assertSound();
        assertFile("mixed.png", "scored", 4, 0, false, "457\n9");
        assertFile("ink.png", "empty", 0, 0, false, null);
        Row given = digits("mixed.png").get(1);
        assertEquals(5, given.<Integer>getAs("digit"));
        assertEquals(1f, given.<Float>getAs("confidence"));
        assertTrue(given.<Boolean>getAs("reviewed"));
        assertFalse(given.<Boolean>getAs("needs_review"));
        assertNull(given.getAs("read_as"));
        assertNull(given.getAs("probabilities"));
        assertField("mixed.png", "code", "457", true, false);
        assertField("mixed.png", "ink", null, true, false);

        CorrectionReport again = correct(file);
        assertEquals(List.of(1L, 2L, 0L), List.of(again.known(), again.stale(), again.files()));
        assertEquals(
                1,
                correct(corrections(correction(mixed.get(1), OptionalInt.of(6))))
                        .changed());
        assertFile("mixed.png", "scored", 4, 0, false, "467\n9");
        assertSound();
    }

    private void assertFile(String name, String status, int digits, int unread, boolean review, String text)
            throws IOException {
        Row row = rows("files", name, "true").get(0);
        assertEquals(
                Arrays.asList(status, digits, unread, review, text),
                Arrays.asList(
                        row.getAs("status"),
                        row.<Integer>getAs("digits"),
                        row.<Integer>getAs("unread"),
                        row.<Boolean>getAs("needs_review"),
                        row.getAs("text")));
    }

    private void assertField(String name, String field, String text, boolean valid, boolean review) throws IOException {
        Row row = rows("fields", name, "field = '" + field + "'").get(0);
        assertEquals(
                Arrays.asList(text, valid, review),
                Arrays.asList(
                        row.<String>getAs("text"), row.<Boolean>getAs("valid"), row.<Boolean>getAs("needs_review")));
    }

    private void assertSound() throws IOException {
        assertEquals(List.of(), ScoreVerifier.verify(spark(), output.toString()).problems());
    }

    private List<Row> digits(String name) throws IOException {
        return rows("digits", name, "true");
    }

    private List<Row> rows(String table, String name, String condition) throws IOException {
        return spark().read()
                .parquet(output.resolve(table).toString())
                .filter("path like '%/" + name + "'")
                .filter(condition)
                .coalesce(1)
                .collectAsList();
    }

    private CorrectionReport correct(Path file) throws IOException {
        return new CorrectionJob(spark(), output.toString(), file.toString()).run();
    }

    private Path corrections(Correction... corrections) throws IOException {
        StringBuilder content = new StringBuilder(Corrections.header());
        for (Correction correction : corrections) {
            content.append(Corrections.line(correction));
        }
        return Files.writeString(directory.resolve("corrections.csv"), content);
    }

    private static Correction correction(Row row, OptionalInt digit) {
        return new Correction(
                row.getAs("path"),
                1,
                row.<Integer>getAs("line"),
                row.<Integer>getAs("position"),
                row.<Integer>getAs("x"),
                row.<Integer>getAs("y"),
                row.<Integer>getAs("width"),
                row.<Integer>getAs("height"),
                "",
                row.getAs("model"),
                OptionalInt.empty(),
                0,
                0,
                digit);
    }

    private static SparkSession spark() {
        return LocalSpark.session(2);
    }
}
