package org.digitmill.image.pixel;

/**
 * Illumination correction for the page network: each pixel less the mean of its surroundings, divided by their standard deviation.
 *
 * <p>The surroundings are a square of 81 pixels around the pixel, cut at the edge of the picture. A constant added to the
 * deviation keeps the noise of blank paper small.
 */
public final class LocalContrast {
    private static final int RADIUS = 40;
    /** In grey levels of 0 to 255. */
    private static final double FLOOR = 12;

    private final int width;
    /** Of each column, over the rows around one: sums of levels and of their squares. */
    private final int[] columnSums;

    private final int[] columnSquares;
    /** Of each pixel of a row, over its surroundings; whole numbers, so that their sums are exact. */
    private final double[] sums;

    private final double[] squares;
    /** Pixels in the surroundings of each pixel of a row that are in the same row. */
    private final double[] across;

    private LocalContrast(int width) {
        this.width = width;
        columnSums = new int[width];
        columnSquares = new int[width];
        sums = new double[width];
        squares = new double[width];
        across = new double[width];
        for (int x = 0; x < width; x++) {
            across[x] = Math.min(width, x + RADIUS + 1) - Math.max(0, x - RADIUS);
        }
    }

    /**
     * Writes the contrast of a picture: about -4 (dark ink on bright paper) to 4.
     *
     * @param pixels unsigned bytes, row by row
     * @param result its {@code width * height} elements from {@code start} on are written
     */
    public static void write(byte[] pixels, int width, int height, float[] result, int start) {
        LocalContrast rows = new LocalContrast(width);
        for (int y = 0; y < Math.min(RADIUS, height); y++) {
            rows.add(pixels, y * width, 1);
        }
        for (int y = 0; y < height; y++) {
            if (y + RADIUS < height) {
                rows.add(pixels, (y + RADIUS) * width, 1);
            }
            if (y - RADIUS - 1 >= 0) {
                rows.add(pixels, (y - RADIUS - 1) * width, -1);
            }
            rows.addAcross();
            int down = Math.min(height, y + RADIUS + 1) - Math.max(0, y - RADIUS);
            rows.writeRow(pixels, y * width, down, result, start + y * width);
        }
    }

    private void add(byte[] pixels, int at, int sign) {
        for (int x = 0; x < width; x++) {
            int value = pixels[at + x] & 0xFF;
            columnSums[x] += sign * value;
            columnSquares[x] += sign * value * value;
        }
    }

    private void addAcross() {
        long sum = 0;
        long square = 0;
        for (int x = 0; x < Math.min(RADIUS, width); x++) {
            sum += columnSums[x];
            square += columnSquares[x];
        }
        for (int x = 0; x < width; x++) {
            if (x + RADIUS < width) {
                sum += columnSums[x + RADIUS];
                square += columnSquares[x + RADIUS];
            }
            if (x - RADIUS - 1 >= 0) {
                sum -= columnSums[x - RADIUS - 1];
                square -= columnSquares[x - RADIUS - 1];
            }
            sums[x] = sum;
            squares[x] = square;
        }
    }

    /** Loops without a branch, of which the compiler makes vector instructions. */
    private void writeRow(byte[] pixels, int at, int down, float[] result, int start) {
        for (int x = 0; x < width; x++) {
            double count = down * across[x];
            double mean = sums[x] / count;
            sums[x] = mean;
            squares[x] = Math.sqrt(Math.max(0, squares[x] / count - mean * mean)) + FLOOR;
        }
        for (int x = 0; x < width; x++) {
            result[start + x] = (float) (((pixels[at + x] & 0xFF) - sums[x]) / squares[x]);
        }
    }
}
