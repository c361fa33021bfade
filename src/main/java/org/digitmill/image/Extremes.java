package org.digitmill.image;

/** The largest or smallest value in the square around each pixel, at the same cost for every size of it (M. van Herk, 1992). */
final class Extremes {
    private Extremes() {}

    /** Fills dark strokes narrower than {@code 2 * radius + 1}: what remains is the paper around them. */
    static byte[] close(byte[] pixels, int width, int height, int radius) {
        return smallest(largest(pixels, width, height, radius), width, height, radius);
    }

    /** Takes away light strokes narrower than {@code 2 * radius + 1}. */
    static byte[] open(byte[] pixels, int width, int height, int radius) {
        return largest(smallest(pixels, width, height, radius), width, height, radius);
    }

    private static byte[] largest(byte[] pixels, int width, int height, int radius) {
        return square(pixels, width, height, radius, 0);
    }

    /** The smallest value is the largest one of the negative. */
    private static byte[] smallest(byte[] pixels, int width, int height, int radius) {
        return square(pixels, width, height, radius, 255);
    }

    private static byte[] square(byte[] pixels, int width, int height, int radius, int flip) {
        int longest = Math.max(width, height);
        int[] line = new int[longest + 2 * radius];
        int[] forward = new int[line.length];
        int[] backward = new int[line.length];
        byte[] rows = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            line(pixels, y * width, 1, width, rows, radius, flip, line, forward, backward);
        }
        byte[] result = new byte[pixels.length];
        for (int x = 0; x < width; x++) {
            line(rows, x, width, height, result, radius, flip, line, forward, backward);
        }
        return result;
    }

    /** One line: maxima run forward and backward within blocks of the window's size, and two of them make any window's maximum. */
    private static void line(
            byte[] from,
            int start,
            int step,
            int length,
            byte[] to,
            int radius,
            int flip,
            int[] line,
            int[] forward,
            int[] backward) {
        int window = 2 * radius + 1;
        int total = length + 2 * radius;
        for (int i = 0; i < total; i++) {
            int at = i - radius;
            line[i] = at < 0 || at >= length ? 0 : from[start + at * step] & 0xFF ^ flip;
        }
        for (int i = 0; i < total; i++) {
            forward[i] = i % window == 0 ? line[i] : Math.max(forward[i - 1], line[i]);
        }
        for (int i = total - 1; i >= 0; i--) {
            backward[i] = i == total - 1 || i % window == window - 1 ? line[i] : Math.max(backward[i + 1], line[i]);
        }
        for (int i = 0; i < length; i++) {
            to[start + i * step] = (byte) (Math.max(backward[i], forward[i + window - 1]) ^ flip);
        }
    }
}
