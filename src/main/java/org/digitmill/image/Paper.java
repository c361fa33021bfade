package org.digitmill.image;

import java.util.Arrays;

/**
 * What a picture would show without its ink.
 *
 * @param brightness of the paper, 0 to 255, pixel by pixel
 * @param even whether it is one brightness everywhere
 */
record Paper(byte[] brightness, boolean even) {
    /** Uneven light is followed on a picture of at most this side; light changes slowly. */
    private static final int REDUCED_SIDE = 64;
    /** Of the rim, the share that must have one brightness for the whole paper to have it. */
    private static final double EVEN_RIM = 0.75;
    /** Strokes are narrower than this share of the picture's longer side. */
    private static final double WIDEST_STROKE = 0.2;

    /** A first estimate, which does not ask whether the ink is dark or light. */
    static Paper estimate(GreyImage picture) {
        int even = evenPaper(picture);
        if (even >= 0) {
            byte[] paper = new byte[picture.pixels().length];
            Arrays.fill(paper, (byte) even);
            return new Paper(paper, true);
        }
        double reduction = Math.max(1.0, (double) Math.max(picture.width(), picture.height()) / REDUCED_SIDE);
        GreyImage reduced = Scaling.shrink(picture, reduction);
        int radius = Math.max(3, Math.max(reduced.width(), reduced.height()) / 4);
        GreyImage median = Scaling.resize(median(reduced, radius), picture.width(), picture.height());
        return new Paper(median.pixels(), false);
    }

    /** The estimate that follows the edges of shadows, which needs to know whether the ink is dark. */
    static Paper between(GreyImage picture, boolean darkInk) {
        int radius = (int) Math.ceil(WIDEST_STROKE * Math.max(picture.width(), picture.height()) / 2);
        byte[] paper = darkInk
                ? Extremes.close(picture.pixels(), picture.width(), picture.height(), radius)
                : Extremes.open(picture.pixels(), picture.width(), picture.height(), radius);
        return new Paper(paper, false);
    }

    /** One brightness for all: the middle of that half, dark or light, that most of the rim belongs to. */
    static Paper majorityOfRim(GreyImage picture) {
        int[] all = histogram(picture, false);
        int[] rim = histogram(picture, true);
        int threshold = Threshold.otsu(all, 0);
        boolean dark = quantile(rim, 0.5) < threshold;
        Arrays.fill(all, dark ? threshold : 0, dark ? all.length : threshold, 0);
        byte[] paper = new byte[picture.pixels().length];
        Arrays.fill(paper, (byte) quantile(all, 0.5));
        return new Paper(paper, true);
    }

    /** The brightness of most of the rim, if nearly all of it has that; else -1. */
    private static int evenPaper(GreyImage picture) {
        int[] all = histogram(picture, false);
        int range = quantile(all, 0.98) - quantile(all, 0.02);
        int[] rim = histogram(picture, true);
        int middle = quantile(rim, 0.5);
        int tolerance = Math.max(8, range / 8);
        int near = 0;
        int count = 0;
        for (int value = 0; value < rim.length; value++) {
            count += rim[value];
            near += Math.abs(value - middle) <= tolerance ? rim[value] : 0;
        }
        return near >= EVEN_RIM * count ? middle : -1;
    }

    private static int[] histogram(GreyImage picture, boolean rimOnly) {
        int[] histogram = new int[256];
        for (int y = 0; y < picture.height(); y++) {
            boolean whole = !rimOnly || y == 0 || y == picture.height() - 1;
            int step = whole ? 1 : Math.max(1, picture.width() - 1);
            for (int x = 0; x < picture.width(); x += step) {
                histogram[picture.at(x, y)]++;
            }
        }
        return histogram;
    }

    /** The smallest value that at least the given share of the histogram does not pass. */
    static int quantile(int[] histogram, double share) {
        long total = 0;
        for (int count : histogram) {
            total += count;
        }
        long wanted = (long) Math.ceil(share * total);
        long seen = 0;
        for (int value = 0; value < histogram.length; value++) {
            seen += histogram[value];
            if (seen >= wanted && seen > 0) {
                return value;
            }
        }
        return histogram.length - 1;
    }

    /** The median of the square around each pixel, by a histogram that moves along the row (Huang, Yang and Tang, 1979). */
    private static GreyImage median(GreyImage picture, int radius) {
        int width = picture.width();
        int height = picture.height();
        byte[] result = new byte[width * height];
        int[] histogram = new int[256];
        for (int y = 0; y < height; y++) {
            int top = Math.max(0, y - radius);
            int bottom = Math.min(height - 1, y + radius);
            Arrays.fill(histogram, 0);
            for (int x = 0; x < Math.min(radius, width); x++) {
                count(picture, histogram, x, top, bottom, 1);
            }
            for (int x = 0; x < width; x++) {
                if (x + radius < width) {
                    count(picture, histogram, x + radius, top, bottom, 1);
                }
                if (x - radius - 1 >= 0) {
                    count(picture, histogram, x - radius - 1, top, bottom, -1);
                }
                result[y * width + x] = (byte) quantile(histogram, 0.5);
            }
        }
        return new GreyImage(width, height, result);
    }

    private static void count(GreyImage picture, int[] histogram, int x, int top, int bottom, int change) {
        for (int y = top; y <= bottom; y++) {
            histogram[picture.at(x, y)] += change;
        }
    }
}
