package org.digitmill.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.digitmill.dataset.file.FileSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HadoopFilesTest {
    @TempDir
    private Path directory;

    private final HadoopFiles files = new HadoopFiles(RemoteFileSystem.configure(new Configuration()));

    @ParameterizedTest
    @ValueSource(strings = {"", "file:", "remote:"})
    void writesReadsListsReplacesAndDeletes(String scheme) throws IOException {
        String root = scheme + directory + "/tree";
        write(root + "/a/one 1%.bin", "one");
        write(root + "/a/two", "second");
        files.makeDirectories(root + "/a/sub");

        assertEquals("one", read(root + "/a/one 1%.bin"));
        List<FileSource.Entry> entries = files.list(root + "/a");
        assertEquals(
                List.of("one 1%.bin", "sub", "two"),
                entries.stream().map(FileSource.Entry::name).toList());
        assertEquals(
                List.of(3L, 0L, 6L),
                entries.stream().map(FileSource.Entry::length).toList());
        assertEquals(
                List.of(false, true, false),
                entries.stream().map(FileSource.Entry::directory).toList());
        assertEquals("second", read(entries.get(2).path()));

        files.replace(root + "/a/two", root + "/a/one 1%.bin");
        assertEquals("second", read(root + "/a/one 1%.bin"));
        assertTrue(files.find(root + "/a/two").isEmpty());

        files.delete(root);
        files.delete(root);
        assertTrue(files.find(root).isEmpty());
        IOException missing = assertThrows(
                IOException.class, () -> files.open(root + "/a/two").close());
        assertTrue(HadoopFiles.isMissing(missing), missing.toString());
    }

    @Test
    void pathsHaveOneForm() {
        assertEquals("/data/in", files.resolve("/data/x/../in"));
        assertEquals("/data/in", files.resolve("file:/data/in"));
        assertEquals("/data/in", files.resolve("file:///data/in"));
        assertEquals(Path.of("in").toAbsolutePath().toString(), files.resolve("in"));
        assertEquals("remote:/data/in", files.resolve("remote:///data/in").replace("///", "/"));
    }

    @Test
    void pathsWithoutASchemeAreOnTheDefaultFileSystem() throws IOException {
        Configuration configuration = RemoteFileSystem.configure(new Configuration());
        configuration.set("fs.defaultFS", "remote:///");
        HadoopFiles remote = new HadoopFiles(configuration);
        assertFalse(remote.isLocal("/data"));
        assertTrue(remote.isLocal("file:/data"));
        assertTrue(remote.resolve(directory.toString()).startsWith("remote:"));
        Files.writeString(directory.resolve("x"), "here");
        String local = remote.resolve("file://" + directory);
        assertEquals("file:" + directory, local);
        assertEquals("file:" + directory + "/x", remote.list(local).get(0).path());
    }

    @Test
    void tellsWhatANameStandsFor() throws IOException {
        Files.writeString(directory.resolve("file"), "x");
        Files.createDirectory(directory.resolve("directory"));
        Files.createSymbolicLink(directory.resolve("link"), Path.of("file"));
        Files.createSymbolicLink(directory.resolve("dangling"), Path.of("nowhere"));
        Files.createSymbolicLink(directory.resolve("circle"), Path.of("circle"));
        Files.createSymbolicLink(directory.resolve("device"), Path.of("/dev/null"));
        Map<String, StoredFile> found = files.contents(directory.toString()).stream()
                .collect(Collectors.toMap(StoredFile::name, Function.identity()));
        assertEquals(StoredFile.Kind.FILE, found.get("file").kind());
        assertEquals(1, found.get("link").length());
        assertEquals(StoredFile.Kind.DIRECTORY, found.get("directory").kind());
        assertEquals(StoredFile.Kind.DANGLING, found.get("dangling").kind());
        assertEquals(StoredFile.Kind.DANGLING, found.get("circle").kind());
        assertEquals(StoredFile.Kind.SPECIAL, found.get("device").kind());
        assertEquals(
                Files.getLastModifiedTime(directory.resolve("file")).toMillis(),
                found.get("file").modified() / 1_000);
    }

    /** Only a file system call can make such a name, and Java has none; so its text is made from what Java would see. */
    @Test
    void namesThatAreTextStayAsTheyAre() throws IOException {
        for (String name : new String[] {"plain", "\uFFFD", "ü 数\uD83D\uDE00"}) {
            Path path = Files.createFile(directory.resolve(name));
            assertTrue(LocalNames.unreadable(path).isEmpty(), name);
        }
    }

    @Test
    void bytesThatAreNoTextAreShown() throws Exception {
        Process shell = new ProcessBuilder(
                        "sh", "-c", "touch \"$0/$(printf '\\377b\\303\\274.png')\"", directory.toString())
                .inheritIO()
                .start();
        assertEquals(0, shell.waitFor());
        StoredFile file = files.contents(directory.toString()).get(0);
        assertEquals(StoredFile.Kind.UNNAMEABLE, file.kind());
        assertEquals("\\xFFbü.png", file.name());
        assertEquals(directory + "/\\xFFbü.png", file.path());
    }

    @Test
    void travels() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
            output.writeObject(files);
        }
        try (ObjectInputStream input = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            HadoopFiles arrived = (HadoopFiles) input.readObject();
            assertEquals(files.resolve("remote:/x"), arrived.resolve("remote:/x"));
        }
    }

    private void write(String path, String text) throws IOException {
        try (OutputStream output = files.create(path)) {
            output.write(text.getBytes());
        }
    }

    private String read(String path) throws IOException {
        try (InputStream input = files.open(path)) {
            return new String(input.readAllBytes());
        }
    }
}
