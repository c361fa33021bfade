package org.digitmill.page.decision;

import org.digitmill.image.framing.FramedDigit;
import org.digitmill.model.Prediction;
import org.digitmill.page.detection.Detection;
import org.digitmill.page.detection.LabelledDetection;

/**
 * A detection that is probably a digit, with the result of all networks.
 *
 * @param labelled the detection with the region classifier's labels
 * @param framed its ink, framed as in MNIST, and its box in pixels of the page
 * @param prediction of all networks together
 * @param strange whether it is out of distribution for the digit classifier
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
