package org.digitmill.cli.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.digitmill.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {
    @TempDir
    Path directory;

    @Test
    void aMissingModelSaysWhatWritesOne() {
        String path = directory.resolve("none.model").toString();
        InputException refused = assertThrows(InputException.class, () -> Models.read(path));
        assertTrue(refused.getMessage().contains(path), refused.getMessage());
        assertTrue(refused.getMessage().contains("digitmill train"), refused.getMessage());
    }

    @Test
    void aPlaceIsPreparedAndNothingIsLeftThere() throws IOException {
        Models.prepare(directory.resolve("new/place/a.model").toString());
        try (Stream<Path> left = Files.list(directory.resolve("new/place"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aPlaceBelowAFileIsRefusedBeforeTheWork() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThrows(InputException.class, () -> Models.prepare(file + "/a.model"));
        assertThrows(InputException.class, () -> Models.prepare(directory.toString()));
    }
}
