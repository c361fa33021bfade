package org.digitmill.dataset.document;

import java.util.Arrays;

/** Strokes through points, drawn with a round pen: signs, crosses, lines across what was written. Coordinates in pixels. */
final class Polyline {
    private final double radius;
    private double[] x = new double[32];
    private double[] y = new double[32];
    private boolean[] begins = new boolean[32];
    private int points;

    Polyline(double radius) {
        this.radius = radius;
    }

    /** Begins a stroke. */
    Polyline from(double toX, double toY) {
        return add(toX, toY, true);
    }

    /** Goes on with the stroke. */
    Polyline to(double toX, double toY) {
        return add(toX, toY, false);
    }

    /** An arc of an ellipse as a stroke of its own, from one part of a turn to another, clockwise from the right. */
    Polyline arc(double middleX, double middleY, double radiusX, double radiusY, double from, double to) {
        int steps = Math.max(4, (int) (Math.abs(to - from) * 20));
        for (int i = 0; i <= steps; i++) {
            float turn = (float) (from + (to - from) * i / steps);
            add(middleX + radiusX * NoiseTable.sine(turn + 0.25f), middleY + radiusY * NoiseTable.sine(turn), i == 0);
        }
        return this;
    }

    private Polyline add(double toX, double toY, boolean begin) {
        if (points == x.length) {
            x = Arrays.copyOf(x, 2 * points);
            y = Arrays.copyOf(y, 2 * points);
            begins = Arrays.copyOf(begins, 2 * points);
        }
        x[points] = toX;
        y[points] = toY;
        begins[points++] = begin;
        return this;
    }

    /** Turns the strokes about the origin, and leans them to the right. */
    void turn(double cosine, double sine, double slant) {
        for (int i = 0; i < points; i++) {
            double leaning = x[i] - slant * y[i];
            double upright = y[i];
            x[i] = cosine * leaning - sine * upright;
            y[i] = sine * leaning + cosine * upright;
        }
    }

    /** The ink, and where its box begins. */
    Placed draw() {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (int i = 0; i < points; i++) {
            left = Math.min(left, x[i]);
            right = Math.max(right, x[i]);
            top = Math.min(top, y[i]);
            bottom = Math.max(bottom, y[i]);
        }
        int originX = (int) Math.floor(left - radius - 0.5);
        int originY = (int) Math.floor(top - radius - 0.5);
        int width = (int) Math.ceil(right + radius + 0.5) - originX;
        int height = (int) Math.ceil(bottom + radius + 0.5) - originY;
        float[] coverage = new float[width * height];
        for (int i = 0; i < points; i++) {
            boolean alone = begins[i] && (i + 1 == points || begins[i + 1]);
            if (alone || !begins[i]) {
                segment(alone ? i : i - 1, i, originX, originY, width, height, coverage);
            }
        }
        return new Placed(new InkPatch(width, height, coverage), originX, originY);
    }

    private void segment(int from, int to, int originX, int originY, int width, int height, float[] coverage) {
        double startX = x[from] - originX;
        double startY = y[from] - originY;
        double alongX = x[to] - x[from];
        double alongY = y[to] - y[from];
        double perLength = 1 / Math.max(1e-9, alongX * alongX + alongY * alongY);
        double reach = radius + 0.5;
        int top = Math.max(0, (int) (Math.min(startY, startY + alongY) - reach));
        int bottom = Math.min(height - 1, (int) (Math.max(startY, startY + alongY) + reach));
        for (int row = top; row <= bottom; row++) {
            double offY = row + 0.5 - startY;
            int left = Math.max(0, (int) (Math.min(startX, startX + alongX) - reach));
            int right = Math.min(width - 1, (int) (Math.max(startX, startX + alongX) + reach));
            for (int column = left; column <= right; column++) {
                double offX = column + 0.5 - startX;
                double along = Math.max(0, Math.min(1, (offX * alongX + offY * alongY) * perLength));
                double awayX = offX - along * alongX;
                double awayY = offY - along * alongY;
                double square = awayX * awayX + awayY * awayY;
                if (square < reach * reach) {
                    float covered = (float) Math.min(Math.min(1, 2 * radius), reach - Math.sqrt(square));
                    int at = row * width + column;
                    coverage[at] = Math.max(coverage[at], covered);
                }
            }
        }
    }

    /** Ink with a place. @param left column at which it begins @param top row at which it begins */
    record Placed(InkPatch ink, int left, int top) {}
}
