package org.digitmill.model;

import java.util.Arrays;

/**
 * A model's prediction for one digit.
 *
 * @param digit the most probable label, 0 to 9
 * @param confidence its probability, 0 to 1
 * @param probabilities of the labels 0 to 9; they sum to 1
 */
public record Prediction(int digit, float confidence, float[] probabilities) {
    public Prediction {
        if (probabilities.length != 10 || digit < 0 || digit > 9) {
            throw new IllegalArgumentException("A prediction has ten probabilities and a digit from 0 to 9, not "
                    + probabilities.length + " and " + digit);
        }
        probabilities = probabilities.clone();
    }

    /** The prediction of the ten probabilities that start at {@code offset}. Of equal maxima the first counts. */
    public static Prediction of(float[] probabilities, int offset) {
        float[] own = Arrays.copyOfRange(probabilities, offset, offset + 10);
        int best = 0;
        for (int digit = 1; digit < 10; digit++) {
            if (own[digit] > own[best]) {
                best = digit;
            }
        }
        return new Prediction(best, own[best], own);
    }
}
