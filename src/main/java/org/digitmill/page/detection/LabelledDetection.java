package org.digitmill.page.detection;

import org.digitmill.model.Prediction;
import org.digitmill.model.RegionClassifier;

/**
 * A detection with the region classifier's label for it.
 *
 * @param detection where it is
 * @param labels the region classifier's probabilities, of each digit and of none; not copied
 */
public record LabelledDetection(Detection detection, float[] labels) {
    public LabelledDetection {
        if (labels.length != RegionClassifier.CLASSES) {
            throw new IllegalArgumentException(labels.length + " labels");
        }
    }

    /** The region classifier's probability that it is any digit. */
    public float digitness() {
        return 1 - labels[RegionClassifier.CLASSES - 1];
    }

    /** Whether the page network and the region classifier read the same digit. */
    public boolean agreed() {
        return detection.digit() == Prediction.of(labels, 0).digit();
    }
}
