package org.digitmill.dataset.document;

import org.digitmill.dataset.drawing.PenRandom;

/** Precomputed tables of random numbers, for fast noise, and of the sine. */
final class NoiseTable {
    private static final int BITS = 8;
    private static final int SIDE = 1 << BITS;
    private static final int MASK = SIDE - 1;
    private static final int SINES = 1024;
    private static final float[] NORMAL = new float[SIDE * SIDE];
    private static final float[] SINE = new float[SINES];

    static {
        PenRandom random = new PenRandom(0x6E6F697365L, 0);
        for (int i = 0; i < NORMAL.length; i++) {
            NORMAL[i] = (float) random.bell(1);
        }
        for (int i = 0; i < SINES; i++) {
            SINE[i] = (float) StrictMath.sin(2 * Math.PI * i / SINES);
        }
    }

    private NoiseTable() {}

    /** About normal, deviation 1; the same for the same place; repeats each 256 in both directions. */
    static float normal(int x, int y) {
        return NORMAL[(y & MASK) << BITS | x & MASK];
    }

    /** Bilinear between the values at whole places. */
    static float smooth(float x, float y) {
        int column = floor(x);
        int row = floor(y);
        float right = x - column;
        float down = y - row;
        float top = normal(column, row) * (1 - right) + normal(column + 1, row) * right;
        float bottom = normal(column, row + 1) * (1 - right) + normal(column + 1, row + 1) * right;
        return top * (1 - down) + bottom * down;
    }

    /** The sine of a number of turns. */
    static float sine(float turns) {
        return SINE[floor(turns * SINES) & SINES - 1];
    }

    static int floor(float value) {
        int whole = (int) value;
        return whole > value ? whole - 1 : whole;
    }
}
