package org.digitmill.image.decode.codec;

import org.digitmill.image.decode.source.ExifOrientation;
import org.digitmill.image.decode.source.ImageException;

/** The chunks of a WebP file (RFC 9649, section 2), as far as the library does not read them. */
final class WebpChunks {
    private static final int FIRST = 12;
    private static final int HEADER = 8;
    private static final int EXIF = fourCharacters("EXIF");

    private WebpChunks() {}

    /** Refuses a file that is shorter than it says. */
    static void check(byte[] content, int length) throws ImageException {
        if (length < FIRST) {
            throw ImageException.truncated("The WEBP file ends in its header.");
        }
        long said = HEADER + number(content, 4);
        if (said > length) {
            throw ImageException.truncated("The WEBP file says it has " + said + " bytes; it has " + length + ".");
        }
    }

    /** How the stored picture is turned: 1 upright to 8; 1 if the file does not say. */
    static int orientation(byte[] content, int length) {
        for (long at = FIRST; at + HEADER <= length; ) {
            int start = (int) at + HEADER;
            long size = number(content, (int) at + 4);
            if (size > length - start) {
                return 1;
            }
            int end = start + (int) size;
            if ((int) number(content, (int) at) == EXIF) {
                boolean asInJpeg = size >= 6 && content[start] == 'E';
                return asInJpeg
                        ? ExifOrientation.read(content, start, end)
                        : ExifOrientation.readDirectory(content, start, end);
            }
            at = end + (size & 1);
        }
        return 1;
    }

    private static int fourCharacters(String name) {
        return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
    }

    /** Four bytes, the least significant first. */
    private static long number(byte[] content, int at) {
        return (content[at] & 0xFFL)
                | (content[at + 1] & 0xFFL) << 8
                | (content[at + 2] & 0xFFL) << 16
                | (content[at + 3] & 0xFFL) << 24;
    }
}
