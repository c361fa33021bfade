package org.digitmill.page;

import java.util.Arrays;

/** A level line while it is followed from strip to strip. */
final class RuleTrack {
    /** So many pieces say where a line lies, and its neighbours mend a piece that a stroke pulled aside. */
    private static final int AROUND = 3;

    final int first;
    int last;
    /** The last strip in which the line stood alone. */
    int lastPiece;

    int pieces;
    private float[] middles = new float[64];
    private float[] thicknesses = new float[64];

    RuleTrack(int strip, float middle, float thickness) {
        first = strip;
        last = strip - 1;
        add(strip, middle, thickness);
    }

    /** Where the line should pass the next strip: the usual of the last places. */
    float expected() {
        float[] recent = new float[2 * AROUND];
        int count = 0;
        for (int i = lastPiece - first; i >= 0 && count < recent.length; i--) {
            if (!Float.isNaN(middles[i])) {
                recent[count++] = middles[i];
            }
        }
        Arrays.sort(recent, 0, count);
        return recent[count / 2];
    }

    void add(int strip, float middle, float thickness) {
        put(strip, middle, thickness);
        lastPiece = strip;
        pieces++;
    }

    /** The line goes on under something else. */
    void pass(int strip) {
        put(strip, Float.NaN, Float.NaN);
    }

    private void put(int strip, float middle, float thickness) {
        int index = strip - first;
        if (index >= middles.length) {
            middles = Arrays.copyOf(middles, 2 * index);
            thicknesses = Arrays.copyOf(thicknesses, 2 * index);
        }
        for (int i = Math.max(0, last + 1 - first); i < index; i++) {
            middles[i] = Float.NaN;
            thicknesses[i] = Float.NaN;
        }
        middles[index] = middle;
        thicknesses[index] = thickness;
        last = strip;
    }

    /** Forgets what came after the last strip in which the line stood alone. */
    void trim() {
        last = lastPiece;
    }

    int strips() {
        return last - first + 1;
    }

    /** The line from its first strip to its last. */
    Rule rule() {
        float[] known = new float[strips()];
        float before = middles[0];
        for (int i = 0; i < known.length; i++) {
            before = Float.isNaN(middles[i]) ? before : middles[i];
            known[i] = before;
        }
        float[] smooth = new float[known.length];
        for (int i = 0; i < known.length; i++) {
            float[] around = Arrays.copyOfRange(known, Math.max(0, i - AROUND), Math.min(known.length, i + AROUND + 1));
            Arrays.sort(around);
            smooth[i] = around[around.length / 2];
        }
        float[] sorted = new float[pieces];
        int count = 0;
        for (int i = 0; i < known.length; i++) {
            if (!Float.isNaN(thicknesses[i])) {
                sorted[count++] = thicknesses[i];
            }
        }
        Arrays.sort(sorted, 0, count);
        return new Rule(first * Rule.STEP, (last + 1) * Rule.STEP - 1, smooth, Math.max(1, sorted[count / 2]));
    }
}
