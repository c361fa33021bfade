package org.digitmill.page.decision;

import org.digitmill.image.framing.FramedDigit;
import org.digitmill.model.Prediction;
import org.digitmill.page.detection.Detection;
import org.digitmill.page.detection.LabelledDetection;

/**
 * A detection that is probably a digit, read by all networks.
 *
 * @param labelled where it is, and what the region classifier says of it
 * @param framed its ink as MNIST frames it, its box in pixels of the page
 * @param prediction of all networks together
 * @param strange whether the digit classifier finds it unlike every digit it knows
 */
record Candidate(LabelledDetection labelled, FramedDigit framed, Prediction prediction, boolean strange) {
    /** Intersection over union from which on two boxes are the same. */
    private static final double SAME = 0.5;

    Detection detection() {
        return labelled.detection();
    }

    /** Whether the ink that was cut out fills the box that was detected. */
    boolean isInkOfDetection() {
        Detection detection = detection();
        double across =
                Math.min(detection.right(), framed.x() + framed.width()) - Math.max(detection.left(), framed.x());
        double down =
                Math.min(detection.bottom(), framed.y() + framed.height()) - Math.max(detection.top(), framed.y());
        double common = Math.max(0, across) * Math.max(0, down);
        double all = detection.area() + (double) framed.width() * framed.height() - common;
        return common >= SAME * all;
    }
}
