package org.digitmill.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where a blob may be cut into digits: seams that run down through it past as much ink as they can.
 *
 * <p>A seam is a column for each row of the blob, counted from its left edge; a part lies right of one seam and left of the next.
 */
final class Cuts {
    private static final int MOST = 10;

    private final Blob blob;
    private final boolean[] ink;
    private final int width;
    private final int height;

    private Cuts(Blob blob) {
        this.blob = blob;
        this.width = blob.width();
        this.height = blob.height();
        this.ink = new boolean[width * height];
        int[] runs = blob.runs();
        for (int i = 0; i < runs.length; i += 3) {
            int at = (runs[i] - blob.top()) * width - blob.left();
            Arrays.fill(ink, at + runs[i + 1], at + runs[i + 2] + 1, true);
        }
    }

    /** Seams from left to right, without the blob's own edges. */
    static List<int[]> of(Blob blob, double digitHeight) {
        return new Cuts(blob).seams(digitHeight);
    }

    private List<int[]> seams(double digitHeight) {
        int[] profile = profile(Math.max(1, (int) (digitHeight / 24)));
        int least = Math.max(3, (int) (0.14 * digitHeight));
        List<Integer> columns = new ArrayList<>();
        for (int x = least; x < width - least; x++) {
            if (isLowest(profile, x, Math.max(2, (int) (digitHeight / 10)))) {
                columns.add(x);
            }
        }
        columns.sort((a, b) -> Integer.compare(profile[a], profile[b]));
        if (columns.size() > MOST) {
            columns = new ArrayList<>(columns.subList(0, MOST));
        }
        columns.sort(null);
        List<int[]> seams = new ArrayList<>();
        for (int column : columns) {
            int[] seam = seam(column, Math.max(2, (int) (0.22 * digitHeight)));
            if (seams.isEmpty() || differ(seams.get(seams.size() - 1), seam)) {
                seams.add(seam);
            }
        }
        return seams;
    }

    /** Ink in each column and its neighbours. */
    private int[] profile(int reach) {
        int[] columns = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                columns[x] += ink[y * width + x] ? 1 : 0;
            }
        }
        int[] profile = new int[width];
        for (int x = 0; x < width; x++) {
            for (int i = Math.max(0, x - reach); i <= Math.min(width - 1, x + reach); i++) {
                profile[x] += columns[i];
            }
        }
        return profile;
    }

    private boolean isLowest(int[] profile, int x, int reach) {
        for (int i = Math.max(0, x - reach); i <= Math.min(width - 1, x + reach); i++) {
            if (profile[i] < profile[x] || profile[i] == profile[x] && i < x) {
                return false;
            }
        }
        return true;
    }

    /** The way down that crosses the least ink, within {@code reach} columns of its own. */
    private int[] seam(int column, int reach) {
        int from = Math.max(0, column - reach);
        int count = Math.min(width - 1, column + reach) - from + 1;
        int[] costs = new int[count];
        byte[] steps = new byte[count * height];
        int[] next = new int[count];
        for (int i = 0; i < count; i++) {
            costs[i] = Math.abs(from + i - column);
        }
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < count; i++) {
                int best = costs[i];
                int step = 0;
                if (i > 0 && costs[i - 1] + 1 < best) {
                    best = costs[i - 1] + 1;
                    step = -1;
                }
                if (i < count - 1 && costs[i + 1] + 1 < best) {
                    best = costs[i + 1] + 1;
                    step = 1;
                }
                next[i] = best + (ink[y * width + from + i] ? 12 : 0);
                steps[y * count + i] = (byte) step;
            }
            int[] swap = costs;
            costs = next;
            next = swap;
        }
        int at = 0;
        for (int i = 1; i < count; i++) {
            at = costs[i] + Math.abs(from + i - column) < costs[at] + Math.abs(from + at - column) ? i : at;
        }
        int[] seam = new int[height];
        for (int y = height - 1; y >= 0; y--) {
            seam[y] = from + at;
            at += steps[y * count + at];
        }
        return seam;
    }

    private static boolean differ(int[] seam, int[] other) {
        int sum = 0;
        for (int i = 0; i < seam.length; i++) {
            sum += Math.abs(seam[i] - other[i]);
        }
        return sum > seam.length;
    }

    /** The part of a blob between two seams; null stands for its left and right edge. Null where nothing is there. */
    static Blob part(Blob blob, int[] leftSeam, int[] rightSeam) {
        int[] runs = new int[blob.runs().length];
        int count = 0;
        for (int i = 0; i < runs.length; i += 3) {
            int row = blob.runs()[i] - blob.top();
            int first = leftSeam == null ? blob.left() : blob.left() + leftSeam[row] + 1;
            int last = rightSeam == null ? blob.right() : blob.left() + rightSeam[row];
            int start = Math.max(first, blob.runs()[i + 1]);
            int end = Math.min(last, blob.runs()[i + 2]);
            if (start <= end) {
                runs[count++] = blob.runs()[i];
                runs[count++] = start;
                runs[count++] = end;
            }
        }
        return count == 0 ? null : Blob.of(Arrays.copyOf(runs, count));
    }
}
