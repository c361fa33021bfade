package org.digitmill.image.pixel;

/**
 * A grey picture, row by row from the top left, one unsigned byte per pixel: 0 is black, 255 is white.
 *
 * <p>The pixel array is shared, not copied: pictures are large and are not changed after their creation.
 */
public final class GreyImage {
    private final int width;
    private final int height;
    private final byte[] pixels;

    /**
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @param pixels {@code width * height} unsigned bytes, row-major
     */
    public GreyImage(int width, int height, byte[] pixels) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("A picture of " + width + "×" + height + " pixels has no area");
        }
        if (pixels.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException(
                    pixels.length + " pixels given for a picture of " + width + "×" + height);
        }
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The pixels themselves, {@code width * height} unsigned bytes; not a copy. */
    public byte[] pixels() {
        return pixels;
    }

    /** The grey value at column {@code x}, row {@code y}: 0 black to 255 white. */
    public int at(int x, int y) {
        return pixels[y * width + x] & 0xFF;
    }
}
