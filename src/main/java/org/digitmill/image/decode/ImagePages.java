package org.digitmill.image.decode;

import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageFormat;

/**
 * The pages of an open picture file, one after the other. Only one page is in memory at a time: each {@link #next} and {@link #close}
 * releases the memory of the page before, so callers must not keep pages.
 *
 * <p>Not safe for use by several threads at once.
 */
public interface ImagePages extends AutoCloseable {
    ImageFormat format();

    /** How many pages there are; at least 1. */
    int count();

    boolean hasNext();

    /**
     * The next page.
     *
     * @throws ImageException with the reason, when the page cannot be read; the pages after it are then unknown
     */
    ImagePage next() throws ImageException;

    /** Passes over the next page, which is not read. */
    void skip();

    @Override
    void close();
}
