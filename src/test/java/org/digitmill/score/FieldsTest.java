package org.digitmill.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.digitmill.InputException;
import org.digitmill.dataset.correction.Correction;
import org.digitmill.dataset.correction.Corrections;
import org.digitmill.page.AlwaysSeven;
import org.digitmill.page.ShippedModels;
import org.digitmill.samples.pages.SamplePages;
import org.digitmill.score.commit.ScoreOutput;
import org.digitmill.score.correction.CorrectionJob;
import org.digitmill.score.job.ScoreJob;
import org.digitmill.score.job.ScoreProgress;
import org.digitmill.score.job.ScoreReport;
import org.digitmill.score.options.ReadingMode;
import org.digitmill.score.options.ReadingOptions;
import org.digitmill.score.options.RejectionLimit;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.reading.ReaderModels;
import org.digitmill.score.verify.ScoreVerifier;
import org.digitmill.score.verify.VerifyReport;
import org.digitmill.spark.LocalSpark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fields of the sample form; all their digits are read as sevens. */
class FieldsTest {
    private static final AlwaysSeven MODEL = new AlwaysSeven(0.5f);

    @TempDir
    Path directory;

    private Path input;
    private Path output;

    @BeforeEach
    void putForm() throws IOException {
        input = Files.createDirectories(directory.resolve("in"));
        output = directory.resolve("out");
        Files.write(input.resolve("form.png"), SamplePages.files().get("page-form.png"));
        Files.writeString(input.resolve("broken.png"), "no picture");
    }

    @Test
    void aFormThatLiesAskewHasItsFieldsRead() throws IOException {
        score("data/sample-form.json", false);
        List<Row> fields = fields();
        assertEquals(List.of("account", "date", "amount", "copies"), column(fields, "field"));
        for (Row field : fields) {
            String text = field.getAs("text");
            List<Row> digits = digitsIn(field);
            assertEquals(digits.size(), text.length());
            double product = digits.stream()
                    .mapToDouble(digit -> digit.<Float>getAs("confidence"))
                    .reduce(1, (a, b) -> a * b);
            assertEquals(product, field.<Float>getAs("confidence"), 1e-6);
        }
        assertTrue(
                fields.get(0).<String>getAs("text").length() >= 9,
                "most of the eleven digits of the account: " + fields);
        assertTrue(fields.get(0).<Boolean>getAs("needs_review"), "a number that fails its checksum");
        assertEquals(4, files("path like '%form.png'").get(0).<Integer>getAs("fields"));
        assertEquals(0, files("status = 'rejected'").get(0).<Integer>getAs("fields"));
        assertSound();
    }

    @Test
    @Tag("slow")
    void anotherTemplateReadsTheFilesAgainAndNoTemplateLeavesThem() throws IOException {
        assertEquals(0, score("", false).skipped());
        assertEquals(0, fields().size());
        assertFalse(Files.exists(output.resolve("fields")));
        assertEquals(0, score("data/sample-form.json", false).skipped());
        assertEquals(4, fields().size());
        assertEquals(2, score("data/sample-form.json", false).skipped());
        assertEquals(2, score("", false).skipped());
        assertEquals(4, fields().size());
        Path other = Files.writeString(
                directory.resolve("other.json"),
                """
                {"name": "two pages", "fields": [
                  {"name": "all", "x": 0, "y": 0, "width": 1, "height": 1},
                  {"name": "late", "page": 2, "x": 0, "y": 0, "width": 1, "height": 1}]}""");
        assertEquals(0, score(other.toString(), false).skipped());
        List<Row> fields = fields();
        assertEquals(List.of("all", "late"), column(fields, "field"));
        assertEquals(
                fields.get(0).<String>getAs("text"),
                files("status = 'scored'").get(0).<String>getAs("text").replace("\n", ""));
        assertNull(fields.get(1).getAs("text"));
        assertFalse(fields.get(1).<Boolean>getAs("valid"), "a page that is not there");
        assertSound();
        score("", true);
        assertEquals(0, fields().size());
        assertSound();
    }

    @Test
    void aCorrectedDigitChangesItsField() throws IOException {
        score("data/sample-form.json", false);
        Row field = fields().get(2);
        Row digit = digitsIn(field).get(0);
        int wanted = (digit.<Integer>getAs("digit") + 1) % 10;
        Path file = Files.writeString(
                directory.resolve("corrections.csv"),
                Corrections.header() + Corrections.line(correction(digit, OptionalInt.of(wanted))));
        new CorrectionJob(spark(), output.toString(), file.toString()).run();
        Row corrected = fields().get(2);
        assertEquals(wanted + field.<String>getAs("text").substring(1), corrected.<String>getAs("text"));
        assertTrue(corrected.<Float>getAs("confidence") > field.<Float>getAs("confidence"));
        assertEquals(fields().get(0).<String>getAs("run"), corrected.<String>getAs("run"));
        assertSound();
    }

    @Test
    void fieldsThatAreLostOrOfAnotherRunAreFoundByVerify() throws IOException {
        score("data/sample-form.json", false);
        Path part;
        try (Stream<Path> parts = Files.list(output.resolve("fields"))) {
            part = parts.findFirst().orElseThrow();
        }
        byte[] kept = Files.readAllBytes(part);
        Files.delete(part);
        assertProblem("another number of fields");
        Files.write(part.resolveSibling("part-other-00001.parquet"), kept);
        assertProblem("fields/part-other-00001.parquet has no part of its name");
        Files.write(part, kept);
        assertProblem("has another number of fields");
    }

    @Test
    void aTemplateAndSingleDigitsDoNotGoTogether() {
        ReadingOptions digits = new ReadingOptions(ReadingMode.DIGIT, ReadingOptions.DEFAULT.limits());
        InputException refused = assertThrows(
                InputException.class,
                () -> new ScoreOptions(
                        List.of("in"), "out", digits, 1, 1, RejectionLimit.NONE, false, "", "form.json"));
        assertTrue(refused.getMessage().contains("form.json"), refused.getMessage());
        InputException missing = assertThrows(
                InputException.class, () -> score(directory.resolve("none.json").toString(), false));
        assertTrue(missing.getMessage().contains("none.json"), missing.getMessage());
    }

    private void assertProblem(String part) throws IOException {
        List<String> problems = ScoreVerifier.verify(spark(), output.toString()).problems();
        assertTrue(problems.stream().anyMatch(problem -> problem.contains(part)), problems.toString());
    }

    private void assertSound() throws IOException {
        VerifyReport report = ScoreVerifier.verify(spark(), output.toString());
        assertEquals(List.of(), report.problems());
        assertEquals(fields().size(), report.fields());
    }

    private ScoreReport score(String template, boolean rescore) throws IOException {
        ScoreOptions options = new ScoreOptions(
                List.of(input.toString()),
                output.toString(),
                ReadingOptions.DEFAULT,
                10,
                1 << 30,
                RejectionLimit.NONE,
                rescore,
                "",
                template);
        return new ScoreJob(spark(), options, new ReaderModels(MODEL, ShippedModels.pages()), ScoreProgress.NONE).run();
    }

    private List<Row> fields() throws IOException {
        return ScoreOutput.open(spark(), output.toString()).fields().coalesce(1).collectAsList();
    }

    private List<Row> files(String condition) throws IOException {
        return ScoreOutput.open(spark(), output.toString())
                .files()
                .filter(condition)
                .collectAsList();
    }

    private List<Row> digitsIn(Row field) throws IOException {
        String inside = "x + width / 2 between %d and %d and y + height / 2 between %d and %d"
                .formatted(
                        field.<Integer>getAs("x"),
                        field.<Integer>getAs("x") + field.<Integer>getAs("width"),
                        field.<Integer>getAs("y"),
                        field.<Integer>getAs("y") + field.<Integer>getAs("height"));
        return ScoreOutput.open(spark(), output.toString())
                .digits()
                .filter(inside)
                .orderBy("line", "position")
                .collectAsList();
    }

    private static List<Object> column(List<Row> rows, String column) {
        return rows.stream().map(row -> row.getAs(column)).toList();
    }

    private Correction correction(Row row, OptionalInt digit) throws IOException {
        return new Correction(
                row.getAs("path"),
                row.<Integer>getAs("page"),
                row.<Integer>getAs("line"),
                row.<Integer>getAs("position"),
                row.<Integer>getAs("x"),
                row.<Integer>getAs("y"),
                row.<Integer>getAs("width"),
                row.<Integer>getAs("height"),
                files("status = 'scored'").get(0).getAs("sha256"),
                row.getAs("model"),
                OptionalInt.of(row.<Integer>getAs("digit")),
                row.<Float>getAs("turned"),
                row.<Integer>getAs("dots_per_inch"),
                digit);
    }

    private static SparkSession spark() {
        return LocalSpark.session(2);
    }
}
