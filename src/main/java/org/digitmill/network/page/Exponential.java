package org.digitmill.network.page;

/** Fast exp and log(1 + exp) of values up to 0, to nine digits. The loss needs a quarter of a million of them in each step. */
final class Exponential {
    private static final double LOWEST = -700;
    private static final double PER_HALF = 1 / Math.log(2);
    private static final double HALF = Math.log(2);
    private static final int EXPONENT_BIAS = 1023;
    private static final int MANTISSA_BITS = 52;
    /** Below, the first powers of the series are enough. */
    private static final double SMALL = 0.02;

    private static final double[] INVERSE = new double[16];

    static {
        for (int i = 1; i < INVERSE.length; i++) {
            INVERSE[i] = 1.0 / i;
        }
    }

    private Exponential() {}

    /** exp(x) as a power of two times the series of exp near 0. @param x up to 0 */
    static double of(double x) {
        double bounded = Math.max(LOWEST, x);
        int halvings = (int) (bounded * PER_HALF - 0.5);
        double r = bounded - halvings * HALF;
        double series = 1 + r * (1.0 / 9);
        series = 1 + r * (1.0 / 8) * series;
        series = 1 + r * (1.0 / 7) * series;
        series = 1 + r * (1.0 / 6) * series;
        series = 1 + r * (1.0 / 5) * series;
        series = 1 + r * (1.0 / 4) * series;
        series = 1 + r * (1.0 / 3) * series;
        series = 1 + r * (1.0 / 2) * series;
        series = 1 + r * series;
        return series * Double.longBitsToDouble((long) (halvings + EXPONENT_BIAS) << MANTISSA_BITS);
    }

    /** log(1 + e): where e is not small, twice the inverse hyperbolic tangent of e / (2 + e), which is at most a third. @param e from 0 to 1 */
    static double logOfOnePlus(double e) {
        if (e < SMALL) {
            return e * (1 - e * (1.0 / 2 - e * (1.0 / 3 - e * (1.0 / 4 - e * (1.0 / 5)))));
        }
        double s = e / (2 + e);
        double square = s * s;
        double series = 1.0 / 17;
        for (int power = 15; power > 0; power -= 2) {
            series = INVERSE[power] + square * series;
        }
        return 2 * s * series;
    }
}
