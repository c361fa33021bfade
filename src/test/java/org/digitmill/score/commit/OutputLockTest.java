package org.digitmill.score.commit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.digitmill.InputException;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.RemoteFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leases are tested by {@link PublicationContract}. */
class OutputLockTest {
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
}
