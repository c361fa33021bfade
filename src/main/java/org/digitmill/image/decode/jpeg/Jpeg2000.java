package org.digitmill.image.decode.jpeg;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.decode.source.UnreadFormat;

/**
 * JPEG 2000 files (ISO/IEC 15444-1), decoded by a reader that the user adds to the class path, since no reader has a licence that allows
 * shipping it.
 *
 * <p>Readers decode a truncated file without an error, so the file's structure is checked before.
 */
public final class Jpeg2000 {
    /** What PDF's library looks for, too. */
    private static final String FORMAT = "JPEG2000";

    private static final int START = 0xFF4F_FF51;
    private static final int END = 0xFFD9;
    private static final int CODE_STREAM = 'j' << 24 | 'p' << 16 | '2' << 8 | 'c';
    private static final int BOX = 8;
    private static final int LONG_BOX = 16;
    /** From the start of the code stream: the right and lower edges, then the left and upper ones. */
    private static final int EDGES = 8;

    private static final int SIZE_SEGMENT = 24;

    private Jpeg2000() {}

    /** A new reader; empty if the user has added none. */
    public static Optional<ImageReader> reader() {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(FORMAT);
        return readers.hasNext() ? Optional.of(readers.next()) : Optional.empty();
    }

    /** @throws ImageException if there is no reader, the file does not end as it should, or the picture is too large */
    public static void check(byte[] content, int length, ImageLimits limits) throws ImageException {
        if (reader().isEmpty()) {
            throw UnreadFormat.JPEG_2000.refusal();
        }
        ByteBuffer stream = codeStream(ByteBuffer.wrap(content, 0, length).slice());
        if (stream.capacity() < SIZE_SEGMENT || stream.getInt(0) != START) {
            throw ImageException.corrupt("The JPEG 2000 file has no code stream that begins with its size.");
        }
        limits.checkSize(span(stream, EDGES), span(stream, EDGES + Integer.BYTES));
        int end = stream.capacity();
        while (end > SIZE_SEGMENT && stream.get(end - 1) == 0) {
            // Padding.
            end--;
        }
        if ((stream.getShort(end - 2) & 0xFFFF) != END) {
            throw ImageException.truncated("The JPEG 2000 file ends before its code stream does.");
        }
    }

    private static long span(ByteBuffer stream, int at) {
        return Math.max(
                0, Integer.toUnsignedLong(stream.getInt(at)) - Integer.toUnsignedLong(stream.getInt(at + EDGES)));
    }

    /** The picture itself: the whole file, or one of the boxes that it consists of. */
    private static ByteBuffer codeStream(ByteBuffer file) throws ImageException {
        if (file.getInt(0) == START) {
            return file;
        }
        long at = 0;
        while (file.capacity() - at >= BOX) {
            long size = Integer.toUnsignedLong(file.getInt((int) at));
            int header = BOX;
            if (size == 1 && file.capacity() - at >= LONG_BOX) {
                header = LONG_BOX;
                size = file.getLong((int) at + BOX);
            } else if (size == 0) {
                size = file.capacity() - at;
            }
            if (size < header) {
                throw ImageException.corrupt(
                        "The box at byte " + at + " of the JPEG 2000 file is shorter than itself.");
            }
            boolean picture = file.getInt((int) at + Integer.BYTES) == CODE_STREAM;
            if (size > file.capacity() - at) {
                throw ImageException.truncated("The JPEG 2000 file ends in the box at byte " + at + ".");
            }
            if (picture) {
                return file.slice((int) at + header, (int) size - header);
            }
            at += size;
        }
        throw ImageException.truncated("The JPEG 2000 file ends before its picture.");
    }
}
