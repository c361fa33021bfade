package org.digitmill.image.framing;

/**
 * A digit that was cut out of a picture and framed as in MNIST.
 *
 * @param pixels 28×28 unsigned bytes, row by row, 0 for paper and 255 for full ink; not copied
 * @param x first column of its ink in the upright picture
 * @param y first row of its ink in the upright picture
 * @param width columns from its first to its last ink
 * @param height rows from its first to its last ink
 * @param doubtful whether the ink may be something else: cut off by the edge, hardly clearer than the grain, or blurred into its paper
 */
public record FramedDigit(byte[] pixels, int x, int y, int width, int height, boolean doubtful) {
    /** Pixels along one side of a framed digit. */
    public static final int SIDE = 28;
    /** Pixels of a framed digit. */
    public static final int PIXELS = SIDE * SIDE;

    /** A digit with certain ink. */
    public FramedDigit(byte[] pixels, int x, int y, int width, int height) {
        this(pixels, x, y, width, height, false);
    }

    public FramedDigit {
        if (pixels.length != PIXELS) {
            throw new IllegalArgumentException("A framed digit has " + PIXELS + " pixels, not " + pixels.length);
        }
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("A digit of " + width + "×" + height + " pixels has no ink");
        }
    }
}
