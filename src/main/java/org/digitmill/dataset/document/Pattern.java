package org.digitmill.dataset.document;

import org.digitmill.dataset.drawing.PenRandom;

/** Draws printed background patterns, such as security patterns of cheques; they do not count as ink. */
final class Pattern {
    private final Canvas canvas;
    private final PenRandom random;
    private final float depth;

    /** @param most the darkest that the pattern may be, as a share of the paper's light */
    Pattern(Canvas canvas, double most, PenRandom random) {
        this.canvas = canvas;
        this.random = random;
        depth = (float) random.uniform(Math.min(0.05, most), most);
    }

    /** Any pattern. */
    void print(PrintedText text) {
        double kind = random.uniform(0, 1);
        if (kind < 0.3) {
            waves(1);
        } else if (kind < 0.5) {
            waves(2);
        } else if (kind < 0.62) {
            rings();
        } else if (kind < 0.75) {
            dots();
        } else if (kind < 0.85) {
            hatch();
        } else {
            letters(text);
        }
        if (random.chance(0.2)) {
            fade();
        }
    }

    /** Bundles of wavy lines. */
    private void waves(int bundles) {
        for (int i = 0; i < bundles; i++) {
            double angle = random.uniform(0, 1) < 0.6 ? random.bell(0.1) : random.uniform(0, 3.1);
            float alongX = (float) StrictMath.cos(angle);
            float alongY = (float) StrictMath.sin(angle);
            float period = (float) random.uniform(3.5, 14);
            float width = (float) random.uniform(0.1, 0.45);
            float height = (float) (random.chance(0.2) ? 0 : random.uniform(0.5, random.chance(0.3) ? 12 : 4));
            float length = (float) Math.max(height * 6, random.uniform(10, 120));
            float change = (float) random.uniform(0.2, 2);
            NoiseField drift = new NoiseField(random.uniform(40, 120), random);
            float wander = (float) random.uniform(0, 6);
            each((x, y) -> {
                float along = x * alongX + y * alongY;
                float across = y * alongX - x * alongY;
                float bent = across + height * NoiseTable.sine(along / length + across * change / 200);
                return line((bent + wander * drift.at(x, y)) / period, width, period);
            });
        }
    }

    /** A line a turn, of a share of the period, with soft edges a pixel wide. */
    private static float line(float turns, float width, float period) {
        float place = turns - NoiseTable.floor(turns) - 0.5f;
        float inside = (width / 2 - Math.abs(place)) * period + 0.5f;
        return Math.max(0, Math.min(1, inside));
    }

    /** Rings about a point, drawn by a guilloche's wheel. */
    private void rings() {
        float middleX = (float) random.uniform(-60, Canvas.SIDE + 60);
        float middleY = (float) random.uniform(-60, Canvas.SIDE + 60);
        float period = (float) random.uniform(4, 12);
        float width = (float) random.uniform(0.15, 0.5);
        float height = (float) random.uniform(0, 8);
        float waves = (float) random.uniform(0.01, 0.05);
        each((x, y) -> {
            float offX = x - middleX;
            float offY = y - middleY;
            float away = (float) Math.sqrt(offX * offX + offY * offY);
            float bent = away + height * (NoiseTable.sine(offX * waves) + NoiseTable.sine(offY * waves));
            return line(bent / period, width, period);
        });
    }

    /** A screen of dots. */
    private void dots() {
        double angle = random.uniform(0, 1.5);
        float period = (float) random.uniform(3, 9);
        float alongX = (float) (StrictMath.cos(angle) / period);
        float alongY = (float) (StrictMath.sin(angle) / period);
        float limit = (float) random.uniform(-0.3, 1.2);
        float sharp = (float) random.uniform(0.5, 2);
        each((x, y) -> {
            float value = NoiseTable.sine(x * alongX + y * alongY) + NoiseTable.sine(y * alongX - x * alongY);
            return Math.max(0, Math.min(1, (value - limit) * sharp));
        });
    }

    /** Two screens of lines: a fine hatch, or with near angles a moiré. */
    private void hatch() {
        double angle = random.uniform(0, 3.1);
        double other = random.chance(0.5) ? angle + random.uniform(0.03, 0.15) : angle + random.uniform(0.5, 1.6);
        float period = (float) random.uniform(2.5, 7);
        float x1 = (float) (StrictMath.cos(angle) / period);
        float y1 = (float) (StrictMath.sin(angle) / period);
        float x2 = (float) (StrictMath.cos(other) / period);
        float y2 = (float) (StrictMath.sin(other) / period);
        each((x, y) -> {
            float one = 0.5f + 0.5f * NoiseTable.sine(x * x1 + y * y1);
            float two = 0.5f + 0.5f * NoiseTable.sine(x * x2 + y * y2);
            return one * two;
        });
    }

    /** Large pale letters. */
    private void letters(PrintedText text) {
        Ink pale = Ink.even(1 - Math.min(0.16, depth));
        double height = random.chance(0.5) ? random.uniform(25, 70) : random.uniform(9, 25);
        double step = height * random.uniform(1.1, 2);
        for (double y = canvas.low() - random.uniform(0, height); y < canvas.high(); y += step) {
            PrintedText.PrintedLine line = text.line(height, random);
            if (line.digits().isEmpty()) {
                int left = (int)
                        (canvas.low() - random.uniform(0, 0.5) * line.ink().width());
                canvas.stamp(line.ink(), left, (int) y, pale, InkKind.NONE);
            }
        }
    }

    /** The pattern's colour runs out to one side. */
    private void fade() {
        float[] light = canvas.light();
        float slope = (float) random.bell(0.004);
        for (int y = canvas.low(); y < canvas.high(); y++) {
            for (int x = canvas.low(); x < canvas.high(); x++) {
                int at = y * Canvas.SIDE + x;
                light[at] = Math.max(0.05f, Math.min(1, light[at] * (1 + slope * (x - Canvas.SIDE / 2f))));
            }
        }
    }

    private void each(Paper.Shade coverage) {
        float[] light = canvas.light();
        for (int y = canvas.low(); y < canvas.high(); y++) {
            for (int x = canvas.low(); x < canvas.high(); x++) {
                light[y * Canvas.SIDE + x] *= 1 - depth * coverage.at(x, y);
            }
        }
    }
}
