package org.digitmill.dataset.document;

import java.awt.geom.PathIterator;
import java.util.Arrays;

/**
 * A character's outline as closed contours of straight pieces.
 *
 * @param x of the corners, in ems; not copied
 * @param y of the corners, down from the base line; not copied
 * @param starts of the contours among the corners, and at last their number; not copied
 * @param advance to the next character
 * @param left smallest x
 * @param top smallest y
 * @param right largest x
 * @param bottom largest y
 */
record Outline(
        double[] x, double[] y, int[] starts, double advance, double left, double top, double right, double bottom) {
    static Outline of(PathIterator pieces, double unit, double advance) {
        double[] x = new double[64];
        double[] y = new double[64];
        int[] starts = new int[16];
        int corners = 0;
        int contours = 0;
        double[] at = new double[6];
        for (; !pieces.isDone(); pieces.next()) {
            int kind = pieces.currentSegment(at);
            if (kind == PathIterator.SEG_CLOSE) {
                continue;
            }
            if (kind == PathIterator.SEG_MOVETO) {
                starts = contours + 2 > starts.length ? Arrays.copyOf(starts, 2 * contours) : starts;
                starts[contours++] = corners;
            }
            if (corners == x.length) {
                x = Arrays.copyOf(x, 2 * corners);
                y = Arrays.copyOf(y, 2 * corners);
            }
            x[corners] = at[0] * unit;
            y[corners++] = -at[1] * unit;
        }
        starts[contours] = corners;
        return of(Arrays.copyOf(x, corners), Arrays.copyOf(y, corners), Arrays.copyOf(starts, contours + 1), advance);
    }

    static Outline of(double[] x, double[] y, int[] starts, double advance) {
        double left = 1e9;
        double top = 1e9;
        double right = -1e9;
        double bottom = -1e9;
        for (int i = 0; i < x.length; i++) {
            left = Math.min(left, x[i]);
            right = Math.max(right, x[i]);
            top = Math.min(top, y[i]);
            bottom = Math.max(bottom, y[i]);
        }
        return new Outline(x, y, starts, advance, left, top, right, bottom);
    }

    boolean empty() {
        return x.length == 0;
    }

    /** Scaled, and then sheared so that what is above the base line moves to the right. */
    Outline changed(double width, double height, double slant) {
        double[] newX = new double[x.length];
        double[] newY = new double[y.length];
        for (int i = 0; i < x.length; i++) {
            newY[i] = height * y[i];
            newX[i] = width * x[i] - slant * newY[i];
        }
        return of(newX, newY, starts, width * advance);
    }
}
