package org.digitmill.score.commit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.digitmill.InputException;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.RemoteFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputLockTest {
    private static final Duration BEAT = Duration.ofMillis(200);

    @TempDir
    private Path directory;

    private final HadoopFiles files = new HadoopFiles(RemoteFileSystem.configure(new Configuration()));

    @Test
    void oneRunAtATimeOnTheLocalDisk() throws IOException {
        OutputLayout layout = new OutputLayout(directory.toString());
        try (OutputLock lock = OutputLocks.acquire(files, layout, "one")) {
            lock.check();
            InputException held = assertThrows(InputException.class, () -> OutputLocks.acquire(files, layout, "two"));
            assertTrue(held.getMessage().contains(directory.toString()), held.getMessage());
        }
        assertDoesNotThrow(() -> OutputLocks.acquire(files, layout, "two").close());
    }

    @Test
    void anOutputThatCannotBeWrittenIsTheUsersError() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        for (String scheme : new String[] {"", "remote:"}) {
            OutputLayout layout = new OutputLayout(scheme + file + "/out");
            InputException refused =
                    assertThrows(InputException.class, () -> OutputLocks.acquire(files, layout, "one"));
            assertTrue(refused.getMessage().contains("file/out cannot be written to"), refused.getMessage());
            assertTrue(refused.getMessage().contains("Choose another"), refused.getMessage());
        }
    }

    @Test
    void oneRunAtATimeElsewhere() throws IOException {
        OutputLayout layout = new OutputLayout("remote:" + directory);
        try (OutputLock lock = LeaseLock.acquire(files, layout, "one", BEAT)) {
            lock.check();
            InputException held =
                    assertThrows(InputException.class, () -> LeaseLock.acquire(files, layout, "two", BEAT));
            assertTrue(held.getMessage().contains("one"), held.getMessage());
            lock.check();
        }
        assertDoesNotThrow(() -> LeaseLock.acquire(files, layout, "two", BEAT).close());
    }

    @Test
    void theLockOfADeadRunIsTakenOver() throws IOException {
        OutputLayout layout = new OutputLayout("remote:" + directory);
        Json.write(files, layout.lock(), layout.lock() + "-dead", new LeaseLock.Lease("dead", 17));
        try (OutputLock lock = LeaseLock.acquire(files, layout, "two", BEAT)) {
            lock.check();
        }
    }

    @Test
    void aRunThatLostItsLockIsTold() throws IOException {
        OutputLayout layout = new OutputLayout("remote:" + directory);
        // So long that no heartbeat falls between the two lines below and writes the first run's name again.
        Duration period = Duration.ofSeconds(10);
        try (OutputLock lock = LeaseLock.acquire(files, layout, "one", period)) {
            Json.write(files, layout.lock(), layout.lock() + "-two", new LeaseLock.Lease("two", 0));
            assertThrows(IOException.class, lock::check);
        }
    }
}
