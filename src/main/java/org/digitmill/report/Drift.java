package org.digitmill.report;

/** The difference between the distributions of two runs. */
final class Drift {
    /** Minimum share of a class, since an empty class would make the index infinite. */
    private static final double SMALLEST_SHARE = 1e-4;

    private Drift() {}

    /** Each value's share of the sum; all 0 if the sum is 0. */
    static double[] shares(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        double[] shares = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            shares[i] = sum == 0 ? 0 : (double) counts[i] / sum;
        }
        return shares;
    }

    /**
     * The population stability index of two distributions over the same classes: 0 if they are equal, more than 0.25 for a significant
     * change (Siddiqi, Credit Risk Scorecards, 2006).
     */
    static double stabilityIndex(double[] before, double[] now) {
        double sum = 0;
        for (int i = 0; i < before.length; i++) {
            double p = Math.max(SMALLEST_SHARE, before[i]);
            double q = Math.max(SMALLEST_SHARE, now[i]);
            sum += (q - p) * Math.log(q / p);
        }
        return sum;
    }
}
