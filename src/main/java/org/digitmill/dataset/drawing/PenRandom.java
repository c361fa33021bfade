package org.digitmill.dataset.drawing;

import java.util.SplittableRandom;

/**
 * Random numbers for one drawn digit, the same on every machine and Java release.
 *
 * <p>Only {@link SplittableRandom#nextLong} is taken from the platform; how its bits become numbers is fixed here.
 */
public final class PenRandom {
    private static final double UNIT = 0x1.0p-53;
    /** Four uniform numbers have a variance of 1/3 together. */
    private static final double BELL_SCALE = Math.sqrt(3);

    private final SplittableRandom bits;

    public PenRandom(long seed, long index) {
        long mixed = new SplittableRandom(seed).nextLong() ^ index;
        bits = new SplittableRandom(new SplittableRandom(mixed).nextLong());
    }

    /** From {@code low} to below {@code high}, all equally likely. */
    public double uniform(double low, double high) {
        return low + (high - low) * ((bits.nextLong() >>> 11) * UNIT);
    }

    /** About normal, with standard deviation {@code deviation}; never beyond 3.5 of them. */
    public double bell(double deviation) {
        double sum = uniform(0, 1) + uniform(0, 1) + uniform(0, 1) + uniform(0, 1);
        return (sum - 2) * BELL_SCALE * deviation;
    }

    public boolean chance(double probability) {
        return uniform(0, 1) < probability;
    }
}
