package org.digitmill.image.decode.source;

import org.digitmill.image.pixel.GreyImage;

/** The pages of a file in one format, for {@code ImagePages}: its pages by their place. */
public interface PageSource {
    int count();

    /**
     * The header of a page, checked against the limits; no memory for pixels is allocated.
     *
     * @param index of the page, from 0
     */
    PageHeader header(int index) throws ImageException;

    /** The pixels of a page as they are stored, in grey. */
    GreyImage read(int index) throws ImageException;

    /** Gives back what is held open. */
    default void close() {}

    /**
     * What is known of a page before its pixels.
     *
     * @param memory heap bytes that decoding takes at its height, the grey pixels not counted
     * @param pixels of the page
     * @param orientation how the stored page is turned, as EXIF counts: 1 upright to 8
     * @param dotsPerInch 0 if unknown
     */
    record PageHeader(long memory, long pixels, int orientation, int dotsPerInch) {}
}
