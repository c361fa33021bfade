package org.digitmill.dataset.format;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.Split;

/** Writes digits as IDX files. */
public final class IdxWriter {
    private static final int IMAGES_MAGIC = 0x0803;
    private static final int LABELS_MAGIC = 0x0801;

    private IdxWriter() {}

    /**
     * Writes a file of images and one of labels into a directory that exists, under MNIST's names for the split.
     *
     * @param packed whether to write gzip files, with names ending in {@code .gz}
     */
    public static void write(Path directory, Split split, LabelledDigits digits, boolean packed) throws IOException {
        try (OutputStream out = open(directory, MnistFile.images(split), packed)) {
            writeImages(out, digits);
        }
        try (OutputStream out = open(directory, MnistFile.labels(split), packed)) {
            writeLabels(out, digits);
        }
    }

    /** Writes the images, count × 28 × 28; leaves the stream open. */
    public static void writeImages(OutputStream out, LabelledDigits digits) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(IMAGES_MAGIC);
        data.writeInt(digits.size());
        data.writeInt(LabelledDigits.SIDE);
        data.writeInt(LabelledDigits.SIDE);
        data.write(digits.pixels());
        data.flush();
    }

    /** Writes the labels, count bytes; leaves the stream open. */
    public static void writeLabels(OutputStream out, LabelledDigits digits) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(LABELS_MAGIC);
        data.writeInt(digits.size());
        data.write(digits.labels());
        data.flush();
    }

    private static OutputStream open(Path directory, MnistFile file, boolean packed) throws IOException {
        OutputStream out = Files.newOutputStream(directory.resolve(
                packed ? file.published().packedName() : file.published().name()));
        return packed ? new GZIPOutputStream(out, 1 << 16) : new BufferedOutputStream(out);
    }
}
