package org.digitmill.image;

import java.util.Arrays;

/**
 * Takes the printed lines of ruled and squared paper out of a mask, and leaves the strokes that cross them.
 *
 * <p>A rule is a straight line, level or upright to within six degrees, that is inked along most of the picture. A pen's stroke is
 * not that long.
 */
final class Rules {
    /** Tangent of six degrees: pictures are held straight at least so far. */
    private static final double MAXIMUM_SLOPE = 0.105;
    /** The share of a line that must be ink. */
    private static final double COVERAGE = 0.6;
    /** While slopes are tried, every so many columns are looked at. */
    private static final int SEARCH_STEP = 4;

    private final boolean[] mask;
    private final int width;
    private final int height;
    /** Whether lines run down the picture: then columns and rows change places. */
    private final boolean upright;

    private Rules(boolean[] mask, int width, int height, boolean upright) {
        this.mask = mask;
        this.width = upright ? height : width;
        this.height = upright ? width : height;
        this.upright = upright;
    }

    /** Clears the pixels of all rules. */
    static void remove(boolean[] mask, int width, int height) {
        new Rules(mask, width, height, false).remove();
        new Rules(mask, width, height, true).remove();
    }

    private int at(int x, int y) {
        return upright ? x * height + y : y * width + x;
    }

    private void remove() {
        if (width < 48 || height < 16) {
            return;
        }
        double slope = likeliestSlope();
        int[] sums = new int[height];
        project(slope, sums, 1);
        for (int row = 0; row < height; row++) {
            int first = row;
            while (row < height && sums[row] >= COVERAGE * width) {
                row++;
            }
            if (row > first && isThin(slope, first, row - 1)) {
                clearLine(slope, first, row - 1);
            }
        }
    }

    /** The slope whose lines with enough ink have the most of it together. */
    private double likeliestSlope() {
        int steps = (int) Math.ceil(MAXIMUM_SLOPE * width / 2);
        double likeliest = 0;
        long best = 0;
        int[] sums = new int[height];
        for (int step = -steps; step <= steps; step++) {
            double slope = step * 2.0 / width;
            project(slope, sums, SEARCH_STEP);
            long score = 0;
            for (int sum : sums) {
                score += sum * SEARCH_STEP >= COVERAGE * width ? sum : 0;
            }
            if (score > best) {
                best = score;
                likeliest = slope;
            }
        }
        return likeliest;
    }

    /** How much ink lies on each line of the given slope; lines are numbered by their row in the middle of the picture. */
    private void project(double slope, int[] sums, int columnStep) {
        Arrays.fill(sums, 0);
        for (int x = 0; x < width; x += columnStep) {
            int shift = shift(slope, x);
            int from = Math.max(0, -shift);
            int to = Math.min(height, height - shift);
            for (int row = from; row < to; row++) {
                if (mask[at(x, row + shift)]) {
                    sums[row]++;
                }
            }
        }
    }

    /** Whether most of the ink on a line is no thicker than rules are; a stroke that fills the picture is. */
    private boolean isThin(double slope, int first, int last) {
        int middle = (first + last) / 2;
        int limit = Math.max(4, height / 50);
        int thin = 0;
        int inked = 0;
        for (int x = 0; x < width; x++) {
            int row = middle + shift(slope, x);
            if (row < 0 || row >= height || !mask[at(x, row)]) {
                continue;
            }
            inked++;
            thin += runThrough(x, row, limit) <= limit ? 1 : 0;
        }
        return 2 * thin > inked;
    }

    /** How many pixels of ink are above and below one another at this one, counted a little past {@code enough}. */
    private int runThrough(int x, int row, int enough) {
        int run = 1;
        for (int y = row - 1; y >= 0 && mask[at(x, y)] && run <= enough; y--) {
            run++;
        }
        for (int y = row + 1; y < height && mask[at(x, y)] && run <= enough; y++) {
            run++;
        }
        return run;
    }

    private int shift(double slope, int x) {
        return (int) Math.round(slope * (x - width / 2.0));
    }

    /** Clears a line from {@code first} to {@code last} row, except where ink goes on above and below: there a stroke crosses. */
    private void clearLine(double slope, int first, int last) {
        int margin = 1 + (last - first + 1) / 2;
        for (int x = 0; x < width; x++) {
            int shift = shift(slope, x);
            int top = first + shift - margin;
            int bottom = last + shift + margin;
            if (bottom < 0 || top >= height) {
                continue;
            }
            boolean above = top - 1 >= 0 && mask[at(x, top - 1)];
            boolean below = bottom + 1 < height && mask[at(x, bottom + 1)];
            if (above || below) {
                continue;
            }
            for (int y = Math.max(0, top); y <= Math.min(height - 1, bottom); y++) {
                mask[at(x, y)] = false;
            }
        }
    }
}
