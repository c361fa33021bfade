package org.digitmill.train.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.digitmill.InputException;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.train.options.CheckpointOptions;
import org.digitmill.train.progress.Tally;
import org.digitmill.train.progress.TrainingProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointDirectoryTest {
    @TempDir
    Path temporary;

    private final List<String> notices = new ArrayList<>();

    private Path place() {
        return temporary.resolve("run");
    }

    private CheckpointDirectory directory(int keep, boolean resume, RunIdentity run) {
        CheckpointOptions options = new CheckpointOptions(place().toString(), 0, keep, resume);
        return new CheckpointDirectory(new HadoopFiles(new Configuration()), options, run, notices::add);
    }

    private CheckpointDirectory directory(boolean resume) {
        return directory(2, resume, CheckpointFileTest.RUN);
    }

    private static TrainingProgress at(int epoch, int round) {
        TrainingProgress some = CheckpointFileTest.progress();
        return new TrainingProgress(
                epoch, round, some.state(), some.average(), Tally.EMPTY, some.history(), some.best());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(place())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theLastAreKeptByEpochAndRound() throws IOException {
        CheckpointDirectory directory = directory(false);
        assertEquals(Optional.empty(), directory.open());
        for (TrainingProgress progress : List.of(at(1, 9), at(1, 10), at(2, 0), at(9, 0), at(10, 0), at(10_000, 2))) {
            directory.save(progress);
        }

        assertEquals(List.of("epoch-0010-round-00000.checkpoint", "epoch-10000-round-00002.checkpoint"), names());
        assertEquals(List.of(), notices);
        CheckpointFileTest.assertSame(at(10_000, 2), directory(true).open().orElseThrow());
    }

    @Test
    void nothingToGoOnFromIsABeginning() {
        assertEquals(Optional.empty(), directory(true).open());
    }

    @Test
    void checkpointsOfAnEarlierRunAreNotReplacedUnasked() {
        directory(false).save(at(2, 0));

        InputException refused =
                assertThrows(InputException.class, () -> directory(false).open());
        assertTrue(refused.getMessage().contains("--resume"), refused.getMessage());
        assertTrue(refused.getMessage().contains(place().toString()), refused.getMessage());
    }

    @Test
    void theOneBeforeADamagedOneIsUsed() throws IOException {
        directory(false).save(at(2, 0));
        directory(false).save(at(3, 0));
        Path newest = place().resolve("epoch-0003-round-00000.checkpoint");
        byte[] content = Files.readAllBytes(newest);
        content[content.length / 2] ^= 4;
        Files.write(newest, content);

        CheckpointDirectory directory = directory(true);
        TrainingProgress found = directory.open().orElseThrow();

        CheckpointFileTest.assertSame(at(2, 0), found);
        assertTrue(notices.get(0).contains("epoch-0003-round-00000.checkpoint is damaged"), notices.toString());
        assertTrue(notices.get(1).contains("epoch-0002-round-00000.checkpoint"), notices.toString());
        // The damaged one does not count among those that are kept.
        directory.save(at(2, 5));
        assertEquals(List.of("epoch-0002-round-00000.checkpoint", "epoch-0002-round-00005.checkpoint"), names());
    }

    @Test
    void aDamagedOneIsReplacedInItsPlace() throws IOException {
        directory(false).save(at(2, 0));
        Files.write(place().resolve("epoch-0003-round-00000.checkpoint"), new byte[0]);

        CheckpointDirectory directory = directory(true);
        directory.open();
        directory.save(at(3, 0));

        CheckpointFileTest.assertSame(at(3, 0), directory(true).open().orElseThrow());
    }

    @Test
    void nothingUsableIsAnError() throws IOException {
        directory(false).save(at(2, 0));
        Files.write(place().resolve("epoch-0002-round-00000.checkpoint"), new byte[] {1});

        InputException refused =
                assertThrows(InputException.class, () -> directory(true).open());
        assertTrue(refused.getMessage().contains("None of the checkpoints"), refused.getMessage());
    }

    @Test
    void anotherRunIsRefusedByNameOfWhatDiffers() {
        directory(2, false, new RunIdentity(Map.of("options.seed", "1", "options.epochs", "5", "network", "a")))
                .save(at(2, 0));

        RunIdentity other = new RunIdentity(Map.of("options.seed", "2", "options.epochs", "5", "network", "b"));
        InputException refused = assertThrows(
                InputException.class, () -> directory(2, true, other).open());

        assertTrue(refused.getMessage().contains("options.seed: 1 there, 2 here"), refused.getMessage());
        assertTrue(refused.getMessage().contains("network: another one"), refused.getMessage());
        assertFalse(refused.getMessage().contains("epochs"), refused.getMessage());
    }

    @Test
    void partsOfAKilledRunAreTakenAwayAndNothingElse() throws IOException {
        Files.createDirectories(place());
        String part = ".epoch-0001-round-00003.checkpoint.0123abcd-0123-4567-89ab-0123456789ab.part";
        Files.write(place().resolve(part), new byte[3]);
        Files.write(place().resolve("notes.part"), new byte[3]);

        directory(false).open();

        assertEquals(List.of("notes.part"), names());
    }

    @Test
    void aDirectoryThatCannotBeIsAnError() throws IOException {
        Files.write(place(), new byte[0]);

        InputException refused =
                assertThrows(InputException.class, () -> directory(false).open());
        assertTrue(refused.getMessage().contains("cannot hold checkpoints"), refused.getMessage());
    }

    @Test
    void aCheckpointThatCannotBeSavedDoesNotEndTheRun() throws IOException {
        CheckpointDirectory directory = directory(false);
        directory.open();
        Files.delete(place());
        Files.write(place(), new byte[0]);

        directory.save(at(2, 0));

        assertEquals(1, notices.size());
        assertTrue(notices.get(0).contains("could not be saved"), notices.toString());
    }
}
