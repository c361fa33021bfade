package org.digitmill.model;

/**
 * A trained page network, which computes maps of digits and kinds of ink for a grey page of any size. Use it in the thread that opened
 * it.
 *
 * <p>The channels of a cell of 4×4 pixels: 0-9 logits that a digit of that class has its centre here (each by itself, sigmoid); 10 logit
 * that this digit is printed; 11, 12 log(width / 16) and log(height / 16) of its ink's box in pixels; 13, 14 offset of its centre from
 * the cell's middle, right and down, in cells; 15-19 logits of the {@code InkKind} of the cell (softmax); 20-31 mean nothing.
 */
public interface PageNetwork extends AutoCloseable {
    /** Numbers of a cell. */
    int CHANNELS = 32;
    /** Pixels along a side of a cell. */
    int STRIDE = 4;

    /**
     * Computes a page or a part of one. Operations are created for each size and cached for the last sizes, so few different sizes are
     * best.
     *
     * @param contrast {@code height * width} pixels after {@code LocalContrast}, row by row
     * @param height pixels, a multiple of {@link #STRIDE}
     * @param width pixels, a multiple of {@link #STRIDE}
     * @param maps {@code height / 4 * width / 4 * 32} numbers, written: row by row of the page, the channels of a cell side by side
     */
    void run(float[] contrast, int height, int width, float[] maps);

    @Override
    void close();

    /** Checks what {@link #run} is given. */
    static void requireSizes(float[] contrast, int height, int width, float[] maps) {
        if (height < STRIDE || width < STRIDE || height % STRIDE != 0 || width % STRIDE != 0) {
            throw new IllegalArgumentException(
                    "A page network takes multiples of " + STRIDE + " pixels, not " + width + "×" + height);
        }
        if (contrast.length != height * width || maps.length != (height / STRIDE) * (width / STRIDE) * CHANNELS) {
            throw new IllegalArgumentException(contrast.length + " pixels and " + maps.length + " numbers for " + width
                    + "×" + height + " pixels");
        }
    }
}
