package org.digitmill.train.options;

import java.io.Serializable;
import org.digitmill.train.augment.Augmentation;

/**
 * Options of regularisation, against overfitting.
 *
 * @param augmentation how each digit is changed each time it is learned from
 * @param labelSmoothing the share of a label's weight that is spread evenly over all ten digits, from 0 up to but not 1 (Szegedy et al.,
 *     Rethinking the Inception Architecture, 2016)
 * @param weightDecay the share of each weight that a step takes away, before it is multiplied by the learning rate, at least 0; biases
 *     and batch normalisation are left alone (Loshchilov and Hutter, Decoupled Weight Decay Regularization, 2019)
 * @param weightAverage the share of the moving average of weights that a round keeps, from 0, which is no average, up to but not 1
 * @param patience epochs in a row without a better validation after which training ends, 0 for never
 */
public record Regularization(
        Augmentation augmentation, double labelSmoothing, double weightDecay, double weightAverage, int patience)
        implements Serializable {
    /** Every part off. */
    public static final Regularization NONE = new Regularization(Augmentation.NONE, 0, 0, 0, 0);

    public Regularization {
        requireShare("label-smoothing", labelSmoothing);
        requireShare("weight-average", weightAverage);
        if (!(weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("--weight-decay is " + weightDecay + ", but must be at least 0.");
        }
        if (patience < 0) {
            throw new IllegalArgumentException("--patience is " + patience + ", but must be at least 0.");
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException("--" + name + " is " + value + ", but must be from 0 up to but not 1.");
        }
    }

    /** Whether training ends when the newest of {@code epochs} epochs is over. */
    public boolean ends(int bestEpoch, int epochs) {
        return patience > 0 && epochs - bestEpoch >= patience;
    }
}
