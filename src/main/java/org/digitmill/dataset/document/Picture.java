package org.digitmill.dataset.document;

import org.digitmill.dataset.drawing.PenRandom;

/** Draws the content of photographs without a document: smooth surfaces, edges, textures. None of it counts as ink. */
final class Picture {
    private final Canvas canvas;
    private final PenRandom random;

    Picture(Canvas canvas, PenRandom random) {
        this.canvas = canvas;
        this.random = random;
    }

    void draw() {
        ground();
        int shapes = Draws.between(random, 0, 9);
        for (int i = 0; i < shapes; i++) {
            if (random.chance(0.6)) {
                ellipse();
            } else {
                band();
            }
        }
    }

    private void ground() {
        float level = (float) random.uniform(0.2, 0.8);
        float wide = (float) random.uniform(0, 0.3);
        float narrow = (float) (random.chance(0.5) ? random.uniform(0.02, 0.25) : 0);
        NoiseField large = new NoiseField(random.uniform(25, 120), random);
        NoiseField small =
                new NoiseField(random.uniform(2, 30), random.uniform(1.3, 6), random.uniform(0, 3.1), random);
        each((x, y) -> level + wide * large.at(x, y) + narrow * small.at(x, y));
    }

    /** A coin, a cup, a pebble: an ellipse with a rim. */
    private void ellipse() {
        float middleX = (float) random.uniform(canvas.low(), canvas.high());
        float middleY = (float) random.uniform(canvas.low(), canvas.high());
        float radiusX = (float) Draws.logUniform(random, 4, 70);
        float radiusY = radiusX * (float) random.uniform(0.6, 1.6);
        float level = (float) random.uniform(0, 1);
        float soft = (float) Draws.logUniform(random, 0.02, 0.6);
        float rim = (float) (random.chance(0.5) ? random.bell(0.3) : 0);
        float slope = (float) random.bell(0.2);
        blend(
                (x, y) -> {
                    float offX = (x - middleX) / radiusX;
                    float offY = (y - middleY) / radiusY;
                    float away = (float) Math.sqrt(offX * offX + offY * offY);
                    return (1 - away) / soft;
                },
                (x, y) -> {
                    float offX = (x - middleX) / radiusX;
                    float offY = (y - middleY) / radiusY;
                    float square = offX * offX + offY * offY;
                    return level + slope * offX + (square > 0.75f ? rim : 0);
                });
    }

    /** A stick, a cable, the edge of a table. */
    private void band() {
        double turn = random.uniform(0, 1);
        float alongX = NoiseTable.sine((float) turn + 0.25f);
        float alongY = NoiseTable.sine((float) turn);
        float at = (float) ((alongX + alongY) * Canvas.SIDE / 2 + random.uniform(-90, 90));
        float width = (float) Draws.logUniform(random, 0.7, 60);
        float level = (float) random.uniform(0, 1);
        NoiseField bend = new NoiseField(random.uniform(20, 90), random);
        float bent = (float) (random.chance(0.5) ? random.uniform(0, 15) : 0);
        blend((x, y) -> width - Math.abs(alongX * x + alongY * y - at + bent * bend.at(x, y)), (x, y) -> level);
    }

    private void each(Paper.Shade level) {
        blend((x, y) -> 1, level);
    }

    /** Lays levels over the picture where {@code cover} is above 0, fully where it is 1 or more. */
    private void blend(Paper.Shade cover, Paper.Shade level) {
        float[] light = canvas.light();
        for (int y = canvas.low(); y < canvas.high(); y++) {
            for (int x = canvas.low(); x < canvas.high(); x++) {
                float covered = Math.min(1, cover.at(x, y));
                if (covered > 0) {
                    int at = y * Canvas.SIDE + x;
                    float value = Math.max(0.01f, Math.min(1, level.at(x, y)));
                    light[at] += covered * (value - light[at]);
                }
            }
        }
    }
}
