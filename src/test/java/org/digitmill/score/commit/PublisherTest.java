package org.digitmill.score.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.digitmill.model.Prediction;
import org.digitmill.page.picture.PixelBox;
import org.digitmill.score.job.PartMerger;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.row.Counts;
import org.digitmill.score.row.DigitPlace;
import org.digitmill.score.row.DigitReading;
import org.digitmill.score.row.DigitRow;
import org.digitmill.score.row.FileFindings;
import org.digitmill.score.row.FileOutcome;
import org.digitmill.score.row.FileRow;
import org.digitmill.score.row.FileVersion;
import org.digitmill.score.row.RowOrigin;
import org.digitmill.score.row.ScoredFile;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.score.table.PartReader;
import org.digitmill.score.table.PartWriter;
import org.digitmill.storage.HadoopFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run is killed between any two steps of publishing: the test leaves the output as that would, and starts again. */
class PublisherTest {
    private static final RowOrigin OLD = new RowOrigin("old", "m1");
    private static final RowOrigin NEW = new RowOrigin("new", "m1");

    @TempDir
    private Path directory;

    private final HadoopFiles files = new HadoopFiles(new Configuration());
    private OutputLayout layout;
    private Publisher publisher;

    /** The tables have one part of an earlier run, with the files a, b and c. */
    @BeforeEach
    void publishAnEarlierRun() throws IOException {
        layout = new OutputLayout(directory.toString());
        publisher = new Publisher(files, layout);
        WrittenPart part = stage(OLD, "old", OutputLayout.part("old", 0), "a", "b", "c");
        RunState state = RunState.start(OLD, options()).plus(0, 0, List.of(part));
        publisher.publish(List.of(part), RunManifest.of(state, RunManifest.State.RUNNING));
        publisher.write(RunManifest.of(state, RunManifest.State.FINISHED));
        files.delete(layout.staging("old"));
    }

    @Test
    void aChunkThatWasNotDecidedIsLost() throws IOException {
        stage(NEW, "new", OutputLayout.part("new", 0), "d");
        publisher.write(RunManifest.of(RunState.start(NEW, options()), RunManifest.State.RUNNING));
        publisher.recover();
        assertEquals(List.of("old a", "old b", "old c"), rows());
        assertFalse(Files.exists(Path.of(layout.staging("new"))));
        assertEquals(RunManifest.State.INTERRUPTED, manifest("new").state());
        assertEquals(RunManifest.State.FINISHED, manifest("old").state());
    }

    /** The chunk has a new part and one that replaces the old: four moves, and a kill after each number of them. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void aChunkThatWasDecidedIsPublishedByTheNextRun(int movesDone) throws IOException {
        publisher.write(RunManifest.of(RunState.start(NEW, options()), RunManifest.State.RUNNING));
        String old = OutputLayout.part("old", 0);
        WrittenPart added = stage(NEW, "added", OutputLayout.part("new", 0), "d");
        WrittenPart replacing = merge(old, "b", "bb");
        RunState state = RunState.start(NEW, options()).plus(0, 0, List.of(added, replacing));
        List<Publisher.Move> moves = List.of(
                new Publisher.Move(added.digits(), layout.digits(added.name())),
                new Publisher.Move(replacing.digits(), layout.digits(old)),
                new Publisher.Move(added.files(), layout.files(added.name())),
                new Publisher.Move(replacing.files(), layout.files(old)));
        Publisher.Commit commit = new Publisher.Commit(moves, RunManifest.of(state, RunManifest.State.RUNNING));
        Json.write(files, layout.commit("new"), layout.commit("new") + ".tmp", commit);
        for (Publisher.Move move : moves.subList(0, movesDone)) {
            files.replace(move.from(), move.to());
        }

        publisher.recover();
        publisher.recover();

        assertEquals(List.of("old a", "new b", "new bb", "old c", "new d"), rows());
        RunManifest manifest = manifest("new");
        assertEquals(RunManifest.State.INTERRUPTED, manifest.state());
        assertEquals(3, manifest.scored());
        assertEquals(1, manifest.replaced().get("old").scored());
        assertTrue(manifest.reconciles());
        assertFalse(Files.exists(Path.of(layout.staging("new"))));
    }

    @Test
    void digitsWithoutFilesAreRemovedAndForeignFilesLeftAlone() throws IOException {
        WrittenPart orphan = stage(NEW, "orphan", OutputLayout.part("new", 7), "x");
        files.replace(orphan.digits(), layout.digits(orphan.name()));
        Path foreign = Files.writeString(Path.of(layout.digits()).resolve("notes.txt"), "mine");
        publisher.recover();
        assertEquals(List.of(OutputLayout.part("old", 0)), OutputLayout.parts(files, layout.digits()));
        assertTrue(Files.exists(foreign));
    }

    @Test
    void aReplacedPartKeepsItsOrder() throws IOException {
        String old = OutputLayout.part("old", 0);
        WrittenPart part = merge(old, "a", "a0", "c", "z");
        assertEquals(2, part.replaced().get("old").scored());
        publisher.publish(
                List.of(part),
                RunManifest.of(RunState.start(NEW, options()).plus(0, 0, List.of(part)), RunManifest.State.RUNNING));
        assertEquals(List.of("new a", "new a0", "old b", "new c", "new z"), rows());
    }

    private List<String> rows() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String part : OutputLayout.parts(files, layout.files())) {
            try (PartReader reader = new PartReader(files, layout, part)) {
                for (ScoredFile next = reader.next(); next != null; next = reader.next()) {
                    assertEquals(next.file().origin(), next.digits().get(0).origin());
                    rows.add(next.file().origin().run() + " " + next.file().path());
                }
            }
        }
        // The part of the run "new" sorts before that of the run "old".
        rows.sort((one, other) -> one.substring(4).compareTo(other.substring(4)));
        return rows;
    }

    private RunManifest manifest(String run) throws IOException {
        return Json.read(files, layout.manifest(run), RunManifest.class);
    }

    private WrittenPart stage(RowOrigin origin, String name, String part, String... paths) throws IOException {
        String staged = layout.staging(origin.run()) + "/" + name;
        Counts.Tally tally = new Counts.Tally();
        try (PartWriter writer = new PartWriter(files, staged + "-files", staged + "-digits")) {
            for (String path : paths) {
                ScoredFile scored = scored(origin, path);
                writer.write(scored);
                tally.add(scored.file());
            }
        }
        return new WrittenPart(part, staged + "-digits", staged + "-files", tally.counts(), new TreeMap<>());
    }

    private WrittenPart merge(String part, String... paths) throws IOException {
        String staged = layout.staging(NEW.run()) + "/merged";
        Counts.Tally tally = new Counts.Tally();
        try (PartReader old = new PartReader(files, layout, part);
                PartWriter writer = new PartWriter(files, staged + "-files", staged + "-digits")) {
            PartMerger merger = new PartMerger(old, writer);
            for (String path : paths) {
                ScoredFile scored = scored(NEW, path);
                merger.add(scored);
                tally.add(scored.file());
            }
            return new WrittenPart(part, staged + "-digits", staged + "-files", tally.counts(), merger.finish());
        }
    }

    private static ScoredFile scored(RowOrigin origin, String path) {
        Prediction prediction = new Prediction(3, 1, new float[] {0, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        DigitRow digit = new DigitRow(
                origin,
                path,
                new DigitPlace(1, 1, 1, 1),
                new PixelBox(0, 0, 20, 20),
                DigitReading.of(prediction, false, false),
                0,
                0);
        FileRow file = new FileRow(
                origin,
                new FileVersion(path, 5, 6),
                "00",
                "png",
                FileOutcome.read(true),
                FileFindings.of(1, List.of(digit), 0),
                0,
                null);
        return new ScoredFile(file, List.of(digit));
    }

    private ScoreOptions options() {
        return ScoreOptions.of(List.of("in"), directory.toString());
    }
}
