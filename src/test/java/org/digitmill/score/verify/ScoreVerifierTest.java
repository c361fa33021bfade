package org.digitmill.score.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.digitmill.InputException;
import org.digitmill.score.NearestMean;
import org.digitmill.score.SampleFiles;
import org.digitmill.score.job.ScoreJob;
import org.digitmill.score.job.ScoreProgress;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.row.DigitReading;
import org.digitmill.score.row.DigitRow;
import org.digitmill.score.row.FileRow;
import org.digitmill.score.row.RowOrigin;
import org.digitmill.score.row.ScoredFile;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.score.table.PartReader;
import org.digitmill.score.table.PartWriter;
import org.digitmill.spark.LocalSpark;
import org.digitmill.storage.HadoopFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way of tampering with sound tables is found. */
class ScoreVerifierTest {
    @TempDir
    private Path directory;

    private final HadoopFiles files = new HadoopFiles(new Configuration());
    private OutputLayout layout;
    private String part;

    @BeforeEach
    void score() throws IOException {
        Path input = directory.resolve("in");
        SampleFiles.write(input, 20);
        SampleFiles.writeBroken(input.resolve("broken"));
        layout = new OutputLayout(directory.resolve("out").toString());
        ScoreOptions options = ScoreOptions.of(List.of(input.toString()), layout.root());
        new ScoreJob(session(), options, new NearestMean(1, 0.5f), ScoreProgress.NONE).run();
        part = OutputLayout.parts(files, layout.files()).get(0);
        assertEquals(List.of(), problems());
    }

    @Test
    void aLostRowIsFound() throws IOException {
        tamper(all -> all.subList(1, all.size()));
        assertProblem("By the manifests");
    }

    @Test
    void aDoubledRowIsFound() throws IOException {
        tamper(all -> Stream.concat(all.stream(), all.stream().limit(1)).toList());
        assertProblem("several rows");
    }

    @Test
    void aRowOfAnotherRunIsFound() throws IOException {
        tamper(all -> replaceFirst(all, scored -> {
            FileRow old = scored.file();
            FileRow file = old.with(new RowOrigin("other", old.origin().model()), old.findings());
            return new ScoredFile(file, scored.digits());
        }));
        assertProblem("By the manifests, run other");
    }

    @Test
    void aDigitOfAnotherModelIsFound() throws IOException {
        tamper(all -> replaceLast(all, scored -> {
            DigitRow old = scored.digits().get(0);
            DigitRow digit = old.of(new RowOrigin(old.origin().run(), "other"));
            return new ScoredFile(scored.file(), List.of(digit));
        }));
        assertProblem("another run or model");
    }

    @Test
    void aDigitThatItsFileDoesNotKnowAsUnreadIsFound() throws IOException {
        tamper(all -> replaceLast(all, scored -> {
            DigitRow unread = scored.digits().get(0).with(DigitReading.UNREAD);
            return new ScoredFile(scored.file(), List.of(unread));
        }));
        assertProblem("another number of unread digits");
    }

    @Test
    void aDigitThatNeedsReviewUnknownToItsFileIsFound() throws IOException {
        tamper(all -> replaceLast(all, scored -> {
            DigitRow old = scored.digits().get(0);
            DigitReading reading = old.reading();
            DigitReading other = new DigitReading(
                    reading.digit(),
                    reading.confidence(),
                    reading.probabilities(),
                    false,
                    !reading.needsReview(),
                    false,
                    null);
            return new ScoredFile(scored.file(), List.of(old.with(other)));
        }));
        assertProblem("whether it needs review");
    }

    @Test
    void aDigitThatContradictsItselfIsFound() throws IOException {
        tamper(all -> replaceLast(all, scored -> {
            DigitRow old = scored.digits().get(0);
            DigitReading reading = new DigitReading(
                    old.reading().digit(),
                    2f,
                    new float[3],
                    false,
                    old.reading().needsReview(),
                    false,
                    null);
            return new ScoredFile(scored.file(), List.of(old.with(reading)));
        }));
        assertProblem("has a digit that contradicts itself");
    }

    @Test
    void aLostPartOfDigitsIsFound() throws IOException {
        files.delete(layout.digits(part));
        assertProblem("its digits are lost");
    }

    @Test
    void aLostPartOfFilesIsFound() throws IOException {
        files.delete(layout.files(part));
        assertProblem("has digits, but no row in files");
    }

    @Test
    void aManifestThatDoesNotReconcileIsFound() throws IOException {
        Path manifest;
        try (Stream<Path> runs = Files.list(Path.of(layout.runs()))) {
            manifest = runs.findFirst().orElseThrow();
        }
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.replace("\"scored\" : 20", "\"scored\" : 21"));
        assertProblem("does not reconcile");
        Files.writeString(manifest, "{");
        assertProblem("cannot be read");
    }

    @Test
    void whatAKilledRunLeftIsFound() throws IOException {
        files.makeDirectories(layout.staging("killed"));
        assertProblem("was killed");
    }

    @Test
    void aDirectoryThatIsNoOutputIsTheUsersError() {
        assertThrows(InputException.class, () -> ScoreVerifier.verify(session(), directory.toString()));
    }

    private void assertProblem(String words) throws IOException {
        List<String> problems = problems();
        assertTrue(problems.stream().anyMatch(problem -> problem.contains(words)), problems.toString());
    }

    private List<String> problems() throws IOException {
        return ScoreVerifier.verify(session(), layout.root()).problems();
    }

    /** Writes both tables anew, changed. */
    private void tamper(UnaryOperator<List<ScoredFile>> change) throws IOException {
        List<ScoredFile> all = new ArrayList<>();
        try (PartReader reader = new PartReader(files, layout, part)) {
            for (ScoredFile next = reader.next(); next != null; next = reader.next()) {
                all.add(next);
            }
        }
        try (PartWriter writer = new PartWriter(files, layout.files(part), layout.digits(part))) {
            for (ScoredFile scored : change.apply(all)) {
                writer.write(scored);
            }
        }
    }

    private static List<ScoredFile> replaceFirst(List<ScoredFile> all, UnaryOperator<ScoredFile> change) {
        List<ScoredFile> changed = new ArrayList<>(all);
        changed.set(0, change.apply(all.get(0)));
        return changed;
    }

    private static List<ScoredFile> replaceLast(List<ScoredFile> all, UnaryOperator<ScoredFile> change) {
        List<ScoredFile> changed = new ArrayList<>(all);
        changed.set(all.size() - 1, change.apply(all.get(all.size() - 1)));
        return changed;
    }

    private static SparkSession session() {
        return LocalSpark.session(2);
    }
}
