package org.digitmill.image.framing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Line removal: removes the lines of ruled and squared paper from a contrast image and keeps the strokes that cross them.
 *
 * <p>A ruled line is thin, straight, horizontal or vertical to within 17 degrees, and extends from edge to edge; a pen stroke does not.
 * Lines are found by a Hough transform (P. Hough, 1962), each with its own slope, since lines converge in a photograph taken at an angle.
 */
final class Rules {
    /** Tangent of 17 degrees. */
    private static final double MAXIMUM_SLOPE = 0.3;
    /** The share of a line that must be seen. */
    private static final double COVERAGE = 0.55;
    /** The share that must be seen near each edge. */
    private static final double RIM_COVERAGE = 0.3;
    /** Every so many columns votes. */
    private static final int STEP = 2;

    private final byte[] strength;
    private final int width;
    private final int height;
    /** Half of the widest rule, in pixels, and one more. */
    private final int reach;
    /** Whether the middle of a thin line passes here. */
    private final boolean[] ridge;

    private Rules(byte[] strength, int width, int height) {
        this.strength = strength;
        this.width = width;
        this.height = height;
        this.reach = Math.max(2, Math.max(width, height) / 50);
        this.ridge = new boolean[strength.length];
    }

    /** Takes rules out of {@code strength}; contrast of less than {@code faintest} is no line. */
    static void remove(byte[] strength, int width, int height, double faintest) {
        new Rules(strength, width, height).remove(faintest);
        byte[] turned = transposed(strength, width, height);
        if (new Rules(turned, height, width).remove(faintest)) {
            System.arraycopy(transposed(turned, height, width), 0, strength, 0, strength.length);
        }
    }

    private static byte[] transposed(byte[] pixels, int width, int height) {
        byte[] result = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                result[x * height + y] = pixels[y * width + x];
            }
        }
        return result;
    }

    private boolean remove(double faintest) {
        if (width < 48 || height < 16) {
            return false;
        }
        int[] points = ridgePoints((int) Math.max(5, faintest));
        List<RuleLine> found = new ArrayList<>();
        for (RuleLine candidate : candidates(points)) {
            if (isRule(candidate)) {
                found.add(candidate);
                forget(candidate);
            }
        }
        byte[] original = found.isEmpty() ? strength : strength.clone();
        found.forEach(line -> line.erase(original, strength, width, height, reach));
        return !found.isEmpty();
    }

    /** Places in voting columns that are stronger than what is above and below, within the reach of a rule. */
    private int[] ridgePoints(int faintest) {
        int[] points = new int[1024];
        int count = 0;
        for (int y = 0; y < height; y++) {
            int above = Math.max(0, y - reach) * width;
            int below = Math.min(height - 1, y + reach) * width;
            int before = Math.max(0, y - 1) * width;
            int behind = Math.min(height - 1, y + 1) * width;
            for (int x = 0; x < width; x += STEP) {
                int here = strength[y * width + x] & 0xFF;
                if (here >= faintest
                        && here >= (strength[before + x] & 0xFF)
                        && here >= (strength[behind + x] & 0xFF)
                        && here - (strength[above + x] & 0xFF) >= here / 2
                        && here - (strength[below + x] & 0xFF) >= here / 2) {
                    ridge[y * width + x] = true;
                    if (count == points.length) {
                        points = Arrays.copyOf(points, 2 * count);
                    }
                    points[count++] = y * width + x;
                }
            }
        }
        return Arrays.copyOf(points, count);
    }

    /** Lines with votes enough, those with the most first. */
    private List<RuleLine> candidates(int[] points) {
        int steps = (int) (MAXIMUM_SLOPE * width / 2);
        int[] votes = new int[height];
        List<RuleLine> candidates = new ArrayList<>();
        for (int step = -steps; step <= steps; step++) {
            int slope = (int) ((step * 2L << 16) / width);
            Arrays.fill(votes, 0);
            for (int point : points) {
                int row = point / width - RuleLine.rise(slope, point % width, width);
                if (row >= 0 && row < height) {
                    votes[row]++;
                }
            }
            for (int row = 1; row < height - 1; row++) {
                int sum = votes[row - 1] + votes[row] + votes[row + 1];
                if (votes[row] >= votes[row - 1] && votes[row] > votes[row + 1] && sum * STEP >= COVERAGE * width) {
                    candidates.add(new RuleLine(slope, row, sum));
                }
            }
        }
        candidates.sort(Comparator.comparingInt(RuleLine::votes).reversed());
        return candidates;
    }

    /** Whether the line is still there along most of its way, and near both rims. */
    private boolean isRule(RuleLine line) {
        int end = width / 6;
        int seen = 0;
        int first = 0;
        int last = 0;
        for (int x = 0; x < width; x += STEP) {
            if (onRidge(line, x)) {
                seen += STEP;
                first += x < end ? STEP : 0;
                last += x >= width - end ? STEP : 0;
            }
        }
        return seen >= COVERAGE * width && first >= RIM_COVERAGE * end && last >= RIM_COVERAGE * end;
    }

    private boolean onRidge(RuleLine line, int x) {
        int row = line.row(x, width);
        for (int y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++) {
            if (ridge[y * width + x]) {
                return true;
            }
        }
        return false;
    }

    /** The points of a line that was taken vote for no other. */
    private void forget(RuleLine line) {
        for (int x = 0; x < width; x += STEP) {
            int row = line.row(x, width);
            for (int y = Math.max(0, row - 2); y <= Math.min(height - 1, row + 2); y++) {
                ridge[y * width + x] = false;
            }
        }
    }
}
