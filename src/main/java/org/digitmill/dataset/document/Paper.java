package org.digitmill.dataset.document;

import org.digitmill.dataset.drawing.PenRandom;

/** Draws paper: brightness, grain, folds, stains, and the surroundings of the sheet. */
final class Paper {
    private final Canvas canvas;
    private final PenRandom random;

    Paper(Canvas canvas, PenRandom random) {
        this.canvas = canvas;
        this.random = random;
    }

    /** Any paper. */
    void lay() {
        double kind = random.uniform(0, 1);
        if (kind < 0.55) {
            fill(random.uniform(0.88, 1), 0.3);
        } else if (kind < 0.9) {
            fill(random.uniform(0.5, 0.9), 0.8);
        } else {
            fill(random.uniform(0.3, 0.5), 0.9);
        }
        if (random.chance(0.08)) {
            crumple();
        }
        if (random.chance(0.06)) {
            fold();
        }
        if (random.chance(0.05)) {
            stain();
        }
    }

    /** A brightness with grain. */
    void fill(double level, double grainy) {
        float brightness = (float) level;
        if (!random.chance(grainy)) {
            each((x, y) -> brightness);
            return;
        }
        float fine = (float) random.uniform(0, 0.03);
        float coarse = (float) random.uniform(0, 0.05);
        NoiseField field = random.chance(0.3)
                ? new NoiseField(random.uniform(6, 60), random.uniform(1, 4), random.uniform(0, 3.1), random)
                : new NoiseField(random.uniform(1.3, 8), random);
        int shift = Draws.below(random, 1 << 16);
        each((x, y) ->
                brightness * (1 + fine * NoiseTable.normal(x + shift, y + (shift >> 8)) + coarse * field.at(x, y)));
    }

    /** Facets with a shade of their own, between creases. */
    private void crumple() {
        int creases = Draws.between(random, 3, 9);
        float[] shade = new float[creases];
        float[][] line = new float[creases][];
        for (int i = 0; i < creases; i++) {
            line[i] = randomLine(0);
            shade[i] = (float) random.bell(0.04);
        }
        float reach = (float) random.uniform(15, 60);
        each((x, y) -> {
            float sum = 1;
            for (int i = 0; i < shade.length; i++) {
                float away = line[i][0] * x + line[i][1] * y - line[i][2];
                float size = Math.abs(away);
                if (size < reach) {
                    sum += Math.min(1, size) * Math.signum(away) * shade[i] * (1 - size / reach);
                }
            }
            return sum;
        });
    }

    private void fold() {
        float[] line = randomLine(0);
        float depth = (float) random.uniform(0.05, 0.35);
        float width = (float) random.uniform(0.6, 2.5);
        float step = (float) random.bell(0.06);
        each((x, y) -> {
            float away = line[0] * x + line[1] * y - line[2];
            float crease = Math.max(0, 1 - Math.abs(away) / width);
            return (away > 0 ? 1 + step : 1) * (1 - depth * crease);
        });
    }

    private void stain() {
        float middleX = (float) random.uniform(40, Canvas.SIDE - 40);
        float middleY = (float) random.uniform(40, Canvas.SIDE - 40);
        float radius = (float) random.uniform(10, 60);
        float depth = (float) random.uniform(0.05, 0.25);
        float rim = (float) random.uniform(0, 0.2);
        NoiseField shape = new NoiseField(radius * 0.7, random);
        each((x, y) -> {
            float offX = x - middleX;
            float offY = y - middleY;
            float away = (float) Math.sqrt(offX * offX + offY * offY) + 0.25f * radius * shape.at(x, y) - radius;
            if (away > 1) {
                return 1;
            }
            return 1 - (away > -3 ? depth + rim * (1 - Math.abs(away + 1) / 3) : depth);
        });
    }

    /** Cuts the sheet off along a line: nothing is written beyond it. */
    void edge() {
        canvas.cutAt(randomLine(random.uniform(20, 75)));
    }

    /** Lays a desk, cloth, wood or a scanner's lid beside a sheet that has an edge. */
    void desk() {
        float[] edge = canvas.edge();
        if (edge == null) {
            return;
        }
        boolean black = random.chance(0.4);
        float level = (float) (black ? random.uniform(0, 0.15) : random.uniform(0.15, 0.9));
        float rough = (float) (black ? 0.02 : random.uniform(0.02, 0.25));
        NoiseField fibres =
                new NoiseField(random.uniform(3, 80), random.uniform(1.2, 6), random.uniform(0, 3.1), random);
        float weave = (float) (random.chance(0.3) ? 0.5 * rough : 0);
        float thread = (float) random.uniform(0.2, 0.5);
        float shadow = (float) (random.chance(0.5) ? random.uniform(2, 12) : 0);
        float[] light = canvas.light();
        for (int y = canvas.low(); y < canvas.high(); y++) {
            for (int x = canvas.low(); x < canvas.high(); x++) {
                float away = edge[0] * x + edge[1] * y - edge[2];
                if (away > 0) {
                    float value = level + rough * fibres.at(x, y);
                    value += weave * (NoiseTable.sine(x * thread) + NoiseTable.sine(y * thread));
                    value *= away < shadow ? 0.5f + 0.5f * away / shadow : 1;
                    light[y * Canvas.SIDE + x] = Math.max(0, Math.min(1, value));
                }
            }
        }
    }

    /** A line that leaves the middle of the canvas on its lower side, {@code away} pixels off or, with 0, anywhere. */
    private float[] randomLine(double away) {
        double quarter = Draws.below(random, 4) * 0.25 + random.bell(0.02);
        double turn = away > 0 ? quarter : random.uniform(0, 1);
        float x = NoiseTable.sine((float) turn + 0.25f);
        float y = NoiseTable.sine((float) turn);
        double distance = away > 0 ? away : random.uniform(-80, 80);
        return new float[] {x, y, (float) ((x + y) * Canvas.SIDE / 2 + distance)};
    }

    /** Light from one side, or the shadow of a hand, a telephone or a book. */
    void light() {
        if (random.chance(0.35)) {
            float slopeX = (float) random.bell(0.0012);
            float slopeY = (float) random.bell(0.0012);
            float middle = Canvas.SIDE / 2f;
            each((x, y) -> 1 + slopeX * (x - middle) + slopeY * (y - middle));
        }
        if (random.chance(0.12)) {
            float[] line = randomLine(0);
            float soft = (float) (random.chance(0.4) ? random.uniform(0.5, 3) : random.uniform(5, 70));
            float depth = (float) random.uniform(0.15, 0.55);
            each((x, y) -> {
                float away = (line[0] * x + line[1] * y - line[2]) / soft;
                return 1 - depth * Math.max(0, Math.min(1, 0.5f + away));
            });
        }
    }

    private void each(Shade shade) {
        float[] light = canvas.light();
        for (int y = canvas.low(); y < canvas.high(); y++) {
            for (int x = canvas.low(); x < canvas.high(); x++) {
                light[y * Canvas.SIDE + x] *= shade.at(x, y);
            }
        }
    }

    /** What light a place takes away: 1 for none. */
    interface Shade {
        float at(int x, int y);
    }
}
