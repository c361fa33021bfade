package org.digitmill.page.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.digitmill.page.detection.Detection;
import org.digitmill.page.detection.LabelledDetection;

/**
 * The probability that a detection is a digit, and a handwritten one, from the outputs of the two networks, the kind of its ink, and
 * confident digits beside it. For example, a degree sign is smaller than the digits before it and above their base line.
 *
 * <p>Two logistic regressions. Their weights were fitted on the detections in 1,500 generated crops that no network was trained on, then
 * adjusted on real documents.
 */
final class DigitOdds {
    /** The features, in the order of the weights. */
    private static final int FEATURES = 8;

    private static final double[] DIGIT = {2.3, 0.6, 6.8, 1.6, 0.6, 0.6, 0, 0};

    private static final double[] HANDWRITTEN = {0.8, 0.6, 3.5, 1.5, 1, -1.3, -4.1, 1.9};
    /** Digits of a number vary in height by this much, as a logarithm, and end above the line by this share of their height. */
    private static final double USUAL_SMALLER = 0.2;

    private static final double USUAL_ABOVE_LINE = 0.25;
    /** Probabilities are clipped to this distance from 0 and 1. */
    private static final double EXTREME = 0.002;

    /** A neighbour is a handwritten digit of at least this probability. */
    private static final float SURE_NEIGHBOUR = 0.9f;
    /** In heights of the taller: how far away the middle of a neighbour is, at most. */
    private static final double ACROSS = 3;

    private static final double DOWN = 0.6;

    private final List<Detection> sure;

    /** @param detections of a page */
    DigitOdds(List<LabelledDetection> detections) {
        sure = detections.stream()
                .filter(labelled -> labelled.digitness() >= SURE_NEIGHBOUR
                        && labelled.detection().printed() < 0.5)
                .map(LabelledDetection::detection)
                .toList();
    }

    /** The probability that it is a digit, 0 to 1. */
    double digit(LabelledDetection labelled) {
        return probability(features(labelled, 0), DIGIT);
    }

    /**
     * The probability that it is a handwritten digit, 0 to 1.
     *
     * @param digitInk the probability that the ink in its box is a handwritten digit's
     */
    double handwritten(LabelledDetection labelled, double digitInk) {
        return probability(features(labelled, digitInk), HANDWRITTEN);
    }

    /**
     * The features of the regressions: the log-odds of page network and region classifier, size and place beside its neighbours, having
     * some, 1, the probability that it is printed, and that its ink is a handwritten digit's.
     */
    double[] features(LabelledDetection labelled, double digitInk) {
        Detection detection = labelled.detection();
        double[] features = new double[FEATURES];
        features[0] = logit(detection.score());
        features[1] = logit(labelled.digitness());
        List<Detection> neighbours = neighbours(detection);
        if (!neighbours.isEmpty()) {
            double height =
                    middle(neighbours.stream().mapToDouble(Detection::height).toArray());
            double line =
                    middle(neighbours.stream().mapToDouble(Detection::bottom).toArray());
            features[2] = Math.min(0, Math.log(detection.height() / height) + USUAL_SMALLER);
            features[3] = Math.min(0, (detection.bottom() - line) / height + USUAL_ABOVE_LINE);
            features[4] = 1;
        }
        features[5] = 1;
        features[6] = detection.printed();
        features[7] = digitInk;
        return features;
    }

    private List<Detection> neighbours(Detection detection) {
        List<Detection> neighbours = new ArrayList<>();
        for (Detection other : sure) {
            double taller = Math.max(detection.height(), other.height());
            if (other != detection
                    && Math.abs(other.x() - detection.x()) < ACROSS * taller
                    && Math.abs(other.y() - detection.y()) < DOWN * taller) {
                neighbours.add(other);
            }
        }
        return neighbours;
    }

    private static double logit(double probability) {
        double inside = Math.max(EXTREME, Math.min(1 - EXTREME, probability));
        return Math.log(inside / (1 - inside));
    }

    private static double probability(double[] features, double[] weights) {
        double odds = 0;
        for (int i = 0; i < FEATURES; i++) {
            odds += weights[i] * features[i];
        }
        return 1 / (1 + Math.exp(-odds));
    }

    private static double middle(double[] values) {
        Arrays.sort(values);
        return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }
}
