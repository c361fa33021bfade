package org.digitmill.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.Serializable;

/**
 * Which digits a network reads again: from the eight places a pixel away, too, and the mean of the nine probabilities counts, as by
 * Krizhevsky, Sutskever and Hinton (ImageNet Classification with Deep Convolutional Neural Networks, 2012) for crops of a picture.
 *
 * <p>A network that pools reads a digit a little otherwise when it lies a pixel to the side. Where it is sure that changes nothing, so only
 * the digits that it is unsure of are worth the time.
 *
 * @param below digits whose likeliest label has less than this probability, by the network itself and before calibration; from 0, which
 *     is none, to 1
 */
public record TestTimeAugmentation(double below) implements Serializable {
    /** Every digit is read once. */
    public static final TestTimeAugmentation NONE = new TestTimeAugmentation(0);

    public TestTimeAugmentation {
        if (!(below >= 0 && below <= 1)) {
            throw new IllegalArgumentException(
                    "--test-time-augmentation is " + below + ", but must be a probability from 0 to 1.");
        }
    }

    /** Whether a digit is to be read again. @param prediction by the network's own probabilities */
    boolean isUnsure(Prediction prediction) {
        return prediction.confidence() < below;
    }

    @JsonIgnore
    boolean isWanted() {
        return below > 0;
    }
}
