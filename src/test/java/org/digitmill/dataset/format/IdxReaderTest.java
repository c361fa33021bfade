package org.digitmill.dataset.format;

import static org.digitmill.dataset.digits.TestDigits.assertRefused;
import static org.digitmill.dataset.digits.TestDigits.gzip;
import static org.digitmill.dataset.digits.TestDigits.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.Split;
import org.digitmill.dataset.digits.TestDigits;
import org.digitmill.dataset.download.FileCheck;
import org.digitmill.dataset.file.LocalFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxReaderTest {
    private static final int COUNT = 3;

    @TempDir
    Path directory;

    private final LocalFiles files = new LocalFiles();
    private final byte[] images = header(0x0803, COUNT, 28, 28, COUNT * 784);
    private final byte[] labels = header(0x0801, COUNT, COUNT);

    @BeforeEach
    void fill() {
        for (int i = 16; i < images.length; i++) {
            images[i] = (byte) (i * 31);
        }
        labels[8] = 7;
        labels[9] = 0;
        labels[10] = 9;
    }

    /** A file of zeros with an IDX header: numbers, the last of which is the length of the body. */
    private static byte[] header(int... numbersAndBody) {
        int numbers = numbersAndBody.length - 1;
        ByteBuffer file = ByteBuffer.allocate(numbers * 4 + numbersAndBody[numbers]);
        Arrays.stream(numbersAndBody, 0, numbers).forEach(file::putInt);
        return file.array();
    }

    private LabelledDigits read(byte[] imageFile, byte[] labelFile) throws IOException {
        return IdxReader.read(
                files, write(directory.resolve("images"), imageFile), write(directory.resolve("labels"), labelFile));
    }

    @Test
    void readsPlainAndPackedFilesWhateverTheirNames() throws IOException {
        for (LabelledDigits digits : new LabelledDigits[] {read(images, labels), read(gzip(images), gzip(labels))}) {
            assertArrayEquals(Arrays.copyOfRange(images, 16, images.length), digits.pixels());
            assertArrayEquals(new byte[] {7, 0, 9}, digits.labels());
        }
    }

    @Test
    void refusesAWrongMagicNumber() {
        images[0] = 0x50;
        assertRefused(
                () -> read(images, labels), "images", "expected the magic number 00 00 08 03", "found 50 00 08 03");
    }

    @Test
    void refusesATypeThatIsNotUnsignedByte() {
        images[2] = 0x0d;
        assertRefused(() -> read(images, labels), "images", "expected type 08", "found type 0d");
    }

    @Test
    void refusesLabelsGivenAsImages() {
        assertRefused(() -> read(labels, labels), "images", "dimensions for images: expected 3, found 1");
        assertRefused(() -> read(images, images), "labels", "dimensions for labels: expected 1, found 3");
    }

    @Test
    void refusesAnotherShape() {
        assertRefused(() -> read(header(0x0803, 1, 32, 28, 32 * 28), labels), "expected 28×28 pixels, found 32×28");
        assertRefused(() -> read(header(0x0803, 1, 28, -1, 0), labels), "expected 28×28 pixels, found 28×4294967295");
    }

    @Test
    void refusesOneByteLess() {
        assertRefused(
                () -> read(Arrays.copyOf(images, images.length - 1), labels),
                "images is too short",
                "expected 2,368 bytes, found 2,367");
        assertRefused(
                () -> read(images, Arrays.copyOf(labels, 10)), "labels is too short", "expected 11 bytes, found 10");
        assertRefused(
                () -> read(gzip(Arrays.copyOf(images, images.length - 1)), labels),
                "expected 2,368 bytes, found 2,367");
    }

    @Test
    void refusesOneByteMore() {
        assertRefused(
                () -> read(Arrays.copyOf(images, images.length + 1), labels),
                "images is too long",
                "expected 2,368 bytes, found at least one more");
        assertRefused(() -> read(images, gzip(Arrays.copyOf(labels, 12))), "labels is too long", "expected 11 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 15})
    void refusesACutHeader(int length) {
        assertRefused(() -> read(Arrays.copyOf(images, length), labels), "expected 16 bytes, found " + length);
    }

    @Test
    void refusesALabelThatIsNoDigit() {
        labels[9] = 10;
        assertRefused(() -> read(images, labels), "labels", "byte 9 (label number 2)", "expected 0 to 9, found 10");
        labels[9] = (byte) 200;
        assertRefused(() -> read(images, labels), "found 200");
    }

    @Test
    void refusesMoreImagesThanLabels() {
        assertRefused(
                () -> read(images, header(0x0801, 2, 2)),
                "images",
                "labels",
                "expected as many labels as images, found 3 images and 2 labels");
    }

    @Test
    void takesNoMemoryOnTheWordOfAHeader() {
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();
        for (int count : new int[] {2_700_000, Integer.MAX_VALUE, -1}) {
            assertRefused(() -> read(header(0x0803, count, 28, 28, 100), labels), "images", "expected", "header");
        }
        assertRefused(() -> read(images, header(0x0801, Integer.MAX_VALUE - 8, 5)), "labels is too short", "found 13");
        assertTrue(memory.getCurrentThreadAllocatedBytes() - before < 10_000_000);
    }

    @Test
    void refusesABrokenGzipStream() throws IOException {
        byte[] packed = gzip(images);
        assertRefused(() -> read(Arrays.copyOf(packed, packed.length - 5), labels), "images is a broken gzip file");
        assertRefused(() -> read(Arrays.copyOf(packed, 5), labels), "images is a broken gzip file");
        assertRefused(() -> read(Arrays.copyOf(packed, packed.length + 1), labels), "images is a broken gzip file");
        byte[] flipped = packed.clone();
        flipped[packed.length / 2] ^= 4;
        assertRefused(() -> read(flipped, labels), "images");
        byte[] wrongChecksum = packed.clone();
        wrongChecksum[packed.length - 6] ^= 1;
        assertRefused(() -> read(wrongChecksum, labels), "images is a broken gzip file", "CRC32");
    }

    @Test
    void refusesAFileThatCannotBeOpened() {
        assertRefused(
                () -> IdxReader.read(files, directory.resolve("absent").toString(), "labels"),
                "absent cannot be opened: there is no such file");
    }

    @Test
    void readsMnist() throws IOException {
        Path mnist = Path.of(TestDigits.mnist());
        LabelledDigits test = IdxReader.read(
                files,
                mnist.resolve("t10k-images-idx3-ubyte.gz").toString(),
                mnist.resolve("t10k-labels-idx1-ubyte.gz").toString());
        assertEquals(10_000, test.size());
        assertArrayEquals(new byte[] {7, 2, 1, 0, 4, 1, 4, 9, 5, 9}, Arrays.copyOf(test.labels(), 10));
        IdxWriter.write(directory, Split.TEST, test, false);
        assertEquals(7_840_016, Files.size(directory.resolve("t10k-images-idx3-ubyte")));
        assertTrue(FileCheck.fault(directory.resolve("t10k-images-idx3-ubyte"), MnistFile.TEST_IMAGES.published())
                .isEmpty());
    }
}
