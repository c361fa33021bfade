package org.digitmill.score.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.digitmill.InputException;
import org.digitmill.score.row.ErrorCode;
import org.digitmill.score.row.PathOrder;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.RemoteFileSystem;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileListerTest {
    @TempDir
    private Path directory;

    private final HadoopFiles files = new HadoopFiles(RemoteFileSystem.configure(new Configuration()));
    private Path root;

    @BeforeEach
    void makeTree() throws IOException {
        root = directory.resolve("in");
        for (String name : new String[] {
            "a/1.png",
            "a/2.png",
            "a-b/1.png",
            "a.png",
            "b/deep/er/3.jpg",
            "b/x.png/4.png",
            ".hidden",
            "_scans/_DSC5.JPG",
            "_scans/.IMG_1.png",
            "_scans/Thumbs.db",
            "_scans/.DS_Store",
            "_scans/._DSC5.JPG",
            "_scans/._5.png.crc",
            "_scans/_SUCCESS",
            "_scans/__MACOSX/7.png",
            "b/.git/6.png",
            "[1].png",
            "\uFF5E",
            "\uD83D\uDE00"
        }) {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "remote:"})
    void listsEverythingInTheOrderOfItsPath(String scheme) throws IOException {
        List<String> paths = list(scheme + root);
        assertEquals(
                List.of(
                        "[1].png",
                        "_scans/.IMG_1.png",
                        "_scans/_DSC5.JPG",
                        "a-b/1.png",
                        "a.png",
                        "a/1.png",
                        "a/2.png",
                        "b/deep/er/3.jpg",
                        "b/x.png/4.png",
                        "\uFF5E",
                        "\uD83D\uDE00"),
                paths);
        List<String> whole =
                lister(scheme + root).stream().map(ListedFile::path).toList();
        assertEquals(whole.stream().sorted(PathOrder.BY_BYTES).toList(), whole);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a*; a-b/1.png a.png a/1.png a/2.png",
                "*.png; [1].png a.png",
                "[[]1].png; [1].png",
                "[1].png; [1].png",
                "?/1.png; a/1.png",
                "**/[14].png; a-b/1.png a/1.png b/x.png/4.png",
                "{a,b}/*; a/1.png a/2.png b/deep/er/3.jpg b/x.png/4.png",
                "b/**; b/deep/er/3.jpg b/x.png/4.png",
                "_*; _scans/.IMG_1.png _scans/_DSC5.JPG",
                "a/1.png; a/1.png",
                ".hidden; .hidden"
            })
    void patternsMatchNames(String pattern, String expected) throws IOException {
        assertEquals(List.of(expected.split(" ")), list(root + "/" + pattern));
        assertEquals(List.of(expected.split(" ")), list("remote:" + root + "/" + pattern));
    }

    @Test
    void whatInputsShareIsListedOnce() throws IOException {
        List<String> once = list(root.toString());
        assertEquals(
                once, list(root + "/a/1.png", root + "/b", root.toString(), root + "/a", root + "/a*", root + "/"));
        assertEquals(List.of("a-b/1.png", "a.png"), list(root + "/a.png", root + "/a-b", root + "/a.png"));
    }

    @Test
    void whatIsPassedOverIsCounted() throws IOException {
        FileLister lister = new FileLister(files, List.of(root.toString()), directory + "/out");
        lister.forEachRemaining(file -> {});
        assertEquals(8, lister.ignored());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "nothing/*", "a/*.jpg", "unclosed[", "a/1.png/x"})
    void inputsThatAreNotThereAreTheUsersError(String input) {
        InputException error = assertThrows(InputException.class, () -> list(root + "/" + input));
        assertTrue(error.getMessage().contains(input), error.getMessage());
        assertTrue(error.getMessage().endsWith("."), error.getMessage());
    }

    @Test
    void unknownFileSystemsAreTheUsersError() {
        assertThrows(InputException.class, () -> list("nosuch://host/directory"));
    }

    @Test
    void linksAreFollowedButNotRoundInACircle() throws IOException {
        Files.createSymbolicLink(root.resolve("a/up"), root);
        Files.createSymbolicLink(root.resolve("c"), root.resolve("b"));
        List<String> paths = list(root.toString());
        assertTrue(paths.contains("c/deep/er/3.jpg"), paths.toString());
        assertEquals(13, paths.size(), paths.toString());
    }

    @Test
    void theOutputIsPassedOverByWhateverNameItHas() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), root);
        FileLister lister = new FileLister(files, List.of(root.toString()), link + "/b/out/here");
        Path part = root.resolve("b/out/here/files/part.parquet");
        Files.createDirectories(part.getParent());
        Files.createFile(part);
        List<String> paths = new ArrayList<>();
        lister.forEachRemaining(file -> paths.add(file.path()));
        assertEquals(11, paths.size(), paths.toString());
    }

    @Test
    void problemsAreListed() throws IOException {
        Files.createSymbolicLink(root.resolve("z"), Path.of("nowhere"));
        Files.createSymbolicLink(root.resolve("zz"), Path.of("/dev/null"));
        List<ListedFile> all = lister(root.toString());
        assertEquals(ErrorCode.VANISHED, find(all, "z").problem());
        assertEquals(ErrorCode.NOT_A_FILE, find(all, "zz").problem());
    }

    @Test
    void aDirectoryThatCannotBeReadIsListedWithItsProblem() throws IOException {
        Path closed = root.resolve("a");
        Assumptions.assumeTrue(
                closed.toFile().setReadable(false) && !Files.isReadable(closed), "this user reads everything");
        List<ListedFile> all = lister(root.toString());
        assertEquals(ErrorCode.UNREADABLE_DIRECTORY, find(all, "a/").problem());
        assertTrue(closed.toFile().setReadable(true));
    }

    @Test
    void aDirectoryThatVanishesIsListedWithItsProblem() throws IOException {
        FileLister lister = new FileLister(files, List.of(root.toString()), directory + "/out");
        lister.next();
        Path gone = root.resolve("b");
        try (Stream<Path> all = Files.walk(gone)) {
            all.sorted((one, other) -> other.compareTo(one))
                    .forEach(path -> assertTrue(path.toFile().delete()));
        }
        List<ListedFile> rest = new ArrayList<>();
        lister.forEachRemaining(rest::add);
        assertEquals(ErrorCode.VANISHED, find(rest, "b/").problem());
    }

    private ListedFile find(List<ListedFile> all, String name) {
        return all.stream()
                .filter(file -> file.path().equals(root + "/" + name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + all));
    }

    private List<ListedFile> lister(String... inputs) throws IOException {
        List<ListedFile> all = new ArrayList<>();
        new FileLister(files, List.of(inputs), directory + "/out").forEachRemaining(all::add);
        return all;
    }

    private List<String> list(String... inputs) throws IOException {
        return lister(inputs).stream()
                .map(file -> file.path()
                        .substring(file.path().indexOf(root.toString())
                                + root.toString().length()
                                + 1))
                .toList();
    }
}
