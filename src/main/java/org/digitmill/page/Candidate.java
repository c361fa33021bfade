package org.digitmill.page;

import org.digitmill.image.FramedDigit;
import org.digitmill.model.Prediction;
import org.digitmill.model.RegionClassifier;

/**
 * A detection after the classifiers' look at it.
 *
 * @param detection where it is
 * @param framed its ink as MNIST frames it, its box in pixels of the page
 * @param prediction of all networks together
 * @param labels the region classifier's probabilities, of each digit and of none; not copied
 * @param agreed whether the page network and the region classifier read the same digit
 * @param strange whether the classifier finds it unlike every digit it knows
 */
record Candidate(
        Detection detection,
        FramedDigit framed,
        Prediction prediction,
        float[] labels,
        boolean agreed,
        boolean strange) {
    /** Intersection over union from which on two boxes are the same. */
    private static final double SAME = 0.5;

    /** The region classifier's probability that it is any digit. */
    float digitness() {
        return 1 - labels[RegionClassifier.CLASSES - 1];
    }

    /** Whether the ink that was cut out fills the box that was detected. */
    boolean isInkOfDetection() {
        double across =
                Math.min(detection.right(), framed.x() + framed.width()) - Math.max(detection.left(), framed.x());
        double down =
                Math.min(detection.bottom(), framed.y() + framed.height()) - Math.max(detection.top(), framed.y());
        double common = Math.max(0, across) * Math.max(0, down);
        double all = detection.area() + (double) framed.width() * framed.height() - common;
        return common >= SAME * all;
    }
}
