package org.digitmill.samples.photos;

/** A smooth random field over the plane, about -1 to 1: random numbers at whole places, joined smoothly, in three octaves. */
final class Grain {
    private final long seed;

    Grain(long seed) {
        this.seed = seed;
    }

    double at(double x, double y) {
        return 0.5 * octave(x, y) + 0.3 * octave(2.1 * x + 7, 2.1 * y) + 0.2 * octave(4.3 * x, 4.3 * y + 11);
    }

    private double octave(double x, double y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        double across = smooth(x - column);
        double down = smooth(y - row);
        double upper = value(column, row) * (1 - across) + value(column + 1, row) * across;
        double lower = value(column, row + 1) * (1 - across) + value(column + 1, row + 1) * across;
        return upper * (1 - down) + lower * down;
    }

    private double value(int column, int row) {
        long mixed = seed ^ column * 0x9E3779B97F4A7C15L ^ row * 0xC2B2AE3D27D4EB4FL;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
        return (mixed >>> 11) * 0x1.0p-52 - 1;
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }
}
