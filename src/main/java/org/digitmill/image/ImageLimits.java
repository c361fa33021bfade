package org.digitmill.image;

import java.io.Serializable;

/**
 * How large a picture may be. Both limits are checked before memory for pixels is taken.
 *
 * @param maximumBytes of the file, at least 1
 * @param maximumPixels width times height of one picture, at least 1
 */
public record ImageLimits(long maximumBytes, long maximumPixels) implements Serializable {
    /** 256 MiB and 100 million pixels: an A3 page at 600 dots an inch has 70 million. */
    public static final ImageLimits DEFAULT = new ImageLimits(256L << 20, 100_000_000L);

    public ImageLimits {
        if (maximumBytes < 1 || maximumPixels < 1) {
            throw new IllegalArgumentException("The limits of a picture are at least one byte and one pixel, not "
                    + maximumBytes + " and " + maximumPixels);
        }
    }

    void checkBytes(long bytes) throws ImageException {
        if (bytes > maximumBytes) {
            throw new ImageException(
                    ImageErrorCode.TOO_MANY_BYTES,
                    "The file has " + bytes + " bytes; the limit is " + maximumBytes + ".");
        }
    }

    /** Refuses a picture without area and one that is too large; {@code width} and {@code height} as its header says. */
    void checkSize(long width, long height) throws ImageException {
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
