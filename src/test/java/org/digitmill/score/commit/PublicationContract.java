package org.digitmill.score.commit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.digitmill.InputException;
import org.digitmill.score.commit.Commit.Move;
import org.digitmill.score.commit.NumberedFiles.Numbered;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.StorageGuarantee;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link Publication} promises, on every kind of storage. */
public abstract class PublicationContract {
    private static final Duration PERIOD = Duration.ofMillis(200);
    /** Between two heartbeats of a run that is suspended: none is seen. */
    private static final Duration NEVER = Duration.ofHours(1);

    private static final List<String> OLD_ROWS = List.of("old a", "old b", "old c");
    private static final List<String> BOTH_ROWS = List.of("old a", "new b", "new bb", "old c", "new d");

    private HadoopFiles files;
    private OutputLayout layout;
    private OutputFixture output;

    protected abstract HadoopFiles files();

    /** A directory of the storage that does not exist, another one for each call. */
    protected abstract String directory();

    /** The tables have one part of an earlier run, with the files a, b and c. */
    @BeforeEach
    void publishAnEarlierRun() throws IOException {
        files = files();
        layout = new OutputLayout(files.resolve(directory()));
        output = new OutputFixture(files, layout);
        try (Publication publication = output.openWithoutLock("old")) {
            List<WrittenPart> parts = List.of(output.stage("old", "a", "b", "c"));
            publication.publish(parts, output.manifest("old", RunManifest.State.RUNNING, parts));
            publication.end(output.manifest("old", RunManifest.State.FINISHED, parts));
        }
    }

    private LeaseLock lease(String run, Duration period) throws IOException {
        return (LeaseLock) LeaseLock.acquire(files, layout, run, period);
    }

    private LoggedPublication open(String run) throws IOException {
        return LoggedPublication.open(files, layout, run, lease(run, PERIOD));
    }

    private void recover() throws IOException {
        output.openWithoutLock("next").close();
    }

    @Test
    void aChunkThatWasNotDecidedIsLost() throws IOException {
        LoggedPublication killed = output.openWithoutLock("new");
        killed.publish(List.of(), output.manifest("new", RunManifest.State.RUNNING, List.of()));
        output.stage("new", "d");
        recover();
        assertEquals(OLD_ROWS, output.rows());
        assertTrue(files.status(layout.staging("new")).isEmpty());
        assertEquals(RunManifest.State.INTERRUPTED, output.manifest("new").state());
        assertEquals(RunManifest.State.FINISHED, output.manifest("old").state());
    }

    /** The chunk has a new part and one that replaces the old one: four renames and the manifest's, and a kill after each number of them. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void aChunkThatWasDecidedIsPublishedByTheNextRun(int done) throws IOException {
        decide(done);
        assertTrue(List.of(OLD_ROWS, List.of("old a", "old b", "old c", "new d"), BOTH_ROWS)
                .contains(output.fileRows()));
        recover();
        recover();
        assertPublished();
    }

    /** Decides the chunk of the run "new", as if it was killed after some of its renames. @return these */
    private List<Move> decide(int done) throws IOException {
        output.openWithoutLock("new");
        WrittenPart added = output.stage("new", "d");
        WrittenPart replacing = output.merge("new", "old", "b", "bb");
        List<Move> moves = new ArrayList<>();
        for (WrittenPart part : List.of(added, replacing)) {
            moves.add(new Move(layout.relative(part.digits()), "digits/" + part.name()));
            moves.add(new Move(layout.relative(part.files()), "files/" + part.name()));
        }
        String manifest = layout.staging("new") + "/manifest.json";
        Json.write(files, manifest, output.manifest("new", RunManifest.State.RUNNING, List.of(added, replacing)));
        moves.add(new Move(layout.relative(manifest), "_runs/new.json"));
        NumberedFiles<Commit> log = log();
        assertTrue(log.append(log.greatest() + 1, "new", new Commit("new", moves)));
        for (Move move : moves.subList(0, done)) {
            files.replace(layout.root() + "/" + move.from(), layout.root() + "/" + move.to());
        }
        return moves;
    }

    private NumberedFiles<Commit> log() {
        return new NumberedFiles<>(files, layout.commits(), Commit.class);
    }

    private void assertPublished() throws IOException {
        assertEquals(BOTH_ROWS, output.rows());
        RunManifest manifest = output.manifest("new");
        assertEquals(RunManifest.State.INTERRUPTED, manifest.state());
        assertEquals(3, manifest.scored());
        assertEquals(1, manifest.replaced().get("old").scored());
        assertTrue(manifest.reconciles());
        assertTrue(files.status(layout.staging("new")).isEmpty());
    }

    @Test
    void anOutputThatWasMovedAfterAKillIsCompleted() throws IOException {
        decide(1);
        OutputLayout moved = new OutputLayout(layout.root() + "-moved");
        files.replace(layout.root(), moved.root());
        layout = moved;
        output = new OutputFixture(files, moved);
        recover();
        assertPublished();
    }

    @Test
    void digitsWithoutFilesAreRemovedAndForeignFilesLeftAlone() throws IOException {
        WrittenPart orphan = output.stage("new", "x");
        files.replace(orphan.digits(), layout.digits(orphan.name()));
        String foreign = layout.digits() + "/notes.txt";
        files.create(foreign).close();
        recover();
        assertEquals(List.of(OutputLayout.part("old", 0)), OutputLayout.parts(files, layout.digits()));
        assertTrue(files.status(foreign).isPresent());
    }

    @Test
    void aReplacedPartKeepsItsOrder() throws IOException {
        try (Publication publication = open("new")) {
            WrittenPart part = output.merge("new", "old", "a", "a0", "c", "z");
            assertEquals(2, part.replaced().get("old").scored());
            output.publish(publication, "new", part);
        }
        assertEquals(List.of("new a", "new a0", "old b", "new c", "new z"), output.rows());
    }

    @Test
    void aRunThatFailsKeepsWhatItPublishedAndRemovesTheRest() throws IOException {
        try (Publication publication = open("new")) {
            WrittenPart part = output.stage("new", "d");
            output.publish(publication, "new", part);
            output.merge("new", "old", "b");
            publication.interrupt(output.manifest("new", RunManifest.State.INTERRUPTED, List.of(part)));
        }
        assertEquals(List.of("old a", "old b", "old c", "new d"), output.rows());
        assertEquals(RunManifest.State.INTERRUPTED, output.manifest("new").state());
        assertTrue(files.contents(layout.staging()).isEmpty());
    }

    @Test
    void whileARunHoldsTheOutputAnotherIsRefused() throws IOException {
        try (Publication publication = open("one")) {
            InputException held = assertThrows(InputException.class, () -> open("two"));
            assertTrue(held.getMessage().contains("one"), held.getMessage());
            publication.check();
        }
        assertDoesNotThrow(() -> open("two").close());
    }

    @Test
    void ofSeveralThatWaitForTheExpiryOfALeaseOneTakesItOver() throws Exception {
        lease("dead", NEVER);
        List<Future<LeaseLock>> waiting = new ArrayList<>();
        ExecutorService threads = Executors.newCachedThreadPool();
        for (int i = 0; i < 4; i++) {
            String run = "run" + i;
            waiting.add(threads.submit(() -> lease(run, PERIOD)));
        }
        threads.shutdown();
        List<LeaseLock> won = new ArrayList<>();
        for (Future<LeaseLock> one : waiting) {
            try {
                won.add(one.get());
            } catch (java.util.concurrent.ExecutionException refused) {
                assertEquals(InputException.class, refused.getCause().getClass(), refused::toString);
            }
        }
        assertEquals(1, won.size());
        won.get(0).check();
        won.get(0).close();
    }

    /** The lock is not asked: the suspended run has passed its last check. */
    @Test
    void aRunWhoseLeaseWasTakenOverPublishesNothing() throws IOException {
        LeaseLock expired = lease("old-writer", NEVER);
        LoggedPublication suspended = output.openWithoutLock("old-writer");
        WrittenPart stale = output.merge("old-writer", "old", "a", "b", "c");
        try (Publication publication = open("new")) {
            assertThrows(TakenOverException.class, expired::check);
            // Its staging directory is gone; it writes again, as a task would that was suspended with it.
            output.merge("old-writer", "old", "a", "b", "c");
            assertThrows(TakenOverException.class, () -> output.publish(suspended, "old-writer", stale));
            output.publish(publication, "new", output.merge("new", "old", "b"));
            // The number it tries has been deleted meanwhile, so it is free, but not the greatest.
            assertThrows(TakenOverException.class, () -> output.publish(suspended, "old-writer", stale));
        }
        assertEquals(List.of("old a", "new b", "old c"), output.rows());
        assertTrue(files.status(layout.manifest("old-writer")).isEmpty());
        recover();
        assertEquals(List.of("old a", "new b", "old c"), output.rows());
    }

    /** As it happens: a process is stopped, its lease expires, another run publishes, and the process goes on. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProcessThatWasSuspendedPublishesNothing(boolean checksLease) throws Exception {
        Process process = start(checksLease);
        try (BufferedReader said = process.inputReader()) {
            assertEquals(SuspendedWriter.OPENED, said.readLine());
            signal("STOP", process);
            try (Publication publication = open("new")) {
                output.publish(publication, "new", output.merge("new", "old", "b"));
                signal("CONT", process);
                process.getOutputStream().write('\n');
                process.getOutputStream().flush();
                assertEquals(TakenOverException.class.getSimpleName(), said.readLine());
                publication.check();
            }
        } finally {
            process.destroyForcibly();
        }
        assertEquals(List.of("old a", "new b", "old c"), output.rows());
    }

    private Process start(boolean checksLease) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SuspendedWriter.class.getName(),
                        layout.root(),
                        String.valueOf(PERIOD.toMillis()),
                        String.valueOf(checksLease))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void signal(String name, Process process) throws Exception {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                        .start()
                        .waitFor());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4})
    void aRunThatWakesUpBetweenItsRenamesChangesNothing(int done) throws IOException {
        List<Move> moves = decide(done);
        try (Publication publication = open("other")) {
            output.publish(publication, "other", output.merge("other", "old", "c"));
            for (Move move : moves) {
                IOException gone = assertThrows(
                        IOException.class,
                        () -> files.replace(layout.root() + "/" + move.from(), layout.root() + "/" + move.to()));
                assertTrue(HadoopFiles.isMissing(gone), gone::toString);
            }
        }
        assertEquals(List.of("old a", "new b", "new bb", "other c", "new d"), output.rows());
    }

    @Test
    void aRunThatWakesUpWhileItRemovesLeftoversRemovesNothingOfAnother() throws IOException {
        output.stage("killed", "x");
        Leftovers found = Leftovers.find(files, layout, "suspended");
        try (Publication publication = open("new")) {
            WrittenPart part = output.stage("new", "d");
            files.replace(part.digits(), layout.digits(part.name()));
            found.delete();
            files.replace(layout.digits(part.name()), part.digits());
            output.publish(publication, "new", part);
        }
        assertEquals(List.of("old a", "old b", "old c", "new d"), output.rows());
    }

    /** Runs that do not respect each other's lock add a row to one part, over and over. */
    @Test
    void runsThatPublishAtOnceLoseNoRow() throws Exception {
        Assumptions.assumeTrue(
                files.guarantee(layout.root()) == StorageGuarantee.ATOMIC,
                "Skipped: this storage does not create files exclusively");
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<List<String>>> writers = IntStream.range(0, 3)
                .mapToObj(writer -> threads.submit(() -> addRows("w" + writer)))
                .toList();
        threads.shutdown();
        TreeSet<String> published = new TreeSet<>();
        for (Future<List<String>> writer : writers) {
            published.addAll(writer.get());
        }
        recover();
        List<String> rows = output.rows();
        assertTrue(rows.containsAll(published), () -> published + " were published, and there are " + rows);
        assertEquals(rows.size(), new TreeSet<>(rows).size());
        Numbered<Commit> last = log().last().orElseThrow();
        assertTrue(last.number() >= 30, last::toString);
    }

    /** @return the rows of which the publication said that they are published */
    private List<String> addRows(String writer) {
        List<String> published = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String run = writer + "-" + i;
            try (Publication publication = output.openWithoutLock(run)) {
                output.publish(publication, run, output.merge(run, "old", run));
                published.add(run + " " + run);
            } catch (IOException | RuntimeException takenOver) {
                // Another run has opened the output meanwhile. It may have deleted this one's staging directory, or
                // replaced the part that this one was opening.
            }
        }
        return published;
    }
}
