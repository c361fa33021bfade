package org.digitmill.image;

/**
 * Illumination correction for the page network: each pixel less the mean of its surroundings, divided by their standard deviation.
 *
 * <p>The surroundings are a square of {@value #SIDE} pixels around the pixel, cut at the rim of the picture. A constant added to the
 * deviation keeps the grain of blank paper small.
 */
public final class LocalContrast {
    private static final int RADIUS = 40;
    private static final int SIDE = 2 * RADIUS + 1;
    /** In grey levels of 0 to 255. */
    private static final double FLOOR = 12;

    private LocalContrast() {}

    /**
     * Writes the contrast of a picture: about -4 (dark ink on bright paper) to 4.
     *
     * @param pixels unsigned bytes, row by row
     * @param result its {@code width * height} elements from {@code start} on are written
     */
    public static void write(byte[] pixels, int width, int height, float[] result, int start) {
        long[] columnSums = new long[width];
        long[] columnSquares = new long[width];
        for (int y = 0; y < Math.min(RADIUS, height); y++) {
            add(pixels, width, y, 1, columnSums, columnSquares);
        }
        for (int y = 0; y < height; y++) {
            if (y + RADIUS < height) {
                add(pixels, width, y + RADIUS, 1, columnSums, columnSquares);
            }
            if (y - RADIUS - 1 >= 0) {
                add(pixels, width, y - RADIUS - 1, -1, columnSums, columnSquares);
            }
            int rows = Math.min(height, y + RADIUS + 1) - Math.max(0, y - RADIUS);
            writeRow(pixels, width, y, rows, columnSums, columnSquares, result, start);
        }
    }

    private static void add(byte[] pixels, int width, int y, int sign, long[] sums, long[] squares) {
        for (int x = 0; x < width; x++) {
            int value = pixels[y * width + x] & 0xFF;
            sums[x] += sign * value;
            squares[x] += sign * value * value;
        }
    }

    private static void writeRow(
            byte[] pixels, int width, int y, int rows, long[] sums, long[] squares, float[] result, int start) {
        long sum = 0;
        long square = 0;
        for (int x = 0; x < Math.min(RADIUS, width); x++) {
            sum += sums[x];
            square += squares[x];
        }
        for (int x = 0; x < width; x++) {
            if (x + RADIUS < width) {
                sum += sums[x + RADIUS];
                square += squares[x + RADIUS];
            }
            if (x - RADIUS - 1 >= 0) {
                sum -= sums[x - RADIUS - 1];
                square -= squares[x - RADIUS - 1];
            }
            double count = (double) rows * (Math.min(width, x + RADIUS + 1) - Math.max(0, x - RADIUS));
            double mean = sum / count;
            double deviation = Math.sqrt(Math.max(0, square / count - mean * mean));
            int at = y * width + x;
            result[start + at] = (float) (((pixels[at] & 0xFF) - mean) / (deviation + FLOOR));
        }
    }
}
