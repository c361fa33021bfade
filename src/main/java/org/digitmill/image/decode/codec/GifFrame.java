package org.digitmill.image.decode.codec;

import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;

/**
 * The first picture in a GIF file (GIF89a, clauses 17 to 22), found block by block.
 *
 * <p>The blocks are followed to detect truncated files, since decoders leave missing parts black.
 */
final class GifFrame {
    private final byte[] content;
    private final int length;
    private int at;

    private GifFrame(byte[] content, int length) {
        this.content = content;
        this.length = length;
    }

    static void check(byte[] content, int length, ImageLimits limits) throws ImageException {
        new GifFrame(content, length).walk(limits);
    }

    private void walk(ImageLimits limits) throws ImageException {
        limits.checkSize(number(6), number(8));
        at = 13 + colours(octet(10));
        while (true) {
            int kind = octet(at++);
            if (kind == 0x2C) {
                limits.checkSize(number(at + 4), number(at + 6));
                at += 9 + colours(octet(at + 8));
                int codeSize = octet(at++);
                if (codeSize < 1 || codeSize > 11) {
                    throw ImageException.corrupt("The GIF picture has codes of " + codeSize + " bits.");
                }
                skipBlocks();
                return;
            }
            if (kind == 0x3B) {
                throw ImageException.corrupt("The GIF file ends without a picture.");
            }
            if (kind != 0x21) {
                throw ImageException.corrupt("The GIF file has no block at byte " + (at - 1) + ", where one must be.");
            }
            at++;
            skipBlocks();
        }
    }

    private void skipBlocks() throws ImageException {
        for (int size = octet(at++); size != 0; size = octet(at++)) {
            at += size;
        }
    }

    /** Bytes of a table of colours, by the flags before it. */
    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private int number(int offset) throws ImageException {
        return octet(offset) | octet(offset + 1) << 8;
    }

    private int octet(int offset) throws ImageException {
        if (offset >= length) {
            throw ImageException.truncated("The GIF file ends at byte " + length + ", before its first picture does.");
        }
        return content[offset] & 0xFF;
    }
}
