package org.digitmill.samples.pages;

import java.awt.Color;
import java.awt.image.BufferedImage;

/**
 * A digit of 28×28 pixels, enlarged and cut to its ink.
 *
 * @param cover how much of each pixel is ink, 0 to 1, row by row
 */
record DigitStamp(int width, int height, float[] cover) {
    private static final int SIDE = 28;

    /** Enlarges by bicubic interpolation; {@code sharpness} 0 keeps MNIST's soft rims, towards 1 they become hard. */
    static DigitStamp of(byte[] pixels, double scale, double sharpness) {
        int side = (int) Math.ceil(SIDE * scale);
        float[] large = new float[side * side];
        int left = side;
        int right = -1;
        int top = side;
        int bottom = -1;
        double low = 0.5 - 0.5 * (1 - sharpness);
        double high = 0.5 + 0.5 * (1 - sharpness);
        double[] row = new double[4];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double value = at(pixels, (x + 0.5) / scale - 0.5, (y + 0.5) / scale - 0.5, row);
                float cover = (float) Math.max(0, Math.min(1, (value - low) / (high - low)));
                large[y * side + x] = cover;
                if (cover > 0.4) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        int width = right - left + 1;
        int height = bottom - top + 1;
        float[] cover = new float[width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(large, (top + y) * side + left, cover, y * width, width);
        }
        return new DigitStamp(width, height, cover);
    }

    private static double at(byte[] pixels, double x, double y, double[] row) {
        int column = (int) Math.floor(x);
        int line = (int) Math.floor(y);
        for (int i = 0; i < 4; i++) {
            row[i] = cubic(
                    pixel(pixels, column - 1, line - 1 + i),
                    pixel(pixels, column, line - 1 + i),
                    pixel(pixels, column + 1, line - 1 + i),
                    pixel(pixels, column + 2, line - 1 + i),
                    x - column);
        }
        return cubic(row[0], row[1], row[2], row[3], y - line);
    }

    private static double cubic(double a, double b, double c, double d, double t) {
        return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }

    private static double pixel(byte[] pixels, int x, int y) {
        return x < 0 || y < 0 || x >= SIDE || y >= SIDE ? 0 : (pixels[y * SIDE + x] & 0xFF) / 255.0;
    }

    /** Lays ink over what is there. */
    void print(BufferedImage picture, int left, int top, Color ink) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float share = cover[y * width + x];
                int column = left + x;
                int line = top + y;
                if (share > 0
                        && column >= 0
                        && line >= 0
                        && column < picture.getWidth()
                        && line < picture.getHeight()) {
                    picture.setRGB(column, line, mix(picture.getRGB(column, line), ink, share));
                }
            }
        }
    }

    private static int mix(int under, Color ink, float share) {
        int red = part(under >> 16 & 0xFF, ink.getRed(), share);
        int green = part(under >> 8 & 0xFF, ink.getGreen(), share);
        int blue = part(under & 0xFF, ink.getBlue(), share);
        return red << 16 | green << 8 | blue;
    }

    /** Ink only darkens. */
    private static int part(int under, int ink, float share) {
        return Math.round(under + (Math.min(under, ink) - under) * share);
    }
}
