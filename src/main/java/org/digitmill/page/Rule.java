package org.digitmill.page;

/**
 * A printed straight line, level or upright.
 *
 * @param start first pixel along the line: a column of a level one, a row of an upright one
 * @param end last pixel along the line
 * @param middles where the line's middle lies across it, every {@link #STEP} pixels from the start on
 * @param thickness in pixels
 */
record Rule(int start, int end, float[] middles, float thickness) {
    static final int STEP = 8;

    int length() {
        return end - start + 1;
    }

    /** Where its middle lies across, at a place along it; beyond its ends it goes on as it ended. */
    float middle(int along) {
        float place = Math.max(0, Math.min(middles.length - 1f, (along - start) / (float) STEP - 0.5f));
        int before = (int) place;
        int after = Math.min(middles.length - 1, before + 1);
        return middles[before] + (middles[after] - middles[before]) * (place - before);
    }

    /** Pixels across for each pixel along, by least squares; both ends are left out, which are flatter than they should be. */
    double slope() {
        int end = Math.max(0, middles.length / 2 - 3);
        double middle = (middles.length - 1) / 2.0;
        double products = 0;
        double squares = 0;
        for (int i = (int) Math.ceil(middle - end); i <= middle + end; i++) {
            products += (i - middle) * middles[i];
            squares += (i - middle) * (i - middle);
        }
        return squares == 0 ? 0 : products / (squares * STEP);
    }

    /** The same line with other ends. */
    Rule between(int otherStart, int otherEnd) {
        float[] places = new float[(otherEnd - otherStart) / STEP + 1];
        for (int i = 0; i < places.length; i++) {
            places[i] = middle(otherStart + i * STEP + STEP / 2);
        }
        return new Rule(otherStart, otherEnd, places, thickness);
    }

    /** How far it leaves the straight way from its first middle to its last, at most. */
    float bend() {
        float most = 0;
        int last = middles.length - 1;
        for (int i = 1; i < last; i++) {
            float straight = middles[0] + (middles[last] - middles[0]) * i / last;
            most = Math.max(most, Math.abs(middles[i] - straight));
        }
        return most;
    }

    /** Whether it passes a place along it, give or take. */
    boolean reaches(double along, double tolerance) {
        return along >= start - tolerance && along <= end + tolerance;
    }
}
