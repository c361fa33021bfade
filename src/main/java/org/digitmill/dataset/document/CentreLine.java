package org.digitmill.dataset.document;

import java.util.Arrays;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.drawing.PenPath;

/**
 * The centre lines of a training digit, for drawing it with another pen: thinned at three times the resolution, short spurs removed,
 * smoothed.
 *
 * <p>Source: Zhang and Suen, <i>A fast parallel algorithm for thinning digital patterns</i>, 1984.
 */
final class CentreLine {
    private static final int FINER = 3;
    /** A rim of two empty pixels spares every test for the edge. */
    private static final int SIDE = LabelledDigits.SIDE * FINER + 4;

    private static final int[] AROUND = {-SIDE, -SIDE + 1, 1, SIDE + 1, SIDE, SIDE - 1, -1, -SIDE - 1};
    private static final int SHORTEST_BRANCH = 7;
    private static final int SMOOTHINGS = 6;

    private final boolean[] ink = new boolean[SIDE * SIDE];
    private int[] pixels;

    private CentreLine() {}

    /** Pieces between neighbouring pixels, each lifted before; in pixels of the digit, from the middle of its square. */
    static PenPath of(byte[] digits, int offset) {
        CentreLine line = new CentreLine();
        line.enlarge(digits, offset);
        line.thin();
        line.pixels = line.listed();
        line.prune();
        line.pixels = line.listed();
        return line.path();
    }

    private void enlarge(byte[] digits, int offset) {
        int side = LabelledDigits.SIDE;
        for (int row = 0; row < SIDE - 4; row++) {
            int y = Math.max(0, Math.min(side - 2, (row - 1) / FINER));
            int downward = row - 1 - y * FINER;
            for (int column = 0; column < SIDE - 4; column++) {
                int x = Math.max(0, Math.min(side - 2, (column - 1) / FINER));
                int rightward = column - 1 - x * FINER;
                int at = offset + y * side + x;
                int upper = (digits[at] & 0xff) * (FINER - rightward) + (digits[at + 1] & 0xff) * rightward;
                int lower =
                        (digits[at + side] & 0xff) * (FINER - rightward) + (digits[at + side + 1] & 0xff) * rightward;
                int value = upper * (FINER - downward) + lower * downward;
                ink[(row + 2) * SIDE + column + 2] = value > 80 * FINER * FINER;
            }
        }
    }

    private int[] listed() {
        int count = 0;
        int[] found = new int[SIDE * SIDE];
        for (int i = 0; i < ink.length; i++) {
            if (ink[i]) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private void thin() {
        int[] left = listed();
        int count = left.length;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int pass = 0; pass < 2; pass++) {
                int removals = 0;
                int[] removed = new int[count];
                for (int i = 0; i < count; i++) {
                    if (removable(left[i], pass)) {
                        removed[removals++] = left[i];
                    }
                }
                for (int i = 0; i < removals; i++) {
                    ink[removed[i]] = false;
                }
                changed |= removals > 0;
                int kept = 0;
                for (int i = 0; i < count; i++) {
                    if (ink[left[i]]) {
                        left[kept++] = left[i];
                    }
                }
                count = kept;
            }
        }
    }

    private boolean removable(int at, int pass) {
        int around = 0;
        int changes = 0;
        boolean last = ink[at + AROUND[7]];
        for (int step : AROUND) {
            boolean next = ink[at + step];
            around += next ? 1 : 0;
            changes += next && !last ? 1 : 0;
            last = next;
        }
        if (around < 2 || around > 6 || changes != 1) {
            return false;
        }
        boolean up = ink[at - SIDE];
        boolean right = ink[at + 1];
        boolean down = ink[at + SIDE];
        boolean left = ink[at - 1];
        return pass == 0
                ? !(up && right && down) && !(right && down && left)
                : !(up && right && left) && !(up && down && left);
    }

    /** Whether two pixels are joined: a diagonal is not where a third pixel leads around it. */
    private boolean joined(int at, int direction) {
        if (!ink[at + AROUND[direction]]) {
            return false;
        }
        return direction % 2 == 0 || !ink[at + AROUND[direction - 1]] && !ink[at + AROUND[(direction + 1) % 8]];
    }

    private int joins(int at) {
        int count = 0;
        for (int direction = 0; direction < 8; direction++) {
            count += joined(at, direction) ? 1 : 0;
        }
        return count;
    }

    private void prune() {
        int[] branch = new int[SHORTEST_BRANCH];
        for (int end : pixels) {
            if (!ink[end] || joins(end) != 1) {
                continue;
            }
            int length = 0;
            int at = end;
            int before = -1;
            while (length < SHORTEST_BRANCH && at >= 0 && joins(at) <= 2) {
                branch[length++] = at;
                int next = -1;
                for (int direction = 0; direction < 8; direction++) {
                    if (joined(at, direction) && at + AROUND[direction] != before) {
                        next = at + AROUND[direction];
                    }
                }
                before = at;
                at = next;
            }
            if (length < SHORTEST_BRANCH && at >= 0) {
                for (int i = 0; i < length; i++) {
                    ink[branch[i]] = false;
                }
            }
        }
    }

    private PenPath path() {
        double[] x = new double[ink.length];
        double[] y = new double[ink.length];
        for (int at : pixels) {
            x[at] = (at % SIDE - 1.5) / FINER - LabelledDigits.SIDE / 2.0;
            y[at] = (at / SIDE - 1.5) / FINER - LabelledDigits.SIDE / 2.0;
        }
        for (int i = 0; i < SMOOTHINGS; i++) {
            smooth(x);
            smooth(y);
        }
        PenPath path = new PenPath();
        for (int at : pixels) {
            for (int direction = 1; direction < 5; direction++) {
                if (joined(at, direction)) {
                    path.add(x[at], y[at], true);
                    path.add(x[at + AROUND[direction]], y[at + AROUND[direction]], false);
                }
            }
        }
        if (path.points() == 0) {
            path.add(0, 0, true);
            path.add(0, 0.01, false);
        }
        return path;
    }

    private void smooth(double[] values) {
        double[] smoothed = new double[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int at = pixels[i];
            double sum = 0;
            int count = 0;
            for (int direction = 0; direction < 8; direction++) {
                if (joined(at, direction)) {
                    sum += values[at + AROUND[direction]];
                    count++;
                }
            }
            smoothed[i] = count < 2 ? values[at] : 0.4 * values[at] + 0.6 * sum / count;
        }
        for (int i = 0; i < pixels.length; i++) {
            values[pixels[i]] = smoothed[i];
        }
    }
}
