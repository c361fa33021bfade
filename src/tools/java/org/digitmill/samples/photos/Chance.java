package org.digitmill.samples.photos;

import java.util.SplittableRandom;

/** The chance in one picture, all of it from one seed. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed, long index) {
        random = new SplittableRandom(new SplittableRandom(seed * 1_000_003L + index).nextLong());
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean of(double probability) {
        return random.nextDouble() < probability;
    }

    double sign() {
        return random.nextBoolean() ? 1 : -1;
    }

    long seed() {
        return random.nextLong();
    }

    /** About normal, with standard deviation 1. */
    double bell() {
        double sum = random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble();
        return (sum - 2) * Math.sqrt(3);
    }
}
