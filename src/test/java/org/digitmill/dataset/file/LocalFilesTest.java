package org.digitmill.dataset.file;

import static org.digitmill.dataset.digits.TestDigits.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
    private final LocalFiles files = new LocalFiles();

    @TempDir
    Path directory;

    @Test
    void findsFilesAndDirectories() throws IOException {
        String file = write(directory.resolve("a file"), "12345");
        assertEquals(Optional.of(new FileSource.Entry(file, "a file", 5, false)), files.find(file));
        assertTrue(files.find(directory.toString()).orElseThrow().directory());
        assertEquals(Optional.empty(), files.find(file + "x"));
        assertEquals(Optional.empty(), files.find("\0"));
    }

    @Test
    void listsByName() throws IOException {
        write(directory.resolve("b"), "");
        write(directory.resolve("c/x"), "");
        Files.createSymbolicLink(directory.resolve("a"), directory.resolve("nowhere"));
        List<FileSource.Entry> entries = files.list(directory.toString());
        assertEquals(
                List.of("a", "b", "c"),
                entries.stream().map(FileSource.Entry::name).toList());
        assertEquals(
                List.of(false, false, true),
                entries.stream().map(FileSource.Entry::directory).toList());
    }
}
