package org.digitmill.score.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.digitmill.fuzz.FuzzContract;
import org.digitmill.score.options.ArchiveLimits;
import org.digitmill.score.row.ErrorCode;
import org.digitmill.storage.HadoopFiles;
import org.junit.jupiter.api.io.TempDir;

/** TAR archives, plain and compressed: what they list. Every other file has right checksums. */
class TarFuzzTest extends FuzzContract {
    private static final int BLOCK = 512;
    private static final int CHECKSUM = 148;

    private final HadoopFiles files = new HadoopFiles(new Configuration());
    private final ArchiveLister lister = new ArchiveLister(files, new ArchiveLimits(1_000, 100, 30));

    @TempDir
    static Path directory;

    @Override
    protected List<byte[]> seeds() throws IOException {
        Map<String, byte[]> entries = Map.of("a.png", new byte[300], "x".repeat(150) + ".png", new byte[] {1, 2, 3});
        return List.of(
                shortened(SampleArchives.tar(entries)),
                shortened(SampleArchives.tarWithTime("1e9", new byte[10])),
                SampleArchives.gzip(SampleArchives.tar(entries)));
    }

    /** Without the zeros that fill up the last ten kilobytes. */
    private static byte[] shortened(byte[] tar) {
        int end = tar.length;
        while (end >= BLOCK && Arrays.equals(Arrays.copyOfRange(tar, end - BLOCK, end), new byte[BLOCK])) {
            end -= BLOCK;
        }
        return Arrays.copyOf(tar, end + 2 * BLOCK);
    }

    @Override
    protected void parse(byte[] input) throws Exception {
        list(input);
        list(withChecksums(input));
    }

    private void list(byte[] input) throws IOException {
        Path file = Files.write(directory.resolve("archive.tar"), input);
        ListedFile listed = new ListedFile(file.toString(), input.length, 0, null);
        ArchiveFormat format = ArchiveFormat.of(files, file.toString()).orElse(ArchiveFormat.TAR);
        ArchiveContent content = lister.list(listed, format);
        content.entries();
        if (content.problem() == ErrorCode.TIMED_OUT) {
            throw new AssertionError("Listing it did not end");
        }
        if (format == ArchiveFormat.COMPRESSED_TAR) {
            pass(file);
        }
    }

    private void pass(Path file) {
        try {
            TarStream.pass(files, file.toString(), TarFuzzTest::read);
        } catch (IOException | RuntimeException documented) {
            // Broken archives: the caller catches both.
        }
    }

    private static boolean read(long place, InputStream content) {
        try {
            content.readNBytes(1 << 20);
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    /** Each block may be a header: where its checksum stands, the sum of its bytes is written. */
    private static byte[] withChecksums(byte[] file) {
        byte[] mended = file.clone();
        for (int start = 0; start + BLOCK <= mended.length; start += BLOCK) {
            boolean header = mended[start + 257] == 'u' && mended[start + 258] == 's';
            if (!header) {
                continue;
            }
            Arrays.fill(mended, start + CHECKSUM, start + CHECKSUM + 8, (byte) ' ');
            int sum = 0;
            for (int i = start; i < start + BLOCK; i++) {
                sum += mended[i] & 0xFF;
            }
            byte[] digits = "%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(digits, 0, mended, start + CHECKSUM, digits.length);
        }
        return mended;
    }
}
