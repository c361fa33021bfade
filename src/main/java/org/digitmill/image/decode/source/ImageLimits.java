package org.digitmill.image.decode.source;

import java.io.Serializable;

/**
 * The limits of a picture's size. The limits are checked before memory for pixels is taken.
 *
 * @param maximumBytes of the file, at least 1
 * @param maximumPixels width times height of one page, at least 1
 * @param maximumPages of one file, at least 1
 */
public record ImageLimits(long maximumBytes, long maximumPixels, int maximumPages) implements Serializable {
    /** 256 MiB, 100 million pixels (an A3 page at 600 dots per inch has 70 million), a thousand pages. */
    public static final ImageLimits DEFAULT = new ImageLimits(256L << 20, 100_000_000L, 1_000);

    public ImageLimits {
        if (maximumBytes < 1 || maximumPixels < 1 || maximumPages < 1) {
            throw new IllegalArgumentException(
                    "The limits of a picture are at least one byte, one pixel and one page, not " + maximumBytes + ", "
                            + maximumPixels + " and " + maximumPages);
        }
    }

    /** Limits with the default number of pages. */
    public ImageLimits(long maximumBytes, long maximumPixels) {
        this(maximumBytes, maximumPixels, 1_000);
    }

    /** Refuses a file of more pages than the limit; {@code pages} as its directory says. */
    public void checkPages(long pages) throws ImageException {
        if (pages > maximumPages) {
            throw new ImageException(
                    ImageErrorCode.TOO_MANY_PAGES,
                    "The file has more than " + maximumPages + " pages, which is the limit.");
        }
    }

    public void checkBytes(long bytes) throws ImageException {
        if (bytes > maximumBytes) {
            throw new ImageException(
                    ImageErrorCode.TOO_MANY_BYTES,
                    "The file has " + bytes + " bytes; the limit is " + maximumBytes + ".");
        }
    }

    /** Refuses a picture without area and one that is too large; {@code width} and {@code height} as its header says. */
    public void checkSize(long width, long height) throws ImageException {
        if (width == 0 || height == 0) {
            throw new ImageException(
                    ImageErrorCode.ZERO_SIZE, "The picture is " + width + "×" + height + " pixels: it has no area.");
        }
        if (width > Integer.MAX_VALUE || height > Integer.MAX_VALUE || width * height > maximumPixels) {
            throw new ImageException(
                    ImageErrorCode.TOO_MANY_PIXELS,
                    "The picture is " + width + "×" + height + " pixels; the limit is " + maximumPixels + " pixels.");
        }
    }
}
