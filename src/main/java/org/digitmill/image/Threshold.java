package org.digitmill.image;

/** Where ink begins, by Otsu's criterion (N. Otsu, 1979): the level that parts a histogram into two classes of least variance. */
final class Threshold {
    private Threshold() {}

    /** The level of 1 to 255 from which on values belong to the upper class; only values from {@code lowest} on are looked at. */
    static int otsu(int[] histogram, int lowest) {
        double total = 0;
        double sum = 0;
        for (int value = lowest; value < 256; value++) {
            total += histogram[value];
            sum += (double) value * histogram[value];
        }
        double below = 0;
        double sumBelow = 0;
        double best = -1;
        int firstBest = lowest;
        int lastBest = lowest;
        for (int value = lowest; value < 255; value++) {
            below += histogram[value];
            sumBelow += (double) value * histogram[value];
            if (below == 0 || below == total) {
                continue;
            }
            double difference = sumBelow / below - (sum - sumBelow) / (total - below);
            double between = below * (total - below) * difference * difference;
            if (between > best) {
                best = between;
                firstBest = value;
            }
            if (between >= best) {
                lastBest = value;
            }
        }
        // Empty levels between the classes are all as good; their middle is the least arbitrary.
        return (firstBest + lastBest) / 2 + 1;
    }
}
