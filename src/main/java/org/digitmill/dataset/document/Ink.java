package org.digitmill.dataset.document;

import org.digitmill.dataset.drawing.PenRandom;

/** The appearance of an ink on paper: its darkness, and where it covers incompletely. */
final class Ink {
    private static final Ink BLACK = new Ink(0, 0, 0, -9, 0, null);

    private final float tone;
    private final float grain;
    private final float unevenness;
    /** Deviations of the noise below which a stroke is dry. */
    private final float dryness;

    private final int shift;
    private final NoiseField pressure;

    private Ink(double tone, double grain, double unevenness, double dryness, int shift, NoiseField pressure) {
        this.tone = (float) tone;
        this.grain = (float) grain;
        this.unevenness = (float) unevenness;
        this.dryness = (float) dryness;
        this.shift = shift;
        this.pressure = pressure;
    }

    static Ink black() {
        return BLACK;
    }

    /** Even ink. @param tone the share of the paper's light that it lets through, 0 to 1 */
    static Ink even(double tone) {
        return new Ink(tone, 0, 0, -9, 0, null);
    }

    /** A pen or pencil with a contrast of at least {@code least} of the paper. */
    static Ink pen(double least, PenRandom random) {
        double kind = random.uniform(0, 1);
        if (kind < 0.25) {
            return pencil(least, random);
        }
        if (kind < 0.4) {
            return new Ink(1 - random.uniform(Math.max(0.85, least), 1), 0, 0.1, -9, 0, field(random));
        }
        double contrast = random.uniform(Math.max(0.45, least), 1);
        if (kind < 0.5) {
            contrast = random.uniform(Math.max(0.25, least), Math.max(0.5, least));
        }
        double dryness = random.chance(0.15) ? random.uniform(-1.3, -0.7) : -9;
        return new Ink(
                1 - contrast, random.uniform(0, 0.15), random.uniform(0, 0.35), dryness, shift(random), field(random));
    }

    private static Ink pencil(double least, PenRandom random) {
        double contrast = random.uniform(Math.max(0.25, least), Math.max(0.8, least));
        return new Ink(
                1 - contrast, random.uniform(0.1, 0.45), random.uniform(0.1, 0.4), -9, shift(random), field(random));
    }

    /** A printer's or a press's ink. */
    static Ink print(PenRandom random) {
        double contrast = random.chance(0.2) ? random.uniform(0.35, 0.7) : random.uniform(0.7, 1);
        double unevenness = random.chance(0.2) ? random.uniform(0.1, 0.4) : 0;
        return new Ink(1 - contrast, 0, unevenness, -9, 0, unevenness == 0 ? null : field(random));
    }

    /** A stamp: broken and uneven. */
    static Ink stamp(PenRandom random) {
        return new Ink(random.uniform(0.2, 0.75), 0.25, 0.5, random.uniform(-1.5, -0.8), shift(random), field(random));
    }

    private static int shift(PenRandom random) {
        return Draws.below(random, 1 << 16);
    }

    private static NoiseField field(PenRandom random) {
        return new NoiseField(random.uniform(3, 12), random);
    }

    float tone() {
        return tone;
    }

    /** What is covered of a pixel that ought to be covered so far. */
    float on(int x, int y, float coverage) {
        float covered = coverage;
        if (grain > 0) {
            covered *= 1 + grain * (NoiseTable.normal(x + shift, y + (shift >> 8)) - 0.5f);
        }
        if (pressure != null) {
            float noise = pressure.at(x, y);
            covered *= 1 + unevenness * noise;
            if (noise < dryness) {
                covered *= 0.25f;
            }
        }
        return Math.max(0, Math.min(1, covered));
    }
}
