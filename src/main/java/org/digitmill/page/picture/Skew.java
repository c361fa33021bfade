package org.digitmill.page.picture;

import java.util.Arrays;

/** Measures the skew angle of a page: the angle at which the projections of its ink are sharpest. */
public final class Skew {
    private static final double WIDEST = 6.5;
    private static final double COARSE = 0.25;
    private static final double FINE = 0.02;
    private static final int MAXIMUM_POINTS = 60_000;

    private final int[] columns;
    private final int[] rows;
    private final int count;
    private final int[] bins;

    private Skew(Mask mask) {
        int total = 0;
        for (byte bit : mask.bits()) {
            total += bit;
        }
        int step = Math.max(1, total / MAXIMUM_POINTS);
        columns = new int[total / step + 1];
        rows = new int[columns.length];
        int seen = 0;
        int kept = 0;
        int at = 0;
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                if (mask.bits()[at++] != 0 && seen++ % step == 0) {
                    columns[kept] = x - mask.width() / 2;
                    rows[kept++] = y - mask.height() / 2;
                }
            }
        }
        count = kept;
        bins = new int[2 * (mask.width() + mask.height())];
    }

    /** Clockwise skew angle in degrees, within ±6.5; 0 if no angle stands out. */
    public static double degrees(Mask mask) {
        Skew skew = new Skew(mask);
        return skew.count < 50 ? 0 : skew.find();
    }

    private double find() {
        double best = 0;
        double bestScore = 1.02 * score(0);
        for (double angle = -WIDEST; angle <= WIDEST; angle += COARSE) {
            double score = score(angle);
            if (score > bestScore) {
                bestScore = score;
                best = angle;
            }
        }
        for (double step = COARSE / 2; step >= FINE; step /= 2) {
            double middle = best;
            for (int side = -1; side <= 1; side += 2) {
                double score = score(middle + side * step);
                if (score > bestScore) {
                    bestScore = score;
                    best = middle + side * step;
                }
            }
        }
        return best;
    }

    /** Sharpness of the projections of ink along lines with the angle, horizontal and vertical. */
    private double score(double degrees) {
        int slope = (int) Math.round(Math.tan(Math.toRadians(degrees)) * 65_536);
        return unevenness(columns, rows, -slope) + unevenness(rows, columns, slope);
    }

    private double unevenness(int[] along, int[] across, int slope) {
        Arrays.fill(bins, 0);
        int middle = bins.length / 2;
        for (int i = 0; i < count; i++) {
            bins[middle + across[i] + (along[i] * slope + 32_768 >> 16)]++;
        }
        double sum = 0;
        for (int i = 2; i < bins.length; i++) {
            double change = bins[i] - bins[i - 2];
            sum += change * change;
        }
        return sum;
    }
}
