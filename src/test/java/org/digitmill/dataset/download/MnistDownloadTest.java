package org.digitmill.dataset.download;

import static org.digitmill.dataset.digits.TestDigits.assertRefused;
import static org.digitmill.dataset.digits.TestDigits.gzip;
import static org.digitmill.dataset.digits.TestDigits.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.digitmill.dataset.digits.TestDigits;
import org.digitmill.dataset.file.Sha256;
import org.digitmill.dataset.format.MnistFile;
import org.digitmill.dataset.format.PublishedFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MnistDownloadTest {
    private static final String FIRST = "first-idx3";
    private static final String SECOND = "second-idx1";

    private static final Duration STALL = Duration.ofSeconds(1);

    private final byte[] first = bytes(1, 300_000);
    private final byte[] second = bytes(2, 500);
    private final byte[] firstPacked = pack(first);
    private final AtomicLong received = new AtomicLong();

    private LyingServer server;

    @TempDir
    Path directory;

    @BeforeEach
    void start() throws IOException {
        server = new LyingServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static byte[] bytes(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] pack(byte[] content) {
        try {
            return gzip(content);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static PublishedFile published(String name, byte[] content) {
        String sha256 = HexFormat.of().formatHex(Sha256.start().digest(content));
        return new PublishedFile(name, content.length, sha256);
    }

    private URI good() {
        return server.mirror("good", exchange -> {
            boolean isFirst = exchange.getRequestURI().getPath().endsWith(FIRST + ".gz");
            LyingServer.send(exchange, 200, isFirst ? firstPacked : pack(second));
        });
    }

    private List<MnistDownload.Fetched> fetch(URI... mirrors) {
        return fetch(new DownloadOptions(List.of(mirrors), Duration.ofSeconds(5), STALL, Duration.ofSeconds(30)));
    }

    private List<MnistDownload.Fetched> fetch(DownloadOptions options) {
        List<PublishedFile> files = List.of(published(FIRST, first), published(SECOND, second));
        return new MnistDownload(options, (file, bytes, total) -> received.set(bytes), files).fetch(directory);
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private void assertComplete() throws IOException {
        assertArrayEquals(firstPacked, Files.readAllBytes(directory.resolve(FIRST + ".gz")));
        assertEquals(Set.of(FIRST + ".gz", SECOND + ".gz"), names());
    }

    /** One bad mirror: the next one serves; alone, it leaves nothing behind and the reason is told. */
    private void assertGivenUp(HttpHandler behaviour, String... reasons) throws IOException {
        URI bad = server.mirror("bad", behaviour);
        String[] parts = {FIRST + ".gz could not be downloaded", bad.toString(), "DIGITMILL_MNIST", "synthetic"};
        assertRefused(
                () -> fetch(bad), Stream.of(parts, reasons).flatMap(Stream::of).toArray(String[]::new));
        assertEquals(Set.of(), names());
        URI good = good();
        List<MnistDownload.Fetched> fetched = fetch(bad, good);
        assertEquals(Optional.of(good), fetched.get(0).mirror());
        assertComplete();
    }

    @Test
    void downloadsWhatIsMissing() throws IOException {
        URI good = good();
        List<MnistDownload.Fetched> fetched = fetch(good);
        assertComplete();
        assertEquals(
                new MnistDownload.Fetched(FIRST, directory.resolve(FIRST + ".gz"), Optional.of(good)), fetched.get(0));
        assertEquals(pack(second).length, received.get());
        assertEquals(
                Files.getPosixFilePermissions(Files.createFile(directory.resolve("x"))),
                Files.getPosixFilePermissions(directory.resolve(FIRST + ".gz")));
    }

    @Test
    void makesTheDirectory() {
        directory = directory.resolve("new/data");
        assertEquals(2, fetch(good()).size());
    }

    @Test
    void leavesAMirrorThatIsNotThere() throws IOException {
        assertGivenUp(exchange -> LyingServer.send(exchange, 404, "Not here".getBytes()), "HTTP status 404");
    }

    @Test
    void leavesAMirrorThatCannotBeReached() throws IOException {
        URI closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        assertRefused(() -> fetch(closed), closed.toString(), "no connection");
        fetch(closed, good());
        assertComplete();
    }

    @Test
    void leavesAMirrorThatLiesWithTheRightLength() throws IOException {
        byte[] lie = first.clone();
        lie[150_000] ^= 1;
        assertGivenUp(
                exchange -> LyingServer.send(exchange, 200, pack(lie)),
                "wrong content",
                "expected 300,000 bytes with sha256");
    }

    @Test
    void leavesAMirrorThatSendsAPage() throws IOException {
        assertGivenUp(
                exchange -> LyingServer.send(exchange, 200, "<html>Log in</html>".getBytes()),
                "wrong content",
                "found 19");
    }

    @Test
    void leavesAMirrorThatBreaksOff() throws IOException {
        assertGivenUp(
                exchange -> {
                    exchange.sendResponseHeaders(200, firstPacked.length);
                    exchange.getResponseBody().write(firstPacked, 0, firstPacked.length / 2);
                    exchange.getResponseBody().flush();
                },
                "bad/: ");
    }

    @Test
    void leavesAMirrorWhoseFileIsCut() throws IOException {
        assertGivenUp(
                exchange -> LyingServer.send(exchange, 200, Arrays.copyOf(firstPacked, firstPacked.length - 9)),
                "broken gzip file");
    }

    @Test
    void leavesAMirrorThatStallsInTheMiddle() throws IOException {
        assertGivenUp(
                exchange -> {
                    exchange.sendResponseHeaders(200, firstPacked.length);
                    exchange.getResponseBody().write(firstPacked, 0, firstPacked.length / 2);
                    exchange.getResponseBody().flush();
                    server.fallSilent();
                },
                "nothing arrived for 1.0 seconds");
    }

    @Test
    void leavesAMirrorThatNeverAnswers() throws IOException {
        assertGivenUp(exchange -> server.fallSilent(), "nothing arrived for 1.0 seconds");
    }

    @Test
    void leavesAMirrorThatSendsWithoutEnd() throws IOException {
        assertGivenUp(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    while (true) {
                        exchange.getResponseBody().write(first);
                    }
                },
                "the file is too large: expected at most 365,536 bytes, found more");
    }

    @Test
    void leavesAMirrorThatAnnouncesTooMuch() throws IOException {
        assertGivenUp(
                exchange -> {
                    exchange.sendResponseHeaders(200, 1L << 40);
                    exchange.getResponseBody().write(first);
                },
                "found 1,099,511,627,776 bytes");
    }

    @Test
    void leavesAMirrorWhoseFileUnpacksToTooMuch() throws IOException {
        byte[] bomb = pack(new byte[100_000_000]);
        assertGivenUp(exchange -> LyingServer.send(exchange, 200, bomb), "too long: expected 300,000 unpacked bytes");
    }

    @Test
    void leavesAMirrorThatTakesTooLong() {
        URI silent = server.mirror("silent", exchange -> server.fallSilent());
        Duration long_ = Duration.ofSeconds(30);
        assertRefused(
                () -> fetch(new DownloadOptions(List.of(silent), long_, long_, Duration.ofMillis(300))),
                "the transfer was not done within 0.3 seconds");
    }

    @Test
    void tellsEachMirrorsOwnReason() {
        URI missing = server.mirror("missing", exchange -> LyingServer.send(exchange, 404, new byte[1]));
        URI broken = server.mirror("broken", exchange -> LyingServer.send(exchange, 503, new byte[1]));
        assertRefused(() -> fetch(missing, broken), missing + ": HTTP status 404", broken + ": HTTP status 503");
    }

    @Test
    void followsARedirection() throws IOException {
        URI good = good();
        URI moved = server.mirror("moved", exchange -> {
            String path = exchange.getRequestURI().getPath().replace("/moved/", "/good/");
            exchange.getResponseHeaders().add("Location", server.address(path).toString());
            exchange.sendResponseHeaders(302, -1);
        });
        assertEquals(Optional.of(moved), fetch(moved).get(0).mirror());
        assertEquals("/good/", good.getPath());
        assertComplete();
    }

    @Test
    void asksTheMirrorThatServedLastFirst() {
        URI missing = server.mirror("missing", exchange -> LyingServer.send(exchange, 404, new byte[1]));
        fetch(missing, good());
        assertEquals(List.of("/missing/first-idx3.gz", "/good/first-idx3.gz", "/good/second-idx1.gz"), server.asked());
    }

    @Test
    void keepsWhatIsThereAndRight() throws IOException {
        write(directory.resolve("first.idx3"), first);
        write(directory.resolve(SECOND + ".gz"), gzip(second));
        List<MnistDownload.Fetched> fetched = fetch(good());
        assertEquals(directory.resolve("first.idx3"), fetched.get(0).path());
        assertTrue(fetched.stream().allMatch(file -> file.mirror().isEmpty()));
        assertEquals(List.of(), server.asked());
    }

    @Test
    void movesAsideWhatIsThereAndWrong() throws IOException {
        write(directory.resolve(FIRST), second);
        write(directory.resolve(FIRST + ".gz"), Arrays.copyOf(firstPacked, 1000));
        write(directory.resolve(SECOND), first);
        write(directory.resolve(SECOND + ".gz"), pack(second));
        fetch(good());
        assertEquals(
                Set.of(FIRST + ".gz", FIRST + ".gz.wrong", FIRST + ".wrong", SECOND + ".gz", SECOND + ".wrong"),
                names());
        assertArrayEquals(second, Files.readAllBytes(directory.resolve(FIRST + ".wrong")));
        assertArrayEquals(firstPacked, Files.readAllBytes(directory.resolve(FIRST + ".gz")));
    }

    @Test
    void keepsWhatIsThereAndWrongWhereNoMirrorServes() throws IOException {
        write(directory.resolve(FIRST), second);
        URI missing = server.mirror("missing", exchange -> LyingServer.send(exchange, 404, new byte[1]));
        assertRefused(() -> fetch(missing), "404");
        assertEquals(Set.of(FIRST), names());
    }

    @Test
    void clearsAwayWhatAKilledDownloadLeft() throws IOException {
        write(directory.resolve("." + FIRST + ".gz.0123.part"), "half");
        write(directory.resolve("." + SECOND + ".gz.4567.part"), "half");
        try (PartFile inUse = PartFile.create(directory.resolve(FIRST + ".gz"))) {
            fetch(good());
            assertTrue(Files.exists(inUse.path()));
        }
        assertComplete();
    }

    @Test
    void refusesADirectoryThatIsAFile() throws IOException {
        directory = Path.of(write(directory.resolve("file"), "x"));
        assertRefused(() -> fetch(good()), directory.toString(), "cannot be used", "Choose a directory");
    }

    @Test
    void worksThroughALinkToADirectory() throws IOException {
        Path link = directory.resolve("link");
        Path real = Files.createDirectory(directory.resolve("real"));
        Files.createSymbolicLink(link, real);
        directory = link;
        fetch(good());
        assertComplete();
    }

    @Test
    void optionsAreChecked() {
        DownloadOptions options = DownloadOptions.DEFAULTS;
        assertEquals(
                List.of(URI.create("http://a/b/"), URI.create("https://c/")),
                options.withMirrors(List.of(URI.create("http://a/b"), URI.create("https://c/")))
                        .mirrors());
        for (String wrong : new String[] {"ftp://a/", "a/b", "file:///a/"}) {
            assertThrows(IllegalArgumentException.class, () -> options.withMirrors(List.of(URI.create(wrong))));
        }
        assertThrows(IllegalArgumentException.class, () -> options.withMirrors(List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DownloadOptions(
                        options.mirrors(), Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }

    @Test
    void knowsTheRealFiles() throws IOException {
        Path mnist = Path.of(TestDigits.mnist());
        for (MnistFile file : MnistFile.values()) {
            Path path = mnist.resolve(file.published().packedName());
            assertEquals(Optional.empty(), FileCheck.fault(path, file.published()));
        }
    }
}
