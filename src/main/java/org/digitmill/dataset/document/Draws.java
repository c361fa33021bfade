package org.digitmill.dataset.document;

import org.digitmill.dataset.drawing.PenRandom;

/** Random integers, sizes on a logarithmic scale, and weighted choices. */
final class Draws {
    private Draws() {}

    /** From 0 to {@code count - 1}. */
    static int below(PenRandom random, int count) {
        return Math.min(count - 1, (int) random.uniform(0, count));
    }

    /** From {@code low} to {@code high}, both included. */
    static int between(PenRandom random, int low, int high) {
        return low + below(random, high - low + 1);
    }

    /** From {@code low} to {@code high}; its logarithm is uniform. */
    static double logUniform(PenRandom random, double low, double high) {
        return StrictMath.exp(random.uniform(StrictMath.log(low), StrictMath.log(high)));
    }

    static <T> T one(PenRandom random, T[] choices) {
        return choices[below(random, choices.length)];
    }

    static double one(PenRandom random, double... choices) {
        return choices[below(random, choices.length)];
    }
}
