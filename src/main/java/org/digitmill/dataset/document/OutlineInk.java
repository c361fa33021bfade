package org.digitmill.dataset.document;

import java.util.Arrays;

/** Fills outlines by the non-zero winding rule. Coverage is exact along a row, with {@link #LINES} samples per pixel vertically. */
final class OutlineInk {
    private static final int LINES = 5;

    private final int width;
    private final int height;
    private final float[] coverage;

    /** Crossings of the contours with one line: their x, and the direction as the sign of the number. */
    private double[][] crossings = new double[0][];

    private int[] counts = new int[0];

    OutlineInk(int width, int height) {
        this.width = width;
        this.height = height;
        coverage = new float[width * height];
    }

    InkPatch patch() {
        for (int i = 0; i < coverage.length; i++) {
            coverage[i] = Math.min(1, coverage[i]);
        }
        return new InkPatch(width, height, coverage);
    }

    /** @param bold how far a second copy of the outline is moved, in pixels, to make it bolder */
    void fill(Outline outline, double shiftX, double shiftY, double bold) {
        if (outline.empty()) {
            return;
        }
        int first = Math.max(0, (int) Math.floor((outline.top() + shiftY) * LINES));
        int last = Math.min(height * LINES - 1, (int) Math.ceil((outline.bottom() + shiftY + bold) * LINES));
        if (last < first) {
            return;
        }
        clear(last + 1 - first);
        cross(outline, shiftX, shiftY, first, last);
        if (bold > 0) {
            cross(outline, shiftX + bold, shiftY, first, last);
            cross(outline, shiftX + bold / 2, shiftY + bold / 2, first, last);
        }
        for (int line = first; line <= last; line++) {
            if (counts[line - first] > 0) {
                spans(crossings[line - first], counts[line - first], line / LINES * width);
            }
        }
    }

    private void clear(int lines) {
        if (crossings.length < lines) {
            int before = crossings.length;
            crossings = Arrays.copyOf(crossings, lines);
            for (int i = before; i < lines; i++) {
                crossings[i] = new double[16];
            }
            counts = new int[lines];
        }
        Arrays.fill(counts, 0);
    }

    private void cross(Outline outline, double shiftX, double shiftY, int first, int last) {
        int[] starts = outline.starts();
        for (int contour = 0; contour + 1 < starts.length; contour++) {
            int before = starts[contour + 1] - 1;
            for (int at = starts[contour]; at < starts[contour + 1]; at++) {
                double fromX = outline.x()[before] + shiftX;
                double fromY = (outline.y()[before] + shiftY) * LINES - 0.5;
                double toX = outline.x()[at] + shiftX;
                double toY = (outline.y()[at] + shiftY) * LINES - 0.5;
                int start = Math.max(first, (int) Math.ceil(Math.min(fromY, toY)));
                int end = Math.min(last, (int) Math.ceil(Math.max(fromY, toY)) - 1);
                double slope = (toX - fromX) / (toY - fromY);
                for (int line = start; line <= end; line++) {
                    // Positions start at 1, so that their sign can hold the direction.
                    double x = 1 + Math.max(0, Math.min(width, fromX + (line - fromY) * slope));
                    add(line - first, toY > fromY ? x : -x);
                }
                before = at;
            }
        }
    }

    /** Keeps a line's crossings in order of their place. */
    private void add(int line, double crossing) {
        double[] list = crossings[line];
        int count = counts[line]++;
        if (count == list.length) {
            list = Arrays.copyOf(list, 2 * count);
            crossings[line] = list;
        }
        double place = Math.abs(crossing);
        while (count > 0 && Math.abs(list[count - 1]) > place) {
            list[count] = list[count - 1];
            count--;
        }
        list[count] = crossing;
    }

    private void spans(double[] list, int count, int row) {
        int winding = 0;
        double start = 0;
        for (int i = 0; i < count; i++) {
            int next = winding + (list[i] > 0 ? 1 : -1);
            if (winding == 0) {
                start = Math.abs(list[i]) - 1;
            } else if (next == 0) {
                cover(row, start, Math.abs(list[i]) - 1);
            }
            winding = next;
        }
    }

    private void cover(int row, double from, double to) {
        int first = (int) from;
        int last = Math.min(width - 1, (int) to);
        for (int x = first; x <= last; x++) {
            double part = Math.min(x + 1, to) - Math.max(x, from);
            coverage[row + x] += (float) (part / LINES);
        }
    }
}
