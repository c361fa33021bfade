package org.digitmill.dataset.drawing;

import java.util.Arrays;

/** A pen path of many short straight pieces: points with the pen's radius at each, in growing arrays. */
public final class PenPath {
    public double[] x = new double[128];
    public double[] y = new double[128];
    public double[] radius = new double[128];
    /** Whether the pen was lifted before a point, so that no ink leads to it. */
    public boolean[] lifted = new boolean[128];

    private int points;

    public int points() {
        return points;
    }

    public void add(double toX, double toY, boolean afterLift) {
        if (points == x.length) {
            x = Arrays.copyOf(x, points * 2);
            y = Arrays.copyOf(y, points * 2);
            radius = Arrays.copyOf(radius, points * 2);
            lifted = Arrays.copyOf(lifted, points * 2);
        }
        x[points] = toX;
        y[points] = toY;
        lifted[points] = afterLift;
        points++;
    }
}
