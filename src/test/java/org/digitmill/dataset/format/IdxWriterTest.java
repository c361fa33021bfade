package org.digitmill.dataset.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.Split;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.dataset.file.LocalFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxWriterTest {
    private final LabelledDigits digits = SyntheticDigits.draw(12, 5);

    @TempDir
    Path directory;

    @Test
    void writesTheHeaderThatTheFormatAsksFor() throws IOException {
        ByteArrayOutputStream images = new ByteArrayOutputStream();
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        IdxWriter.writeImages(images, digits);
        IdxWriter.writeLabels(labels, digits);
        assertArrayEquals(
                new byte[] {0, 0, 8, 3, 0, 0, 0, 12, 0, 0, 0, 28, 0, 0, 0, 28},
                Arrays.copyOf(images.toByteArray(), 16));
        assertEquals(16 + 12 * 784, images.size());
        assertArrayEquals(
                new byte[] {0, 0, 8, 1, 0, 0, 0, 12, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1}, labels.toByteArray());
    }

    @Test
    void writesWhatTheReaderReads() throws IOException {
        IdxWriter.write(directory, Split.TRAIN, digits, true);
        IdxWriter.write(directory, Split.TEST, digits, false);
        for (String start : new String[] {"train", "t10k"}) {
            String end = start.equals("train") ? ".gz" : "";
            Path images = directory.resolve(start + "-images-idx3-ubyte" + end);
            Path labels = directory.resolve(start + "-labels-idx1-ubyte" + end);
            assertEquals(end.isEmpty() ? 0 : 0x1f, Files.readAllBytes(images)[0]);
            LabelledDigits read = IdxReader.read(new LocalFiles(), images.toString(), labels.toString());
            assertArrayEquals(digits.pixels(), read.pixels());
            assertArrayEquals(digits.labels(), read.labels());
        }
    }
}
