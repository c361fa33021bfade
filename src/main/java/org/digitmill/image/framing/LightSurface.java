package org.digitmill.image.framing;

import org.digitmill.image.pixel.GreyImage;
import org.digitmill.image.pixel.Histogram;
import org.digitmill.image.pixel.Scaling;

/**
 * A model of slowly changing light on a blank sheet: brightness as a polynomial of second degree, fitted robustly against ink
 * (iteratively reweighted least squares with Cauchy's weights; P. Holland and R. Welsch, 1977).
 */
final class LightSurface {
    private static final int TERMS = 6;
    private static final int ROUNDS = 8;
    /** The fit looks at a picture of at most this side. */
    private static final int REDUCED_SIDE = 28;
    /** Pixels at the edge of the picture are assumed to be paper. */
    private static final double RIM_WEIGHT = 3;

    private final double[] terms;

    private LightSurface(double[] terms) {
        this.terms = terms;
    }

    static LightSurface fit(GreyImage picture) {
        GreyImage small = Scaling.shrink(
                picture, Math.max(1.0, (double) Math.max(picture.width(), picture.height()) / REDUCED_SIDE));
        int count = small.width() * small.height();
        double[][] rows = new double[count][];
        double[] prior = new double[count];
        for (int i = 0; i < count; i++) {
            int x = i % small.width();
            int y = i / small.width();
            rows[i] = powers(place(x, small.width()), place(y, small.height()));
            boolean rim = x == 0 || y == 0 || x == small.width() - 1 || y == small.height() - 1;
            prior[i] = rim ? RIM_WEIGHT : 1;
        }
        double[] weights = prior.clone();
        double[] fitted = new double[TERMS];
        double[] deviations = new double[count];
        for (int round = 0; round < ROUNDS; round++) {
            int[] histogram = new int[512];
            fitted = solve(rows, small.pixels(), weights);
            for (int i = 0; i < count; i++) {
                deviations[i] = Math.abs((small.pixels()[i] & 0xFF) - value(fitted, rows[i]));
                histogram[(int) Math.min(511, deviations[i] + 0.5)]++;
            }
            double scale = Math.max(2, 1.5 * Histogram.quantile(histogram, 0.5));
            for (int i = 0; i < count; i++) {
                double relative = deviations[i] / scale;
                weights[i] = prior[i] / (1 + relative * relative);
            }
        }
        return new LightSurface(fitted);
    }

    /** The brightness of each pixel of a picture of that size. */
    byte[] brightness(int width, int height) {
        byte[] result = new byte[width * height];
        for (int y = 0; y < height; y++) {
            double down = place(y, height);
            double constant = terms[0] + terms[2] * down + terms[5] * down * down;
            double slope = terms[1] + terms[4] * down;
            for (int x = 0; x < width; x++) {
                double across = place(x, width);
                int value = (int) (constant + across * (slope + terms[3] * across) + 0.5);
                result[y * width + x] = (byte) Math.max(0, Math.min(255, value));
            }
        }
        return result;
    }

    /** From -1 to 1 across the picture. */
    private static double place(int at, int length) {
        return (2 * at + 1.0) / length - 1;
    }

    private static double[] powers(double x, double y) {
        return new double[] {1, x, y, x * x, x * y, y * y};
    }

    private static double value(double[] terms, double[] powers) {
        double sum = 0;
        for (int i = 0; i < TERMS; i++) {
            sum += terms[i] * powers[i];
        }
        return sum;
    }

    /** Least squares by the normal equations; a little is added to their diagonal, since a picture of one row fixes not all terms. */
    private static double[] solve(double[][] rows, byte[] values, double[] weights) {
        double[][] equations = new double[TERMS][TERMS + 1];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < TERMS; j++) {
                double weighted = weights[i] * rows[i][j];
                for (int k = j; k < TERMS; k++) {
                    equations[j][k] += weighted * rows[i][k];
                }
                equations[j][TERMS] += weighted * (values[i] & 0xFF);
            }
        }
        for (int j = 0; j < TERMS; j++) {
            equations[j][j] += 1e-6 * (1 + equations[0][0]);
            for (int k = 0; k < j; k++) {
                equations[j][k] = equations[k][j];
            }
        }
        return eliminate(equations);
    }

    /** Gauss and Jordan without exchange of rows: the equations are symmetric and positive. */
    private static double[] eliminate(double[][] equations) {
        for (int j = 0; j < TERMS; j++) {
            for (int i = 0; i < TERMS; i++) {
                double factor = i == j ? 0 : equations[i][j] / equations[j][j];
                for (int k = j; k <= TERMS; k++) {
                    equations[i][k] -= factor * equations[j][k];
                }
            }
        }
        double[] solution = new double[TERMS];
        for (int j = 0; j < TERMS; j++) {
            solution[j] = equations[j][TERMS] / equations[j][j];
        }
        return solution;
    }
}
