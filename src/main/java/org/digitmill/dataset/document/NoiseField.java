package org.digitmill.dataset.document;

import org.digitmill.dataset.drawing.PenRandom;

/** Smooth noise over a plane, of a size, direction and place of its own; deviation below 1. */
final class NoiseField {
    private final float offsetX;
    private final float offsetY;
    private final float alongX;
    private final float alongY;
    private final float acrossX;
    private final float acrossY;

    /**
     * @param length pixels over which the noise changes, in the direction of its fibres
     * @param width pixels over which it changes across them
     * @param angle of the fibres, in radians
     */
    NoiseField(double length, double width, double angle, PenRandom random) {
        offsetX = (float) random.uniform(0, 256);
        offsetY = (float) random.uniform(0, 256);
        alongX = (float) (StrictMath.cos(angle) / length);
        alongY = (float) (StrictMath.sin(angle) / length);
        acrossX = (float) (-StrictMath.sin(angle) / width);
        acrossY = (float) (StrictMath.cos(angle) / width);
    }

    /** Noise without a direction. */
    NoiseField(double size, PenRandom random) {
        this(size, size, 0.5, random);
    }

    float at(int x, int y) {
        return NoiseTable.smooth(offsetX + x * alongX + y * alongY, offsetY + x * acrossX + y * acrossY);
    }
}
