package org.digitmill.page.picture;

import org.digitmill.image.pixel.GreyImage;

/** The working resolution of pages: an integer fraction of the scan's, at most that of an A4 page at 300 dots per inch. */
public final class WorkingScale {
    private static final int LONGEST_SIDE = 3_700;

    private WorkingScale() {}

    /** By how much both sides of a picture are divided, at least 1. */
    public static int factor(GreyImage page) {
        int longest = Math.max(page.width(), page.height());
        return (longest + LONGEST_SIDE - 1) / LONGEST_SIDE;
    }

    /** Averages squares of {@code factor} pixels; what is left over at the right and lower rim is dropped. */
    public static GreyImage reduce(GreyImage page, int factor) {
        if (factor == 1) {
            return page;
        }
        int width = Math.max(1, page.width() / factor);
        int height = Math.max(1, page.height() / factor);
        byte[] from = page.pixels();
        byte[] to = new byte[width * height];
        int[] sums = new int[width];
        int rows = Math.min(factor, page.height());
        int columns = Math.min(factor, page.width());
        for (int y = 0; y < height; y++) {
            java.util.Arrays.fill(sums, 0);
            for (int row = 0; row < rows; row++) {
                int at = (y * factor + row) * page.width();
                for (int x = 0; x < width; x++) {
                    for (int i = 0; i < columns; i++) {
                        sums[x] += from[at + x * factor + i] & 0xFF;
                    }
                }
            }
            for (int x = 0; x < width; x++) {
                to[y * width + x] = (byte) (sums[x] / (rows * columns));
            }
        }
        return new GreyImage(width, height, to);
    }
}
