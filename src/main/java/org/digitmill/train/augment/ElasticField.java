package org.digitmill.train.augment;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.digitmill.dataset.digits.LabelledDigits;

/**
 * A smooth random field over a digit's pixels, to move them by: Simard, Steinkraus and Platt, Best Practices for Convolutional Neural
 * Networks, 2003.
 *
 * <p>They blur white noise with a Gaussian of σ = 4 pixels. Here the noise stands on a lattice with a point every 7 pixels, and each
 * point spreads as a cubic B-spline, whose σ is 7 / √3 = 4.04 pixels: the same smoothness for a sixteenth of the random numbers.
 */
final class ElasticField {
    private static final int SIDE = LabelledDigits.SIDE;
    private static final int SPACING = 7;
    /** Lattice points along a side whose splines reach into the picture. */
    private static final int POINTS = (SIDE - 1) / SPACING + 4;
    /** Root mean square of the field when the lattice's numbers are even from -1 to 1: √(1/3) times 151/315, the spline's mean square. */
    private static final double ROOT_MEAN_SQUARE = StrictMath.sqrt(1 / 3.0) * 151 / 315;

    private static final float[][] SPREAD = spread();

    private final float[] lattice = new float[POINTS * POINTS];
    private final float[] rows = new float[SIDE];

    /** What each lattice point gives to each pixel of a row: [point][pixel]; every pixel gets 1 in all. */
    private static float[][] spread() {
        float[][] spread = new float[POINTS][SIDE];
        for (int pixel = 0; pixel < SIDE; pixel++) {
            int cell = pixel / SPACING;
            double t = (double) (pixel % SPACING) / SPACING;
            spread[cell][pixel] = (float) ((1 - t) * (1 - t) * (1 - t) / 6);
            spread[cell + 1][pixel] = (float) ((3 * t * t * t - 6 * t * t + 4) / 6);
            spread[cell + 2][pixel] = (float) ((-3 * t * t * t + 3 * t * t + 3 * t + 1) / 6);
            spread[cell + 3][pixel] = (float) (t * t * t / 6);
        }
        return spread;
    }

    /**
     * Writes one component of a field to {@code into}, row by row.
     *
     * @param strength its root mean square, pixels
     * @return no pixel is moved by more than this
     */
    float draw(SplittableRandom random, double strength, float[] into) {
        double amplitude = strength / ROOT_MEAN_SQUARE;
        for (int i = 0; i < lattice.length; i++) {
            lattice[i] = (float) ((2 * random.nextDouble() - 1) * amplitude);
        }
        float highest = 0;
        for (int y = 0; y < SIDE; y++) {
            Arrays.fill(rows, 0);
            for (int column = 0; column < POINTS; column++) {
                float along = 0;
                for (int line = y / SPACING; line < y / SPACING + 4; line++) {
                    along += SPREAD[line][y] * lattice[line * POINTS + column];
                }
                float[] weights = SPREAD[column];
                for (int x = 0; x < SIDE; x++) {
                    rows[x] += along * weights[x];
                }
            }
            for (int x = 0; x < SIDE; x++) {
                highest = Math.max(highest, Math.abs(rows[x]));
                into[y * SIDE + x] = rows[x];
            }
        }
        return highest;
    }
}
