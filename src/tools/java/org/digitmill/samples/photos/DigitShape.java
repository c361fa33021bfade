package org.digitmill.samples.photos;

/**
 * A digit of 28×28 pixels as ink of any size: its strokes as they are, with sharp edges, or drawn again along their middle with another
 * pen.
 */
final class DigitShape implements InkShape {
    private static final int SIDE = 28;
    private static final int FINE = 6;
    private static final int SPAN = SIDE * FINE;
    /** From this share of full ink on, a point lies inside the stroke. */
    private static final double EDGE = 0.4;

    private final float[] cover;
    private final double middleX;
    private final double middleY;
    private final double scale;

    private DigitShape(float[] cover) {
        this.cover = cover;
        int left = SPAN;
        int right = 0;
        int top = SPAN;
        int bottom = 0;
        for (int i = 0; i < cover.length; i++) {
            if (cover[i] > 0.5) {
                left = Math.min(left, i % SPAN);
                right = Math.max(right, i % SPAN);
                top = Math.min(top, i / SPAN);
                bottom = Math.max(bottom, i / SPAN);
            }
        }
        middleX = (left + right) / 2.0;
        middleY = (top + bottom) / 2.0;
        scale = Math.max(right - left, bottom - top) + 1;
    }

    static DigitShape of(byte[] digit) {
        float[] cover = new float[SPAN * SPAN];
        for (int i = 0; i < cover.length; i++) {
            cover[i] = (float) ramp((enlarged(digit, i % SPAN, i / SPAN) - EDGE) / 0.3 + 0.5);
        }
        return new DigitShape(cover);
    }

    /** The digit with a pen whose width is the given share of the digit's longer side. */
    static DigitShape drawnAgain(byte[] digit, double pen) {
        boolean[] inside = new boolean[SPAN * SPAN];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = enlarged(digit, i % SPAN, i / SPAN) > EDGE;
        }
        int[] middle = Thinning.middle(inside, SPAN);
        double radius = pen * 20 * FINE / 2;
        float[] cover = new float[SPAN * SPAN];
        int reach = (int) Math.ceil(radius + 2);
        for (int point : middle) {
            for (int y = Math.max(0, point / SPAN - reach); y <= Math.min(SPAN - 1, point / SPAN + reach); y++) {
                for (int x = Math.max(0, point % SPAN - reach); x <= Math.min(SPAN - 1, point % SPAN + reach); x++) {
                    double away = Math.hypot(x - point % SPAN, y - point / SPAN);
                    cover[y * SPAN + x] = (float) Math.max(cover[y * SPAN + x], ramp((radius - away) / 1.5 + 0.5));
                }
            }
        }
        return new DigitShape(cover);
    }

    @Override
    public double cover(double x, double y) {
        double column = x * scale + middleX;
        double row = y * scale + middleY;
        int left = (int) Math.floor(column);
        int top = (int) Math.floor(row);
        if (left < 0 || top < 0 || left >= SPAN - 1 || top >= SPAN - 1) {
            return 0;
        }
        int at = top * SPAN + left;
        double across = column - left;
        double down = row - top;
        return (cover[at] * (1 - across) + cover[at + 1] * across) * (1 - down)
                + (cover[at + SPAN] * (1 - across) + cover[at + SPAN + 1] * across) * down;
    }

    /** The digit's ink, 0 to 1, between its pixels: by cubic B-splines, which do not ring. */
    private static double enlarged(byte[] digit, int column, int row) {
        double x = (column + 0.5) / FINE - 0.5;
        double y = (row + 0.5) / FINE - 0.5;
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double sum = 0;
        for (int j = -1; j <= 2; j++) {
            for (int i = -1; i <= 2; i++) {
                int at = (top + j) * SIDE + left + i;
                if (left + i >= 0 && left + i < SIDE && top + j >= 0 && top + j < SIDE) {
                    sum += (digit[at] & 0xFF) / 255.0 * spline(x - left - i) * spline(y - top - j);
                }
            }
        }
        return sum;
    }

    /** Halfway between the cubic B-spline and straight interpolation: smooth, and no thin stroke lost. */
    private static double spline(double away) {
        double t = Math.abs(away);
        double cubic = t < 1 ? (4 - 6 * t * t + 3 * t * t * t) / 6 : t < 2 ? (2 - t) * (2 - t) * (2 - t) / 6 : 0;
        return (cubic + Math.max(0, 1 - t)) / 2;
    }

    private static double ramp(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
