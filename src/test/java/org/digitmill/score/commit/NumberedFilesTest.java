package org.digitmill.score.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.digitmill.storage.HadoopFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumberedFilesTest {
    @TempDir
    private Path directory;

    /** Otherwise a process whose listing missed the newest files could take a number for the second time. */
    @Test
    void aNumberThatWasTakenNotLongAgoStaysTaken() throws IOException {
        NumberedFiles<Commit> log =
                new NumberedFiles<>(new HadoopFiles(new Configuration()), directory.toString(), Commit.class);
        for (int number = 1; number <= 150; number++) {
            assertTrue(log.append(number, "run", new Commit("run", List.of())));
            log.prune(number);
        }
        assertEquals(150, log.greatest());
        assertFalse(log.append(51, "other", new Commit("other", List.of())));
        assertEquals("run", log.last().orElseThrow().content().run());
        assertEquals(100, directory.toFile().list().length);
    }
}
