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
    void a_missing_model_says_what_writes_one() {
        String path = directory.resolve("none.model").toString();
        InputException refused = assertThrows(InputException.class, () -> Models.read(path));
        assertTrue(refused.getMessage().contains(path), refused.getMessage());
        assertTrue(refused.getMessage().contains("digitmill train"), refused.getMessage());
    }

    @Test
    void a_place_is_prepared_and_nothing_is_left_there() throws IOException {
        Models.prepare(directory.resolve("new/place/a.model").toString());
        try (Stream<Path> left = Files.list(directory.resolve("new/place"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void a_place_below_a_file_is_refused_before_the_work() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThrows(InputException.class, () -> Models.prepare(file + "/a.model"));
        assertThrows(InputException.class, () -> Models.prepare(directory.toString()));
    }
}
