package org.digitmill.image.framing;

import java.util.Arrays;
import org.digitmill.image.pixel.Histogram;

/**
 * A straight line across a picture.
 *
 * @param slope rows for each column, times 65,536
 * @param middle its row in the middle column
 * @param votes number of points on it
 */
record RuleLine(int slope, int middle, int votes) {
    /** How far a line has come from its middle row at column {@code x}. */
    static int rise(int slope, int x, int width) {
        return slope * (x - width / 2) + (1 << 15) >> 16;
    }

    int row(int x, int width) {
        return middle + rise(slope, x, width);
    }

    /** Takes the line's usual profile out of {@code strength}, except where ink goes on above and below it in {@code original}. */
    void erase(byte[] original, byte[] strength, int width, int height, int reach) {
        int[] profile = profile(original, width, height, reach);
        int thickness = 0;
        int peak = 1;
        for (int i = 0; i < profile.length; i++) {
            peak = Math.max(peak, profile[i]);
        }
        for (int i = 0; i < profile.length; i++) {
            if (3 * profile[i] > peak) {
                thickness = Math.max(thickness, Math.abs(i - reach));
            }
        }
        int[] limits = limits(profile);
        for (int x = 0; x < width; x++) {
            int row = row(x, width);
            if (strongest(original, x, row - thickness - 2, width, height) * 5 >= 3 * peak
                    && strongest(original, x, row + thickness + 2, width, height) * 5 >= 3 * peak) {
                continue;
            }
            for (int i = 0; i < profile.length; i++) {
                int y = row + i - reach;
                // What is clearly stronger than the line was written over it.
                if (y >= 0 && y < height && (strength[y * width + x] & 0xFF) <= limits[i]) {
                    strength[y * width + x] = 0;
                }
            }
        }
    }

    private static int[] limits(int[] profile) {
        int[] limits = new int[profile.length];
        for (int i = 0; i < limits.length; i++) {
            int beside = Math.max(profile[Math.max(0, i - 1)], profile[Math.min(limits.length - 1, i + 1)]);
            limits[i] = Math.max(profile[i], beside) * 8 / 5 + 6;
        }
        return limits;
    }

    /** How strong the line is at each distance from its middle: what three columns in four do not pass, so that strokes across do not count. */
    private int[] profile(byte[] strength, int width, int height, int reach) {
        int[] profile = new int[2 * reach + 1];
        int[] histogram = new int[256];
        for (int i = 0; i < profile.length; i++) {
            Arrays.fill(histogram, 0);
            for (int x = 0; x < width; x++) {
                int y = row(x, width) + i - reach;
                if (y >= 0 && y < height) {
                    histogram[strength[y * width + x] & 0xFF]++;
                }
            }
            // Not the middle one: a line's pixels wander by one beside the straight way.
            profile[i] = Histogram.quantile(histogram, 0.75) & 0xFF;
        }
        return profile;
    }

    private static int strongest(byte[] strength, int x, int y, int width, int height) {
        if (y < 0 || y >= height) {
            return 0;
        }
        int strongest = 0;
        for (int column = Math.max(0, x - 2); column <= Math.min(width - 1, x + 2); column++) {
            strongest = Math.max(strongest, strength[y * width + column] & 0xFF);
        }
        return strongest;
    }
}
