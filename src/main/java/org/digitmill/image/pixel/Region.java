package org.digitmill.image.pixel;

import java.util.Arrays;

/**
 * A region: a square part of a page around a possible digit, the input of the region classifier.
 *
 * <p>Its side is twice the size of the digit, so that it includes the digit's surroundings and no ink must be cut out.
 *
 * @param x middle, in pixels of the page
 * @param y middle, in pixels of the page
 * @param size the longer side of the digit's box, in pixels of the page
 */
public record Region(double x, double y, double size) {
    /** Pixels along a side. */
    public static final int SIDE = 40;
    /** Pixels in all. */
    public static final int PIXELS = SIDE * SIDE;

    private static final double REACH = 2;

    public Region {
        if (!(size > 0)) {
            throw new IllegalArgumentException("A region of size " + size);
        }
    }

    /**
     * Writes the region's pixels: bilinear, the mean of several places where the page is finer than the region, 0 outside of the page.
     *
     * @param contrast of the page as {@link LocalContrast} gives it, row by row
     * @param result its {@link #PIXELS} elements from {@code start} on are written
     */
    public void write(float[] contrast, int width, int height, float[] result, int start) {
        Arrays.fill(result, start, start + PIXELS, 0);
        double step = REACH * size / SIDE;
        int places = Math.max(1, (int) Math.ceil(step));
        double part = step / places;
        double left = x - SIDE / 2.0 * step + part / 2 - 0.5;
        double top = y - SIDE / 2.0 * step + part / 2 - 0.5;
        float share = 1f / (places * places);
        int fine = SIDE * places;
        for (int i = 0; i < fine; i++) {
            double down = top + i * part;
            int row = (int) Math.floor(down);
            if (row < 0 || row + 1 >= height) {
                continue;
            }
            float below = (float) (down - row);
            int to = start + i / places * SIDE;
            for (int j = 0; j < fine; j++) {
                double across = left + j * part;
                int column = (int) Math.floor(across);
                if (column < 0 || column + 1 >= width) {
                    continue;
                }
                float right = (float) (across - column);
                int at = row * width + column;
                float upper = contrast[at] + (contrast[at + 1] - contrast[at]) * right;
                float lower = contrast[at + width] + (contrast[at + width + 1] - contrast[at + width]) * right;
                result[to + j / places] += share * (upper + (lower - upper) * below);
            }
        }
    }
}
