package org.digitmill.dataset.digits;

import org.digitmill.InputException;

/**
 * Detects digits whose rows and columns are exchanged, as in EMNIST's files.
 *
 * <p>The mean picture of each class is correlated with that of digits that the program draws, upright and transposed. Measured sums of
 * the ten differences: MNIST's training digits {@code +3.5}, the same transposed {@code -3.5}.
 */
public final class DigitOrientation {
    /** Minimum number of digits: the means of fewer show the handwriting of a few people only. */
    private static final int LEAST_DIGITS = 100;

    private static final int DRAWN = 500;
    private static final long SEED = 1;
    /** Limit of the sum of differences of the ten correlations. */
    private static final double CERTAIN = 1;

    private static final int SIDE = LabelledDigits.SIDE;

    private DigitOrientation() {}

    /**
     * @param location what to call the digits in the message
     * @throws InputException if the digits are transposed
     */
    public static void check(LabelledDigits digits, String location) {
        if (digits.size() >= LEAST_DIGITS && uprightness(digits) < -CERTAIN) {
            throw new InputException("The digits in " + location
                    + " are transposed: their rows and columns are exchanged, as in EMNIST's files. Exchange them and write the data "
                    + "anew; with numpy: images.transpose(0, 2, 1).");
        }
    }

    /**
     * How much better the digits correlate with upright digits than with transposed ones: the sum of the classes' differences, -20 to 20.
     */
    static double uprightness(LabelledDigits digits) {
        double[][] means = means(digits);
        double[][] drawn = means(SyntheticDigits.draw(DRAWN, SEED));
        double sum = 0;
        for (int label = 0; label < LabelledDigits.CLASSES; label++) {
            sum += correlation(means[label], drawn[label]) - correlation(means[label], transposed(drawn[label]));
        }
        return sum;
    }

    /** The mean picture of each class, less its own mean. */
    private static double[][] means(LabelledDigits digits) {
        double[][] sums = new double[LabelledDigits.CLASSES][LabelledDigits.PIXELS];
        byte[] pixels = digits.pixels();
        for (int i = 0; i < digits.size(); i++) {
            double[] sum = sums[digits.label(i)];
            for (int pixel = 0; pixel < LabelledDigits.PIXELS; pixel++) {
                sum[pixel] += pixels[i * LabelledDigits.PIXELS + pixel] & 0xFF;
            }
        }
        for (double[] sum : sums) {
            double mean = 0;
            for (double value : sum) {
                mean += value / LabelledDigits.PIXELS;
            }
            for (int pixel = 0; pixel < LabelledDigits.PIXELS; pixel++) {
                sum[pixel] -= mean;
            }
        }
        return sums;
    }

    private static double[] transposed(double[] picture) {
        double[] turned = new double[picture.length];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                turned[x * SIDE + y] = picture[y * SIDE + x];
            }
        }
        return turned;
    }

    /** Correlation of two pictures without their means; 0 if one is uniform. */
    private static double correlation(double[] one, double[] other) {
        double product = 0;
        double oneSquare = 0;
        double otherSquare = 0;
        for (int i = 0; i < one.length; i++) {
            product += one[i] * other[i];
            oneSquare += one[i] * one[i];
            otherSquare += other[i] * other[i];
        }
        double both = Math.sqrt(oneSquare * otherSquare);
        return both == 0 ? 0 : product / both;
    }
}
