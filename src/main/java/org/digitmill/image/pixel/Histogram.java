package org.digitmill.image.pixel;

/** Order statistics of values that were counted. */
public final class Histogram {
    private Histogram() {}

    /** The smallest value that at least the given share of the histogram does not pass. */
    public static int quantile(int[] histogram, double share) {
        long total = 0;
        for (int count : histogram) {
            total += count;
        }
        long wanted = (long) Math.ceil(share * total);
        long seen = 0;
        for (int value = 0; value < histogram.length; value++) {
            seen += histogram[value];
            if (seen >= wanted && seen > 0) {
                return value;
            }
        }
        return histogram.length - 1;
    }
}
