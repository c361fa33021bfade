package org.digitmill.image.pixel;

import java.util.Arrays;

/** The largest or smallest value in the square around each pixel, at the same cost for every size of it (M. van Herk, 1992). */
public final class Extremes {
    private Extremes() {}

    /**
     * Fills dark strokes narrower than {@code 2 * radius + 1}: what remains is the paper around them. Beyond its edge the picture is
     * continued with its edge pixels, so that the desk beside a sheet does not count as a stroke.
     */
    public static byte[] close(byte[] pixels, int width, int height, int radius) {
        byte[] wide = widened(pixels, width, height, radius);
        int wideWidth = width + 2 * radius;
        int wideHeight = height + 2 * radius;
        byte[] filled = smallest(largest(wide, wideWidth, wideHeight, radius), wideWidth, wideHeight, radius);
        return inner(filled, width, height, radius);
    }

    /** Takes away light strokes narrower than {@code 2 * radius + 1}. */
    public static byte[] open(byte[] pixels, int width, int height, int radius) {
        byte[] closed = close(negative(pixels), width, height, radius);
        return negative(closed);
    }

    private static byte[] negative(byte[] pixels) {
        byte[] result = new byte[pixels.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) ~pixels[i];
        }
        return result;
    }

    private static byte[] widened(byte[] pixels, int width, int height, int by) {
        int wideWidth = width + 2 * by;
        byte[] wide = new byte[wideWidth * (height + 2 * by)];
        for (int y = 0; y < height + 2 * by; y++) {
            int from = Math.max(0, Math.min(height - 1, y - by)) * width;
            int to = y * wideWidth;
            System.arraycopy(pixels, from, wide, to + by, width);
            Arrays.fill(wide, to, to + by, pixels[from]);
            Arrays.fill(wide, to + by + width, to + wideWidth, pixels[from + width - 1]);
        }
        return wide;
    }

    private static byte[] inner(byte[] wide, int width, int height, int by) {
        byte[] pixels = new byte[width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(wide, (y + by) * (width + 2 * by) + by, pixels, y * width, width);
        }
        return pixels;
    }

    private static byte[] largest(byte[] pixels, int width, int height, int radius) {
        return square(pixels, width, height, radius, 0);
    }

    /** The smallest value is the largest one of the negative. */
    private static byte[] smallest(byte[] pixels, int width, int height, int radius) {
        return square(pixels, width, height, radius, 255);
    }

    private static byte[] square(byte[] pixels, int width, int height, int radius, int flip) {
        int[] line = new int[width + 2 * radius];
        int[] forward = new int[line.length];
        int[] backward = new int[line.length];
        byte[] rows = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            line(pixels, y * width, width, rows, radius, flip, line, forward, backward);
        }
        return columns(rows, width, height, radius, flip);
    }

    /** The same down all columns at once, row after row, as memory lies. */
    private static byte[] columns(byte[] pixels, int width, int height, int radius, int flip) {
        int window = 2 * radius + 1;
        int total = height + 2 * radius;
        int[] forward = new int[total * width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                forward[(y + radius) * width + x] = pixels[y * width + x] & 0xFF ^ flip;
            }
        }
        int[] backward = forward.clone();
        for (int y = 1; y < total; y++) {
            if (y % window != 0) {
                raise(forward, y * width, -width, width);
            }
        }
        for (int y = total - 2; y >= 0; y--) {
            if (y % window != window - 1) {
                raise(backward, y * width, width, width);
            }
        }
        byte[] result = new byte[pixels.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) (Math.max(backward[i], forward[i + (window - 1) * width]) ^ flip);
        }
        return result;
    }

    /** Raises each number of a row to that of the row beside it. */
    private static void raise(int[] numbers, int start, int beside, int width) {
        for (int i = start; i < start + width; i++) {
            numbers[i] = Math.max(numbers[i], numbers[i + beside]);
        }
    }

    /** One line: maxima run forward and backward within blocks of the window's size, and two of them make any window's maximum. */
    private static void line(
            byte[] from,
            int start,
            int length,
            byte[] to,
            int radius,
            int flip,
            int[] line,
            int[] forward,
            int[] backward) {
        int window = 2 * radius + 1;
        int total = length + 2 * radius;
        Arrays.fill(line, 0, radius, 0);
        Arrays.fill(line, radius + length, total, 0);
        for (int i = 0; i < length; i++) {
            line[i + radius] = from[start + i] & 0xFF ^ flip;
        }
        for (int block = 0; block < total; block += window) {
            int end = Math.min(total, block + window);
            int highest = 0;
            for (int i = block; i < end; i++) {
                highest = Math.max(highest, line[i]);
                forward[i] = highest;
            }
            highest = 0;
            for (int i = end - 1; i >= block; i--) {
                highest = Math.max(highest, line[i]);
                backward[i] = highest;
            }
        }
        for (int i = 0; i < length; i++) {
            to[start + i] = (byte) (Math.max(backward[i], forward[i + window - 1]) ^ flip);
        }
    }
}
