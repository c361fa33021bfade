package org.digitmill.dataset.document;

import org.digitmill.dataset.drawing.PenRandom;

/** Ruled lines of one look: solid, double, dotted or dashed, of a thickness and an ink. */
final class RuledLines {
    private enum Style {
        SOLID,
        DOUBLE,
        DOTTED,
        DASHED
    }

    private final Canvas canvas;
    private final PenRandom random;
    private final Ink ink;
    private final Style style;
    private final double thickness;
    private final double period;
    private final double filled;
    private final NoiseField wear;

    private RuledLines(Canvas canvas, Style style, double thickness, Ink ink, PenRandom random) {
        this.canvas = canvas;
        this.random = random;
        this.ink = ink;
        this.style = style;
        this.thickness = thickness;
        period = style == Style.DOTTED ? thickness * random.uniform(2, 4) + 1 : random.uniform(4, 12);
        filled = style == Style.DOTTED ? Math.max(1, thickness) / period : random.uniform(0.4, 0.8);
        wear = random.chance(0.15) ? new NoiseField(random.uniform(3, 15), random) : null;
    }

    /** Any style. */
    static RuledLines draw(Canvas canvas, PenRandom random) {
        double kind = random.uniform(0, 1);
        if (kind < 0.14) {
            return new RuledLines(canvas, Style.DOTTED, random.uniform(0.7, 2), tone(random), random);
        }
        if (kind < 0.22) {
            return new RuledLines(canvas, Style.DASHED, random.uniform(0.7, 2), tone(random), random);
        }
        if (kind < 0.28) {
            return new RuledLines(canvas, Style.DOUBLE, random.uniform(0.7, 1.5), tone(random), random);
        }
        return solid(canvas, random);
    }

    static RuledLines solid(Canvas canvas, PenRandom random) {
        double thickness = random.chance(0.15) ? random.uniform(2.5, 5) : random.uniform(0.5, 2.2);
        return new RuledLines(canvas, Style.SOLID, thickness, tone(random), random);
    }

    /** Solid lines of a thickness, in a dark ink. */
    static RuledLines solid(Canvas canvas, double thickness, Ink ink, PenRandom random) {
        return new RuledLines(canvas, Style.SOLID, thickness, ink, random);
    }

    /** Thin pale lines, as of squared paper. */
    static RuledLines pale(Canvas canvas, PenRandom random) {
        return new RuledLines(
                canvas, Style.SOLID, random.uniform(0.5, 1.3), Ink.even(random.uniform(0.5, 0.88)), random);
    }

    private static Ink tone(PenRandom random) {
        return Ink.even(random.chance(0.35) ? random.uniform(0.4, 0.8) : random.uniform(0, 0.4));
    }

    Ink ink() {
        return ink;
    }

    double thickness() {
        return thickness;
    }

    void horizontal(double y, double from, double to) {
        line(y, from, to, true);
    }

    void vertical(double x, double from, double to) {
        line(x, from, to, false);
    }

    private void line(double at, double from, double to, boolean horizontal) {
        run(at, from, to, horizontal);
        if (style == Style.DOUBLE) {
            run(at + 2 * thickness + 1, from, to, horizontal);
        }
    }

    private void run(double at, double from, double to, boolean horizontal) {
        double begin = at - thickness / 2;
        double end = at + thickness / 2;
        int low = Math.max(canvas.low(), (int) Math.round(from - thickness / 2));
        int high = Math.min(canvas.high(), (int) Math.round(to + thickness / 2));
        for (int along = low; along < high; along++) {
            float strength = strength(along, at);
            if (strength > 0) {
                for (int across = (int) Math.floor(begin); across < end; across++) {
                    double covered = Math.min(end, across + 1) - Math.max(begin, across);
                    if (covered > 0.03) {
                        canvas.ink(
                                horizontal ? along : across,
                                horizontal ? across : along,
                                (float) (covered * strength),
                                ink,
                                InkKind.LINE);
                    }
                }
            }
        }
    }

    private float strength(int along, double at) {
        if (style == Style.DOTTED || style == Style.DASHED) {
            double place = along / period;
            if (place - Math.floor(place) > filled) {
                return 0;
            }
        }
        if (wear != null) {
            return Math.max(0, Math.min(1, 1.1f + 0.8f * wear.at(along, (int) at)));
        }
        return 1;
    }

    void box(double left, double top, double right, double bottom) {
        horizontal(top, left, right);
        horizontal(bottom, left, right);
        vertical(left, top, bottom);
        vertical(right, top, bottom);
    }

    /** All lines between cells that begin at {@code left} and {@code top}. */
    void grid(double left, double top, double cellWidth, double cellHeight, int columns, int rows) {
        for (int i = 0; i <= rows; i++) {
            horizontal(top + i * cellHeight, left, left + columns * cellWidth);
        }
        for (int i = 0; i <= columns; i++) {
            vertical(left + i * cellWidth, top, top + rows * cellHeight);
        }
    }

    /** Lines over the whole canvas at a distance, as of ruled paper. */
    void everywhere(double distance, boolean horizontal) {
        double first = canvas.low() + random.uniform(0, distance);
        for (double at = first; at < canvas.high(); at += distance) {
            line(at, canvas.low(), canvas.high(), horizontal);
        }
    }
}
