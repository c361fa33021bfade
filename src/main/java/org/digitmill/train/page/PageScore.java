package org.digitmill.train.page;

import java.io.Serializable;

/**
 * The score of a page network on validation crops.
 *
 * @param crops how many
 * @param lossSum over them
 * @param drawn digits that they have
 * @param found digits found with the right class
 * @param claimed detections of the network
 */
public record PageScore(int crops, double lossSum, long drawn, long found, long claimed) implements Serializable {
    static final PageScore NONE = new PageScore(0, 0, 0, 0, 0);

    PageScore plus(PageScore other) {
        return new PageScore(
                crops + other.crops,
                lossSum + other.lossSum,
                drawn + other.drawn,
                found + other.found,
                claimed + other.claimed);
    }

    /** Mean over the crops. */
    public double loss() {
        return lossSum / crops;
    }

    /** The share of the drawn digits that were found; 1 if there were none. */
    public double recall() {
        return drawn == 0 ? 1 : (double) found / drawn;
    }

    /** The share of the claimed places that are digits; 1 if there were none. */
    public double precision() {
        return claimed == 0 ? 1 : (double) found / claimed;
    }

    /** The harmonic mean of recall and precision (F1). */
    public double f1() {
        return drawn + claimed == 0 ? 1 : 2.0 * found / (drawn + claimed);
    }
}
