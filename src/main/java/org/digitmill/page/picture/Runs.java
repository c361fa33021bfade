package org.digitmill.page.picture;

import java.util.Arrays;

/** The ink of a page as horizontal runs of pixels, and their connected components (8-connectivity). */
final class Runs {
    int[] rows = new int[4_096];
    int[] starts = new int[4_096];
    /** The last column of each run. */
    int[] ends = new int[4_096];

    int[] labels;
    int count;
    private int[] parents;

    private Runs() {}

    static Runs of(Mask mask) {
        Runs runs = new Runs();
        byte[] bits = mask.bits();
        int width = mask.width();
        for (int y = 0; y < mask.height(); y++) {
            int at = y * width;
            int x = Blank.skip(bits, at, at + width) - at;
            while (x < width) {
                int start = x;
                while (x < width && bits[at + x] != 0) {
                    x++;
                }
                runs.add(y, start, x - 1);
                x = Blank.skip(bits, at + x, at + width) - at;
            }
        }
        runs.label();
        return runs;
    }

    private void add(int row, int start, int end) {
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        rows[count] = row;
        starts[count] = start;
        ends[count++] = end;
    }

    private void label() {
        parents = new int[count];
        int above = 0;
        for (int i = 0; i < count; i++) {
            parents[i] = i;
            while (above < i
                    && (rows[above] < rows[i] - 1 || rows[above] == rows[i] - 1 && ends[above] < starts[i] - 1)) {
                above++;
            }
            for (int j = above; j < i && rows[j] == rows[i] - 1 && starts[j] <= ends[i] + 1; j++) {
                join(i, j);
            }
        }
        labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = root(i);
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

    private void join(int i, int j) {
        int first = root(i);
        int second = root(j);
        if (first < second) {
            parents[second] = first;
        } else {
            parents[first] = second;
        }
    }
}
