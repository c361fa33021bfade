package org.digitmill.image.decode.tiff;

/**
 * A directory of a TIFF file, which describes one picture (TIFF 6.0, sections 2, 8 and 15).
 *
 * @param index its place in the chain of directories, from 0
 * @param width columns
 * @param height rows
 * @param bitsPerPixel of all samples together
 * @param orientation how the stored picture is turned: 1 upright to 8
 * @param dotsPerInch 0 if the file does not say
 * @param subfile the bits of NewSubfileType: 1 a smaller copy of another picture, 4 a mask
 * @param fax whether its pixels are packed as fax machines do: Modified Huffman, Group 3 or Group 4
 */
record TiffDirectory(
        int index,
        int width,
        int height,
        int bitsPerPixel,
        int orientation,
        int dotsPerInch,
        int subfile,
        boolean fax) {
    /** Whether this is a page of its own, and no thumbnail or mask of another. */
    boolean isPage() {
        return (subfile & 0b101) == 0;
    }

    long pixels() {
        return (long) width * height;
    }
}
