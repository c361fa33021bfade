package org.digitmill.image.framing;

import org.digitmill.image.pixel.GreyImage;
import org.digitmill.image.pixel.Histogram;

/**
 * Widens thin strokes to the width in MNIST. A fine stroke vanishes when a large digit is averaged into 20×20 pixels; MNIST's strokes are
 * two to four pixels wide there.
 */
final class StrokeWidth {
    /** What strokes are widened to, as a share of the digit's longer side: 2.2 of 20 pixels. */
    private static final double WANTED = 2.2 / 20;

    private StrokeWidth() {}

    /** The ink with its strokes wide enough; it grows by as much on every side. */
    static GreyImage strengthen(Ink ink) {
        double wanted = WANTED * Math.max(ink.width(), ink.height());
        int radius = (int) Math.round((wanted - of(ink.picture())) / 2);
        return radius < 1 ? ink.picture() : widen(ink.picture(), radius);
    }

    /** The middle one of the widths at all pixels of ink, in pixels; a pixel's width is its shorter run along row or column. */
    static double of(GreyImage ink) {
        int width = ink.width();
        int height = ink.height();
        int[] rows = runs(ink, width, height, width, 1);
        int[] columns = runs(ink, height, width, 1, width);
        int[] histogram = new int[Math.max(width, height) + 1];
        for (int i = 0; i < rows.length; i++) {
            int shorter = Math.min(rows[i], columns[i]);
            histogram[shorter] += shorter == 0 ? 0 : 1;
        }
        return Histogram.quantile(histogram, 0.5);
    }

    /** The length of the run of ink that each pixel is in, along lines of {@code length} pixels that are {@code step} apart. */
    private static int[] runs(GreyImage ink, int length, int lines, int lineStep, int step) {
        byte[] pixels = ink.pixels();
        int[] runs = new int[pixels.length];
        for (int line = 0; line < lines; line++) {
            int start = line * lineStep;
            int from = 0;
            for (int i = 0; i <= length; i++) {
                if (i == length || (pixels[start + i * step] & 0xFF) < 128) {
                    for (int j = from; j < i; j++) {
                        runs[start + j * step] = i - from;
                    }
                    from = i + 1;
                }
            }
        }
        return runs;
    }

    /** Each pixel becomes the strongest within a disc. */
    private static GreyImage widen(GreyImage ink, int radius) {
        int width = ink.width() + 2 * radius;
        int height = ink.height() + 2 * radius;
        byte[] wide = new byte[width * height];
        for (int dy = -radius; dy <= radius; dy++) {
            int reach = (int) Math.round(Math.sqrt(radius * radius - dy * dy));
            for (int y = 0; y < ink.height(); y++) {
                for (int x = 0; x < ink.width(); x++) {
                    int value = ink.at(x, y);
                    if (value == 0) {
                        continue;
                    }
                    int at = (y + radius + dy) * width + x + radius;
                    for (int i = at - reach; i <= at + reach; i++) {
                        if ((wide[i] & 0xFF) < value) {
                            wide[i] = (byte) value;
                        }
                    }
                }
            }
        }
        return new GreyImage(width, height, wide);
    }
}
