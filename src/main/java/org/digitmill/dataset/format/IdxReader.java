package org.digitmill.dataset.format;

import java.nio.ByteBuffer;
import org.digitmill.InputException;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.file.ContentStream;
import org.digitmill.dataset.file.FileSource;

/**
 * A strict reader of IDX, the format in which MNIST is published: a header of big-endian numbers, then one unsigned byte per value.
 *
 * <p>Files are plain or gzip, recognised by content. A file must contain exactly what its header says, not a byte more or less. Every
 * error names the file, what was expected and what was found. Memory is allocated as bytes arrive, never by the header alone.
 *
 * <p>Source: the description of the format on the page of the MNIST database.
 */
public final class IdxReader {
    private static final int UNSIGNED_BYTE = 0x08;
    /** The largest size of a Java array. */
    private static final long MOST_BYTES = Integer.MAX_VALUE - 8;

    private IdxReader() {}

    /** The digits of a file of images (count × 28 × 28) and a file of their labels (count). */
    public static LabelledDigits read(FileSource files, String imagesPath, String labelsPath) {
        byte[] pixels;
        byte[] labels;
        try (ContentStream content = ContentStream.open(files, imagesPath)) {
            pixels = images(content, imagesPath);
        }
        try (ContentStream content = ContentStream.open(files, labelsPath)) {
            labels = labels(content, labelsPath);
        }
        int images = pixels.length / LabelledDigits.PIXELS;
        if (images != labels.length) {
            throw new InputException(
                    "%s and %s do not belong together: expected as many labels as images, found %,d images and %,d labels."
                            .formatted(imagesPath, labelsPath, images, labels.length));
        }
        return new LabelledDigits(pixels, labels);
    }

    /** The pixels of all images, count × 784 bytes. */
    static byte[] images(ContentStream content, String name) {
        int[] shape = header(content, name, 3);
        if (shape[1] != LabelledDigits.SIDE || shape[2] != LabelledDigits.SIDE) {
            throw new InputException("%s has images of the wrong shape: expected 28×28 pixels, found %s×%s."
                    .formatted(name, Integer.toUnsignedString(shape[1]), Integer.toUnsignedString(shape[2])));
        }
        return body(content, name, 16, Integer.toUnsignedLong(shape[0]), LabelledDigits.PIXELS);
    }

    /** The labels, one byte each, 0 to 9. */
    static byte[] labels(ContentStream content, String name) {
        int[] shape = header(content, name, 1);
        byte[] labels = body(content, name, 8, Integer.toUnsignedLong(shape[0]), 1);
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= LabelledDigits.CLASSES) {
                throw new InputException(
                        "%s has a wrong label at byte %,d (label number %,d): expected 0 to 9, found %d."
                                .formatted(name, i + 8, i + 1, labels[i] & 0xFF));
            }
        }
        return labels;
    }

    /** Checks the magic number 00 00 08 {@code dimensions} and returns the sizes, each to be taken as unsigned. */
    private static int[] header(ContentStream content, String name, int dimensions) {
        int length = 4 + 4 * dimensions;
        byte[] bytes = content.readNBytes(length);
        String kind = dimensions == 3 ? "images" : "labels";
        if (bytes.length >= 4 && (bytes[0] != 0 || bytes[1] != 0)) {
            throw new InputException(
                    "%s is no IDX file: expected the magic number 00 00 08 %02x, found %02x %02x %02x %02x."
                            .formatted(name, dimensions, bytes[0], bytes[1], bytes[2], bytes[3]));
        }
        if (bytes.length >= 4 && bytes[2] != UNSIGNED_BYTE) {
            throw new InputException(
                    "%s holds the wrong type of values: expected type 08 (unsigned bytes), found type %02x."
                            .formatted(name, bytes[2]));
        }
        if (bytes.length >= 4 && bytes[3] != dimensions) {
            throw new InputException("%s has the wrong number of dimensions for %s: expected %d, found %d."
                    .formatted(name, kind, dimensions, bytes[3] & 0xFF));
        }
        if (bytes.length < length) {
            throw new InputException("%s is too short for the header of a file of %s: expected %d bytes, found %d."
                    .formatted(name, kind, length, bytes.length));
        }
        int[] sizes = new int[dimensions];
        ByteBuffer.wrap(bytes, 4, length - 4).asIntBuffer().get(sizes);
        return sizes;
    }

    private static byte[] body(ContentStream content, String name, int headerLength, long count, int itemLength) {
        long expected = count * itemLength;
        if (expected > MOST_BYTES) {
            throw new InputException(
                    "%s says in its header that it holds %,d items of %d bytes: expected %,d items at most. It is damaged or too large."
                            .formatted(name, count, itemLength, MOST_BYTES / itemLength));
        }
        byte[] values = content.readNBytes((int) expected);
        if (values.length < expected) {
            throw new InputException("%s is too short: its header promises %,d items, expected %,d bytes, found %,d."
                    .formatted(name, count, headerLength + expected, headerLength + values.length));
        }
        if (content.read() >= 0) {
            throw new InputException(
                    "%s is too long: its header promises %,d items, expected %,d bytes, found at least one more."
                            .formatted(name, count, headerLength + expected));
        }
        return values;
    }
}
