package org.digitmill.dataset.drawing;

/**
 * A smooth curve through given points, broken at corners: Catmull–Rom, whose direction at a point is that between its neighbours.
 *
 * <p>Source: Catmull and Rom, <i>A class of local interpolating splines</i>, 1974.
 */
public final class Spline {
    private static final int PIECES_PER_SPAN = 6;

    private Spline() {}

    /**
     * Appends the curve to a path.
     *
     * @param from where to start, in points: 0 is the first point, below 0 goes on straight beyond it
     * @param to where to end, likewise
     */
    public static void trace(double[] x, double[] y, boolean[] corner, double from, double to, PenPath path) {
        int spans = x.length - 1;
        int pieces = Math.max(2, (int) ((to - from) * PIECES_PER_SPAN));
        for (int i = 0; i <= pieces; i++) {
            double place = from + (to - from) * i / pieces;
            int span = Math.max(0, Math.min(spans - 1, (int) place));
            double part = place - span;
            path.add(at(x, corner, span, part), at(y, corner, span, part), i == 0);
        }
    }

    private static double at(double[] points, boolean[] corner, int span, double part) {
        double start = points[span];
        double end = points[span + 1];
        boolean startsFree = span == 0 || corner[span];
        boolean endsFree = span + 2 == points.length || corner[span + 1];
        double startSlope = startsFree ? 0 : (end - points[span - 1]) / 2;
        double endSlope = endsFree ? 0 : (points[span + 2] - start) / 2;
        // A free end has no bend of its own: its slope follows from the other end's.
        if (startsFree) {
            startSlope = endsFree ? end - start : (3 * (end - start) - endSlope) / 2;
        }
        if (endsFree) {
            endSlope = (3 * (end - start) - startSlope) / 2;
        }
        if (part < 0) {
            return start + part * startSlope;
        }
        if (part > 1) {
            return end + (part - 1) * endSlope;
        }
        double change = end - start;
        double square = 3 * change - 2 * startSlope - endSlope;
        double cube = startSlope + endSlope - 2 * change;
        return start + part * (startSlope + part * (square + part * cube));
    }
}
