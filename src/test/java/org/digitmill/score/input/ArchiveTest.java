package org.digitmill.score.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.score.NearestMean;
import org.digitmill.score.SampleFiles;
import org.digitmill.score.job.ScoreJob;
import org.digitmill.score.job.ScoreProgress;
import org.digitmill.score.job.ScoreReport;
import org.digitmill.score.options.ArchiveLimits;
import org.digitmill.score.options.ReadingOptions;
import org.digitmill.score.options.RejectionLimit;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.row.ErrorCode;
import org.digitmill.score.verify.ScoreVerifier;
import org.digitmill.spark.LocalSpark;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.RemoteFileSystem;
import org.digitmill.storage.StalledFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    private static final NearestMean MODEL = new NearestMean(1, 0.5f);

    @TempDir
    private Path directory;

    private Path input;
    private final HadoopFiles files = new HadoopFiles(new Configuration());

    @BeforeEach
    void makeDirectory() throws IOException {
        input = Files.createDirectories(directory.resolve("in"));
    }

    private static Map<String, byte[]> digits(int count) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            // Not in the order of their names.
            int number = i * 7 % count;
            entries.put("page " + number % 3 + "/digit-" + number + ".png", SampleFiles.digit(number));
        }
        return entries;
    }

    private static byte[] archive(String kind, Map<String, byte[]> entries) throws IOException {
        return switch (kind) {
            case "stored.zip" -> SampleArchives.zip(entries, false, false);
            case "deflated.zip" -> SampleArchives.zip(entries, true, false);
            case "big.zip" -> SampleArchives.zip(entries, true, true);
            case "plain.tar" -> SampleArchives.tar(entries);
            default -> SampleArchives.gzip(SampleArchives.tar(entries));
        };
    }

    @Test
    void entriesAreFilesOfTheirOwn() throws IOException {
        int count = 50;
        Map<String, byte[]> entries = digits(count);
        Path loose = Files.createDirectories(input.resolve("loose"));
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            Path file = loose.resolve(entry.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue());
        }
        List<String> kinds = List.of("stored.zip", "deflated.zip", "big.zip", "plain.tar", "all.tar.gz");
        for (String kind : kinds) {
            // By content and not by name.
            Files.write(input.resolve(kind + ".bin"), archive(kind, entries));
        }
        int all = count * (1 + kinds.size());
        ScoreReport report = run(117, "");
        assertEquals(all, report.listed());
        assertEquals(all, report.scored(), report.toString());
        for (String kind : kinds) {
            String archive = input + "/" + kind + ".bin!/";
            assertEquals(rows(loose + "/"), rows(archive), kind);
            Row row =
                    files().filter("path = '" + archive + "page 1/digit-7.png'").first();
            assertEquals(entries.get("page 1/digit-7.png").length, row.<Long>getAs("length"));
            assertEquals(1_600_000_000L, row.<Timestamp>getAs("modified").getTime() / 1_000);
        }
        assertEquals(all, run(117, "").skipped());
        assertEquals(List.of(), verify());
    }

    /** Name, text and digest of each file below a path. */
    private List<String> rows(String below) {
        return files().collectAsList().stream()
                .filter(row -> row.<String>getAs("path").startsWith(below))
                .map(row -> row.<String>getAs("path").substring(below.length()) + " " + row.getAs("text") + " "
                        + row.getAs("sha256"))
                .sorted()
                .toList();
    }

    @Test
    void anArchiveThatGrewIsReadOnlyWhereItIsNew() throws IOException {
        Path archive = input.resolve("a.zip");
        Map<String, byte[]> entries = digits(5);
        Files.write(archive, SampleArchives.zip(entries, true, false));
        run(100, "");
        entries.put("new.png", SampleFiles.digit(77));
        Files.write(archive, SampleArchives.zip(entries, true, false));
        ScoreReport second = run(100, "");
        assertEquals(5, second.skipped());
        assertEquals(1, second.scored());
        assertEquals(6, files().count());
    }

    @Test
    void hostileNamesAreTextAndLeadNowhere() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        byte[] broken = "no picture".getBytes();
        for (String name : List.of("../../x", "/etc/passwd", "a\nb\"'%00", "C:\\x", "..", "数.png", "a/../../../y")) {
            entries.put(name, broken);
        }
        entries.put(".hidden", broken);
        entries.put("__MACOSX/x", broken);
        entries.put("_scans/_DSC1.JPG", broken);
        Files.write(input.resolve("z.tar"), SampleArchives.tar(entries));
        Path quarantine = directory.resolve("quarantine");
        ScoreReport report = run(100, quarantine.toString());
        assertEquals(8, report.rejected(), report.toString());
        assertEquals(2, report.ignored(), report.toString());
        assertTrue(rows(input + "/z.tar!/").stream().anyMatch(row -> row.startsWith("../../x ")));
        try (Stream<Path> copies = Files.list(quarantine.resolve("files"))) {
            List<Path> all = copies.toList();
            assertEquals(8, all.size());
            for (Path copy : all) {
                assertEquals("no picture", Files.readString(copy));
            }
        }
        try (Stream<Path> everything = Files.list(directory)) {
            assertEquals(3, everything.count());
        }
        List<String> index = index(quarantine);
        assertEquals(8, index.size());
        assertTrue(index.stream().allMatch(line -> line.contains("NOT_AN_IMAGE") && line.contains("\"files/")));
    }

    private static List<String> index(Path quarantine) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> parts = Files.list(quarantine.resolve("index"))) {
            for (Path part : parts.toList()) {
                lines.addAll(Files.readAllLines(part));
            }
        }
        return lines;
    }

    @Test
    void theQuarantineIsNoInputAndWhatCouldNotBeReadIsListedInIt() throws IOException {
        Files.createSymbolicLink(input.resolve("nowhere.png"), Path.of("nothing"));
        Files.write(input.resolve("text.png"), "text".getBytes());
        Files.write(input.resolve("1.png"), SampleFiles.digit(1));
        Path quarantine = input.resolve("bad");
        assertEquals(3, run(100, quarantine.toString()).listed());
        assertEquals(3, run(100, quarantine.toString()).listed());
        List<String> index = index(quarantine);
        assertEquals(2, index.size(), index.toString());
        assertTrue(index.stream().anyMatch(line -> line.contains("VANISHED") && line.contains("\"copy\":null")));
    }

    @Test
    void otherFileSystemsGiveTheSame() throws Exception {
        for (int i = 0; i < 40; i++) {
            Path deep = Files.createDirectories(input.resolve(i % 7 + "/" + i));
            Files.write(deep.resolve("a.png"), SampleFiles.digit(i));
        }
        Files.write(input.resolve("3/b.zip"), SampleArchives.zip(digits(9), true, false));
        Files.write(input.resolve("5/c.tar"), SampleArchives.tar(digits(9)));
        HadoopFiles remote = new HadoopFiles(RemoteFileSystem.configure(new Configuration()));
        List<ListedFile> here = new ArrayList<>();
        List<ListedFile> there = new ArrayList<>();
        new FileLister(files, List.of(input.toString()), directory + "/out").forEachRemaining(here::add);
        new FileLister(remote, List.of("remote:" + input), "remote:" + directory + "/out").forEachRemaining(there::add);
        assertEquals(58, here.size());
        FileContents local = new FileContents(files);
        FileContents distant = new FileContents(remote);
        for (int i = 0; i < here.size(); i++) {
            assertTrue(
                    there.get(i).path().endsWith(here.get(i).path()),
                    there.get(i).path());
            assertTrue(local.read(here.get(i), null, 1 << 20));
            assertTrue(distant.read(there.get(i), null, 1 << 20));
            assertEquals(0, Arrays.compare(local.bytes(), 0, local.length(), distant.bytes(), 0, distant.length()));
        }
    }

    @Test
    void brokenArchivesHaveARowThatSaysWhy() throws IOException {
        byte[] zip = SampleArchives.zip(digits(20), true, false);
        byte[] packed = SampleArchives.gzip(SampleArchives.tar(digits(20)));
        assertEquals(List.of(ErrorCode.TRUNCATED), problems(Arrays.copyOf(zip, zip.length - 30)));
        List<ListedFile> cut = list(Arrays.copyOf(packed, packed.length * 2 / 3));
        assertEquals(ErrorCode.TRUNCATED, cut.get(0).problem());
        assertTrue(cut.size() > 5 && cut.size() < 21, cut.size() + " entries");
        byte[] tar = SampleArchives.tar(digits(20));
        List<ListedFile> shorter = list(Arrays.copyOf(tar, 3_000));
        assertEquals(ErrorCode.TRUNCATED, shorter.get(0).problem());
        tar[0] ^= 1;
        assertNull(list(tar).get(0).entry(), "a wrong checksum is no archive");
        tar[0] ^= 1;
        tar[1_024 + 3] ^= 1;
        assertFalse(list(tar).isEmpty());
        assertEquals(List.of(ErrorCode.CORRUPT), problems(changed(zip, directoryOf(zip), 0)));
    }

    @Test
    void bombsAreRefusedByWhatTheySay() throws IOException {
        byte[] zip = SampleArchives.zip(digits(4), true, false);
        int entry = directoryOf(zip);
        // Sizes of gigabytes in an archive of some kilobytes.
        ByteBuffer sizes = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = entry; at + 46 < zip.length && sizes.getInt(at) == 0x02014B50; ) {
            sizes.putInt(at + 24, 0xFFFF_FFF0);
            at += 46 + sizes.getShort(at + 28) + sizes.getShort(at + 30) + sizes.getShort(at + 32);
        }
        assertEquals(List.of(ErrorCode.COMPRESSION_BOMB), problems(sizes.array()));
        // Entries that all lie in the same place, and are together larger than the archive.
        ByteBuffer shared = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
        shared.putInt(entry + 20, zip.length + 1);
        assertEquals(List.of(ErrorCode.COMPRESSION_BOMB), problems(shared.array()));
        Path file = Files.write(input.resolve("many"), zip);
        List<ListedFile> few = new ArrayList<>();
        new FileLister(files, List.of(file.toString()), List.of(), new ArchiveLimits(3, 100, 300))
                .forEachRemaining(few::add);
        assertEquals(
                List.of(ErrorCode.TOO_MANY_ENTRIES),
                few.stream().map(ListedFile::problem).toList());
    }

    /** CVE-2023-42503: its library once made a number of a billion digits of such a time. */
    @Test
    @Timeout(30)
    void timesThatTakeForEverAreRefused() throws IOException {
        assertEquals(
                List.of(ErrorCode.CORRUPT), problems(SampleArchives.tarWithTime("1e1000000000", SampleFiles.digit(1))));
        List<ListedFile> listed = list(SampleArchives.tarWithTime("1600000000.5", SampleFiles.digit(1)));
        assertEquals(1_600_000_000_500_000L, listed.get(0).modified());
    }

    @Test
    @Timeout(30)
    void anArchiveWhoseListingTakesTooLongHasARowThatSaysSo() throws IOException {
        Path file = Files.write(input.resolve("slow.tar"), SampleArchives.tar(digits(300)));
        HadoopFiles stalled = new HadoopFiles(StalledFileSystem.configure(new Configuration()));
        List<ListedFile> listed = new ArrayList<>();
        new FileLister(stalled, List.of("stalled:" + file), List.of(), new ArchiveLimits(1_000, 100, 1))
                .forEachRemaining(listed::add);
        assertEquals(
                List.of(ErrorCode.TIMED_OUT),
                listed.stream().map(ListedFile::problem).toList());
    }

    @Test
    @Tag("slow")
    void namesThatFillTheMemoryAreRefused() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < 400; i++) {
            entries.put(i + "n".repeat(5_000), new byte[0]);
        }
        Path file = Files.write(input.resolve("names.tar.gz"), SampleArchives.gzip(SampleArchives.tar(entries)));
        List<ListedFile> listed = new ArrayList<>();
        new FileLister(files, List.of(file.toString()), List.of(), new ArchiveLimits(1_000, 100, 300))
                .forEachRemaining(listed::add);
        assertEquals(
                List.of(ErrorCode.TOO_MANY_ENTRIES),
                listed.stream().map(ListedFile::problem).toList());
    }

    @Test
    void encryptedEntriesSaySo() throws IOException {
        byte[] zip = SampleArchives.zip(digits(2), true, false);
        assertEquals(
                ErrorCode.ENCRYPTED,
                list(changed(zip, directoryOf(zip) + 8, 1)).get(0).problem());
        assertEquals(
                ErrorCode.UNSUPPORTED_FORMAT,
                list(changed(zip, directoryOf(zip) + 10, 12)).get(0).problem());
    }

    @Test
    void anArchiveInAnArchiveAndADocumentAreSingleFiles() throws IOException {
        Map<String, byte[]> document = new LinkedHashMap<>();
        document.put("[Content_Types].xml", "<Types/>".getBytes());
        document.put("word/media/image1.png", SampleFiles.digit(1));
        Files.write(input.resolve("letter.docx"), SampleArchives.zip(document, true, false));
        byte[] inner = SampleArchives.zip(digits(3), true, false);
        Files.write(input.resolve("outer.tar"), SampleArchives.tar(Map.of("inner.zip", inner)));
        ScoreReport report = run(100, "");
        assertEquals(Map.of("UNSUPPORTED_FORMAT", 2L), report.rejectedByCode());
        List<String> messages = files().collectAsList().stream()
                .map(row -> row.<String>getAs("path").substring(input.toString().length() + 1) + ": "
                        + row.getAs("error_message"))
                .sorted()
                .toList();
        assertTrue(messages.get(0).startsWith("letter.docx: The file is an Office document"), messages.toString());
        assertTrue(messages.get(1).startsWith("outer.tar!/inner.zip: The file is a ZIP archive"), messages.toString());
    }

    @Test
    void aNameThatComesTwiceIsTwoFiles() throws IOException {
        byte[] zip = SampleArchives.zip(
                new LinkedHashMap<>(Map.of("a.png", SampleFiles.digit(1), "b.png", SampleFiles.digit(2))),
                false,
                false);
        byte[] twice = new String(zip, StandardCharsets.ISO_8859_1)
                .replace("b.png", "a.png")
                .getBytes(StandardCharsets.ISO_8859_1);
        List<ListedFile> listed = list(twice);
        assertEquals(2, listed.stream().map(ListedFile::path).distinct().count());
    }

    @Test
    void namesMayHaveAllTheBytesThatADiskAllows() throws IOException {
        String plain = "n".repeat(251) + ".png";
        String wide = "数".repeat(83) + "ab.png";
        assertEquals(255, wide.getBytes(StandardCharsets.UTF_8).length);
        Files.write(input.resolve(plain), SampleFiles.digit(1));
        Files.write(input.resolve(wide), "no picture".getBytes());
        String deep = ("d".repeat(250) + "/").repeat(20) + plain;
        Files.write(input.resolve("long.tar"), SampleArchives.tar(Map.of(deep, SampleFiles.digit(2))));
        Path quarantine = directory.resolve("quarantine");
        ScoreReport report = run(100, quarantine.toString());
        assertEquals(2, report.scored(), report.toString());
        assertEquals(Map.of("NOT_AN_IMAGE", 1L), report.rejectedByCode());
        List<String> paths = rows(input + "/").stream()
                .map(row -> row.substring(0, row.indexOf(' ')))
                .toList();
        assertEquals(List.of("long.tar!/" + deep, plain, wide), paths);
        try (Stream<Path> copies = Files.list(quarantine.resolve("files"))) {
            assertEquals(1, copies.count());
        }
        assertEquals(List.of(), verify());
    }

    private static byte[] changed(byte[] archive, int at, int value) {
        byte[] changed = archive.clone();
        changed[at] = (byte) value;
        return changed;
    }

    /** Where the directory of a small ZIP archive begins, by its end record. */
    private static int directoryOf(byte[] zip) {
        return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 22 + 16);
    }

    private List<ErrorCode> problems(byte[] archive) throws IOException {
        return list(archive).stream().map(ListedFile::problem).toList();
    }

    private List<ListedFile> list(byte[] archive) throws IOException {
        Path file = Files.write(input.resolve("archive"), archive);
        List<ListedFile> listed = new ArrayList<>();
        new FileLister(files, List.of(file.toString()), directory + "/out").forEachRemaining(listed::add);
        return listed;
    }

    private ScoreReport run(int chunkFiles, String quarantine) throws IOException {
        ScoreOptions options = new ScoreOptions(
                List.of(input.toString()),
                directory.resolve("out").toString(),
                new ReadingOptions(ImageLimits.DEFAULT),
                chunkFiles,
                1 << 30,
                RejectionLimit.NONE,
                false,
                quarantine);
        return new ScoreJob(LocalSpark.session(2), options, MODEL, ScoreProgress.NONE).run();
    }

    private Dataset<Row> files() {
        return LocalSpark.session(2)
                .read()
                .parquet(directory.resolve("out/files").toString());
    }

    private List<String> verify() throws IOException {
        return ScoreVerifier.verify(
                        LocalSpark.session(2), directory.resolve("out").toString())
                .problems();
    }
}
