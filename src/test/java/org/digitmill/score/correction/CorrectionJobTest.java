package org.digitmill.score.correction;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.digitmill.InputException;
import org.digitmill.dataset.correction.CorrectedDigits;
import org.digitmill.dataset.correction.Correction;
import org.digitmill.dataset.correction.Corrections;
import org.digitmill.dataset.file.LocalFiles;
import org.digitmill.image.decode.ImageDecoder;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.framing.DigitFraming;
import org.digitmill.score.NearestMean;
import org.digitmill.score.SampleFiles;
import org.digitmill.score.commit.ScoreOutput;
import org.digitmill.score.input.StoredContents;
import org.digitmill.score.job.ScoreJob;
import org.digitmill.score.job.ScoreProgress;
import org.digitmill.score.job.ScoreReport;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.verify.ScoreVerifier;
import org.digitmill.score.verify.VerifyReport;
import org.digitmill.spark.LocalSpark;
import org.digitmill.storage.HadoopFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectionJobTest {
    private static final NearestMean MODEL = new NearestMean(1, 0.99f);
    private static final int FILES = 25;

    @TempDir
    Path directory;

    private Path output;
    private List<Row> before;

    @BeforeEach
    void score() throws IOException {
        SampleFiles.write(directory.resolve("in"), FILES);
        output = directory.resolve("out");
        assertEquals(FILES, scoreAgain().scored());
        before = rows();
    }

    @Test
    void correctedRowsSayWhatAPersonSaidAndWhatWasRead() throws IOException {
        int wrong = (before.get(0).<Integer>getAs("digit") + 1) % 10;
        Path file = write(
                correction(before.get(0), OptionalInt.of(wrong)),
                correction(before.get(1), OptionalInt.of(before.get(1).getAs("digit"))),
                correction(before.get(2), OptionalInt.empty()));

        CorrectionReport report = correct(file);

        assertEquals(
                List.of(3L, 1L, 1L, 1L, 0L, 0L, 3L),
                List.of(
                        report.corrections(),
                        report.confirmed(),
                        report.changed(),
                        report.removed(),
                        report.known(),
                        report.stale(),
                        report.files()));
        Row changed = row(before.get(0).getAs("path"));
        assertEquals(wrong, changed.<Integer>getAs("digit"));
        assertEquals(before.get(0).<Integer>getAs("digit"), changed.<Integer>getAs("read_as"));
        assertEquals(1f, changed.<Float>getAs("confidence"));
        assertFalse(changed.<Boolean>getAs("needs_review"));
        assertTrue(changed.<Boolean>getAs("reviewed"));
        assertEquals(report.run(), changed.getAs("run"));
        assertEquals(
                before.get(0).getList(before.get(0).fieldIndex("probabilities")),
                changed.getList(changed.fieldIndex("probabilities")));
        Row confirmed = row(before.get(1).getAs("path"));
        assertEquals(confirmed.<Integer>getAs("digit"), confirmed.<Integer>getAs("read_as"));
        assertEquals(FILES - 1, rows().size());
        assertEquals(String.valueOf(wrong), file(before.get(0).getAs("path")).getAs("text"));
        Row removed = file(before.get(2).getAs("path"));
        assertEquals("empty", removed.getAs("status"));
        assertNull(removed.getAs("text"));
        assertNull(row(before.get(3).getAs("path")).getAs("read_as"));
        assertSound();
    }

    @Test
    void correctionsStayWhenTheSameModelScoresAgainAndAreKnownTheSecondTime() throws IOException {
        Path file = write(correction(before.get(0), OptionalInt.of(9)));
        correct(file);
        assertEquals(FILES, scoreAgain().skipped());
        CorrectionReport second = correct(file);
        assertEquals(1, second.known());
        assertEquals(0, second.files());
        assertEquals(9, row(before.get(0).getAs("path")).<Integer>getAs("digit"));
        assertSound();
    }

    @Test
    void correctionsOfWhatIsNoLongerThereChangeNothing() throws IOException {
        Correction one = correction(before.get(0), OptionalInt.of(9));
        Correction ofOtherModel = new Correction(
                one.path(),
                1,
                1,
                1,
                one.x(),
                one.y(),
                one.width(),
                one.height(),
                one.sha256(),
                "other",
                one.read(),
                one.turned(),
                one.dotsPerInch(),
                one.digit());
        assertEquals(1, correct(write(ofOtherModel)).stale());
        assertEquals(before, rows());
        assertSound();
    }

    @Test
    void correctedDigitsAreCutOutJustAsTheyWereScored() throws IOException, ImageException {
        Row row = before.get(4);
        Row changed = before.get(5);
        Path file = write(correction(row, OptionalInt.of(8)), correction(changed, OptionalInt.of(1)));
        Files.write(Path.of(changed.<String>getAs("path")), SampleFiles.digit(99));
        CorrectedDigits digits = CorrectedDigits.read(
                new StoredContents(new HadoopFiles(new Configuration())),
                Corrections.read(new LocalFiles(), file.toString()),
                "f",
                ImageLimits.DEFAULT);
        assertEquals(1, digits.digits().size());
        assertEquals(8, digits.digits().label(0));
        byte[] content = Files.readAllBytes(Path.of(row.<String>getAs("path")));
        assertArrayEquals(
                DigitFraming.frame(new ImageDecoder(ImageLimits.DEFAULT).decode(content))
                        .orElseThrow()
                        .pixels(),
                digits.digits().digit(0));
        assertTrue(
                digits.problems().get(0).contains("has changed"),
                digits.problems().toString());
    }

    @Test
    void anOutputThatIsNoneIsRefused() throws IOException {
        Path file = write(correction(before.get(0), OptionalInt.of(9)));
        assertThrows(
                InputException.class,
                () -> new CorrectionJob(spark(), directory.resolve("none").toString(), file.toString()).run());
    }

    private static SparkSession spark() {
        return LocalSpark.session(2);
    }

    private ScoreReport scoreAgain() throws IOException {
        return new ScoreJob(
                        spark(),
                        ScoreOptions.of(List.of(directory.resolve("in").toString()), output.toString()),
                        MODEL,
                        ScoreProgress.NONE)
                .run();
    }

    private CorrectionReport correct(Path file) throws IOException {
        return new CorrectionJob(spark(), output.toString(), file.toString()).run();
    }

    private void assertSound() throws IOException {
        VerifyReport report = ScoreVerifier.verify(spark(), output.toString());
        assertTrue(report.isSound(), report.problems().toString());
    }

    private List<Row> rows() throws IOException {
        return ScoreOutput.open(spark(), output.toString())
                .digits()
                .orderBy("path")
                .collectAsList();
    }

    private Row row(String path) throws IOException {
        return ScoreOutput.open(spark(), output.toString())
                .digits()
                .filter(col("path").equalTo(path))
                .first();
    }

    private Row file(String path) throws IOException {
        return ScoreOutput.open(spark(), output.toString())
                .files()
                .filter(col("path").equalTo(path))
                .first();
    }

    private Correction correction(Row row, OptionalInt digit) throws IOException {
        String path = row.getAs("path");
        return new Correction(
                path,
                row.<Integer>getAs("page"),
                row.<Integer>getAs("line"),
                row.<Integer>getAs("position"),
                row.<Integer>getAs("x"),
                row.<Integer>getAs("y"),
                row.<Integer>getAs("width"),
                row.<Integer>getAs("height"),
                file(path).getAs("sha256"),
                row.getAs("model"),
                OptionalInt.of(row.<Integer>getAs("digit")),
                row.<Float>getAs("turned"),
                row.<Integer>getAs("dots_per_inch"),
                digit);
    }

    private Path write(Correction... corrections) throws IOException {
        StringBuilder content = new StringBuilder(Corrections.header());
        for (Correction correction : corrections) {
            content.append(Corrections.line(correction));
        }
        return Files.writeString(directory.resolve("corrections.csv"), content);
    }
}
