package org.digitmill.image.pixel;

/** The threshold of ink by Otsu's criterion (N. Otsu, 1979): the level that divides a histogram into two classes of least variance. */
public final class Threshold {
    private Threshold() {}

    /**
     * The level from 1 to 255 from which on values belong to the upper class. Of several equally good levels the middle one is taken.
     *
     * @param histogram of 256 values; only those from {@code lowest} on are looked at
     */
    public static int otsu(int[] histogram, int lowest) {
        Levels best = best(histogram, lowest);
        return (best.first + best.last) / 2 + 1;
    }

    /** The same, but of several equally good levels the lowest is taken, so that faint values belong to the upper class. */
    public static int lowestOtsu(int[] histogram, int lowest) {
        return best(histogram, lowest).first + 1;
    }

    /** The highest values of the lower class that part best; between the two nothing lies. */
    private record Levels(int first, int last) {}

    private static Levels best(int[] histogram, int lowest) {
        double total = 0;
        double sum = 0;
        for (int value = lowest; value < 256; value++) {
            total += histogram[value];
            sum += (double) value * histogram[value];
        }
        double below = 0;
        double sumBelow = 0;
        double best = -1;
        int first = lowest;
        int last = lowest;
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
                first = value;
            }
            if (between >= best) {
                last = value;
            }
        }
        return new Levels(first, last);
    }
}
