package org.digitmill.image.decode.codec;

import java.util.Arrays;
import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;

/** The size in the header of a BMP file, checked against the limits and the number of bytes. */
final class BmpHeader {
    private static final int FILE_HEADER = 14;
    /** Bytes of the header that OS/2 had. */
    private static final int OLD_HEADER = 12;

    private final byte[] content;
    private final int length;

    private BmpHeader(byte[] content, int length) {
        this.content = content;
        this.length = length;
    }

    static void check(byte[] content, int length, ImageLimits limits) throws ImageException {
        new BmpHeader(content, length).check(limits);
    }

    /** The file with one plane, which all have, whatever it says: programs write other numbers there. A copy where it says another. */
    static byte[] withOnePlane(byte[] content, int length) throws ImageException {
        BmpHeader header = new BmpHeader(content, length);
        int at = header.number(FILE_HEADER) == OLD_HEADER ? 22 : 26;
        if (header.half(at) == 1) {
            return content;
        }
        byte[] copy = Arrays.copyOf(content, length);
        copy[at] = 1;
        copy[at + 1] = 0;
        return copy;
    }

    private void check(ImageLimits limits) throws ImageException {
        boolean old = number(FILE_HEADER) == OLD_HEADER;
        long width = old ? half(18) : number(18);
        // A negative height says that the rows begin at the top.
        long height = old ? half(20) : Math.abs((long) number(22));
        limits.checkSize(width < 0 ? 0 : width, height);
        int bits = half(old ? 24 : 28);
        int compression = old ? 0 : number(30);
        if (compression == 4 || compression == 5) {
            throw new ImageException(
                    ImageErrorCode.UNSUPPORTED_FORMAT, "BMP files with a JPEG or PNG picture in them are not read.");
        }
        boolean plain = compression == 0 || compression == 3 || compression == 6;
        long rowBytes = (width * bits + 31) / 32 * 4;
        long end = Integer.toUnsignedLong(number(10)) + rowBytes * height;
        if (plain && end > length) {
            throw ImageException.truncated("The BMP picture ends at byte " + end + ", the file at " + length + ".");
        }
    }

    private int half(int offset) throws ImageException {
        if (offset + 2 > length) {
            throw ImageException.truncated("The BMP file ends in its header.");
        }
        return content[offset] & 0xFF | (content[offset + 1] & 0xFF) << 8;
    }

    private int number(int offset) throws ImageException {
        return half(offset) | half(offset + 2) << 16;
    }
}
