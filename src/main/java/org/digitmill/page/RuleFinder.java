package org.digitmill.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds level lines in a mask: chains of long runs of ink that stay thin. Upright ones are the level ones of the transposed mask. */
final class RuleFinder {
    /** In millimetres: the shortest run that counts, and what may be missing from one. */
    private static final double SHORTEST_RUN = 2.0;

    private static final double GAP = 0.35;
    /** Pieces of a line that are farther apart belong to two lines. */
    private static final double BREAK = 0.5;

    private static final double THICKEST = 0.9;
    private static final double LONG_RUN = 5.5;
    /** How far a line may leave the straight way between its ends. */
    private static final double STRAIGHT = 0.2;

    private final Mask mask;
    private final double millimetre;
    private final int shortest;
    private int[] rows = new int[1_024];
    private int[] starts = new int[1_024];
    private int[] ends = new int[1_024];
    private int[] parents;
    private int count;

    private RuleFinder(Mask mask, double millimetre, double shortestMillimetres) {
        this.mask = mask;
        this.millimetre = millimetre;
        this.shortest = (int) Math.max(16, shortestMillimetres * millimetre);
    }

    /** The level lines of at least so many millimetres. */
    static List<Rule> find(Mask mask, double millimetre, double shortestMillimetres) {
        RuleFinder finder = new RuleFinder(mask, millimetre, shortestMillimetres);
        finder.collect();
        finder.chain();
        return finder.rules();
    }

    private void collect() {
        int least = (int) Math.max(8, SHORTEST_RUN * millimetre);
        int gap = (int) Math.max(1, GAP * millimetre);
        byte[] bits = mask.bits();
        for (int y = 0; y < mask.height(); y++) {
            int at = y * mask.width();
            int start = -1;
            int last = -gap - 2;
            int end = at + mask.width();
            for (int i = Blank.skip(bits, at, end); i < end; i = Blank.skip(bits, i, end)) {
                int first = i - at;
                while (i < end && bits[i] != 0) {
                    i++;
                }
                if (first - last > gap + 1) {
                    add(y, start, last, least);
                    start = first;
                }
                last = i - 1 - at;
            }
            add(y, start, last, least);
        }
    }

    private void add(int row, int start, int end, int least) {
        if (start < 0 || end - start + 1 < least) {
            return;
        }
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        rows[count] = row;
        starts[count] = start;
        ends[count++] = end;
    }

    /** Joins runs that touch from row to row, or follow one another in one row or the next. */
    private void chain() {
        parents = new int[count];
        int first = 0;
        int reach = (int) (BREAK * millimetre);
        for (int i = 0; i < count; i++) {
            parents[i] = i;
            while (rows[first] < rows[i] - 1) {
                first++;
            }
            for (int j = first; j < i; j++) {
                if (starts[j] <= ends[i] + reach && ends[j] >= starts[i] - reach) {
                    parents[root(i)] = root(j);
                }
            }
        }
    }

    private int root(int i) {
        int at = i;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    private List<Rule> rules() {
        int[] left = new int[count];
        int[] right = new int[count];
        long[] areas = new long[count];
        Arrays.fill(left, Integer.MAX_VALUE);
        for (int i = 0; i < count; i++) {
            int label = root(i);
            left[label] = Math.min(left[label], starts[i]);
            right[label] = Math.max(right[label], ends[i]);
            areas[label] += ends[i] - starts[i] + 1;
        }
        double[][] sums = new double[count][];
        double[][] weights = new double[count][];
        long[] longOnes = longOnes();
        for (int i = 0; i < count; i++) {
            int label = root(i);
            int length = right[label] - left[label] + 1;
            // Strokes that lie on a line are chained to it, but are no part of it.
            if (longOnes[label] > length / 2 && ends[i] - starts[i] < LONG_RUN * millimetre) {
                continue;
            }
            long area = longOnes[label] > length / 2 ? longOnes[label] : areas[label];
            if (length < shortest || area > THICKEST * millimetre * length + length) {
                continue;
            }
            if (sums[label] == null) {
                sums[label] = new double[(length + Rule.STEP - 1) / Rule.STEP];
                weights[label] = new double[sums[label].length];
            }
            spread(sums[label], weights[label], starts[i] - left[label], ends[i] - left[label], rows[i]);
        }
        List<Rule> rules = new ArrayList<>();
        for (int label = 0; label < count; label++) {
            if (sums[label] != null) {
                Rule rule = rule(left[label], right[label], sums[label], weights[label]);
                if (rule.bend() <= STRAIGHT * millimetre + 0.003 * rule.length()) {
                    rules.add(rule);
                }
            }
        }
        return rules;
    }

    /** The pixels of each chain that are in runs longer than a pen's. */
    private long[] longOnes() {
        long[] sums = new long[count];
        for (int i = 0; i < count; i++) {
            int length = ends[i] - starts[i] + 1;
            sums[root(i)] += length > LONG_RUN * millimetre ? length : 0;
        }
        return sums;
    }

    private static void spread(double[] sums, double[] weights, int start, int end, int row) {
        for (int step = start / Rule.STEP; step <= end / Rule.STEP; step++) {
            int from = Math.max(start, step * Rule.STEP);
            int to = Math.min(end, step * Rule.STEP + Rule.STEP - 1);
            sums[step] += (double) row * (to - from + 1);
            weights[step] += to - from + 1;
        }
    }

    private static Rule rule(int left, int right, double[] sums, double[] weights) {
        int steps = sums.length;
        float[] raw = new float[steps];
        float[] thicknesses = new float[steps];
        int known = -1;
        for (int i = 0; i < steps; i++) {
            int length = Math.min(Rule.STEP, right - left + 1 - i * Rule.STEP);
            thicknesses[i] = (float) (weights[i] / length);
            if (weights[i] > 0) {
                raw[i] = (float) (sums[i] / weights[i]);
                if (known < 0) {
                    Arrays.fill(raw, 0, i, raw[i]);
                }
                known = i;
            } else {
                raw[i] = known < 0 ? 0 : raw[known];
            }
        }
        // A stroke that lies on the line pulls its middle aside: the neighbours say where it is.
        float[] middles = new float[steps];
        for (int i = 0; i < steps; i++) {
            float[] around = Arrays.copyOfRange(raw, Math.max(0, i - 3), Math.min(steps, i + 4));
            Arrays.sort(around);
            middles[i] = around[around.length / 2];
        }
        Arrays.sort(thicknesses);
        return new Rule(left, right, middles, Math.max(1, thicknesses[thicknesses.length / 2]));
    }
}
