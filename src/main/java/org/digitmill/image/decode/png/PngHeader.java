package org.digitmill.image.decode.png;

import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;

/**
 * The header of a PNG picture: its IHDR chunk (ISO/IEC 15948, clause 11.2.1).
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param bitDepth bits a sample: 1, 2, 4, 8 or 16
 * @param colour how samples make pixels
 * @param interlaced whether the rows come in the seven passes of Adam7
 */
record PngHeader(int width, int height, int bitDepth, Colour colour, boolean interlaced) {
    /** The colour types of the standard, with the samples of a pixel. */
    enum Colour {
        GREY(1),
        RGB(3),
        PALETTE(1),
        GREY_ALPHA(2),
        RGB_ALPHA(4);

        final int samples;

        Colour(int samples) {
            this.samples = samples;
        }
    }

    /** The header in the 13 bytes at {@code offset}, held against the standard and the limits. */
    static PngHeader read(byte[] content, int offset, ImageLimits limits) throws ImageException {
        long width = unsignedInt(content, offset);
        long height = unsignedInt(content, offset + 4);
        int bitDepth = content[offset + 8];
        int colourType = content[offset + 9];
        int interlace = content[offset + 12];
        if (content[offset + 10] != 0 || content[offset + 11] != 0 || interlace < 0 || interlace > 1) {
            throw ImageException.corrupt(
                    "The PNG header names a compression, filter or interlace method that does not exist.");
        }
        limits.checkSize(width, height);
        return new PngHeader((int) width, (int) height, bitDepth, colour(colourType, bitDepth), interlace == 1);
    }

    /** Four bytes, the most significant first. */
    static long unsignedInt(byte[] content, int offset) {
        return (content[offset] & 0xFFL) << 24
                | (content[offset + 1] & 0xFF) << 16
                | (content[offset + 2] & 0xFF) << 8
                | content[offset + 3] & 0xFF;
    }

    private static Colour colour(int colourType, int bitDepth) throws ImageException {
        boolean byteOrMore = bitDepth == 8 || bitDepth == 16;
        boolean byteOrLess = bitDepth == 1 || bitDepth == 2 || bitDepth == 4 || bitDepth == 8;
        if (colourType == 0 && (byteOrLess || byteOrMore)) {
            return Colour.GREY;
        }
        if (colourType == 2 && byteOrMore) {
            return Colour.RGB;
        }
        if (colourType == 3 && byteOrLess) {
            return Colour.PALETTE;
        }
        if (colourType == 4 && byteOrMore) {
            return Colour.GREY_ALPHA;
        }
        if (colourType == 6 && byteOrMore) {
            return Colour.RGB_ALPHA;
        }
        throw ImageException.corrupt("The PNG header names colour type " + colourType + " with " + bitDepth
                + " bits, which does not exist.");
    }

    int bitsPerPixel() {
        return bitDepth * colour.samples;
    }

    /** Bytes of a row of {@code columns} pixels, without its filter byte. */
    int rowBytes(int columns) throws ImageException {
        long bytes = ((long) columns * bitsPerPixel() + 7) / 8;
        if (bytes > Integer.MAX_VALUE - 64) {
            throw new ImageException(
                    ImageErrorCode.TOO_MANY_PIXELS, "A row of " + columns + " pixels does not fit into memory.");
        }
        return (int) bytes;
    }
}
