package org.digitmill.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.Serializable;

/**
 * Test-time augmentation: which digits a network reads again, shifted by a pixel in eight directions; the mean of the nine results is
 * used, as by Krizhevsky, Sutskever and Hinton (ImageNet Classification with Deep Convolutional Neural Networks, 2012) for crops of a
 * picture.
 *
 * <p>A network with pooling gives a slightly different result for a shifted digit. For a confident result this changes nothing, so only
 * uncertain digits are read again.
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
