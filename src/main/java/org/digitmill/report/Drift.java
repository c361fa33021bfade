package org.digitmill.report;

/** How far two runs lie apart. */
final class Drift {
    /** An empty class would make the index infinite. */
    private static final double SMALLEST_SHARE = 1e-4;

    private Drift() {}

    /** Each value's share of their sum; all 0 where the sum is. */
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
     * The population stability index of two distributions over the same classes: 0 where they are equal, more than 0.25 where something
     * changed (Siddiqi, Credit Risk Scorecards, 2006).
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
