package org.digitmill.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How probable it is that a detection is a digit, and a handwritten one, by its score, by what its ink is, and by the sure digits beside
 * it: a degree sign is smaller than the digits before it and does not stand on their line.
 *
 * <p>Two logistic regressions. Their weights were fitted on 25,000 detections in 3,000 drawn crops that the page network had not learned
 * from.
 */
final class DigitOdds {
    /** Of the log-odds that the score is, of its size and place beside its neighbours, of having some, and the constant. */
    private static final double[] DIGIT = {2.9, 5.7, 1.9, 1.1, 1.45};

    private static final double[] HANDWRITTEN = {1.58, 6.7, 1.16, 0.97, -1.18};
    /** Of the probability that it is printed, and that its ink is a handwritten digit's. */
    private static final double PRINTED = -4.87;

    private static final double DIGIT_INK = 3.96;
    /** Digits of a number vary in height by this much, as a logarithm, and end above the line by this share of their height. */
    private static final double USUAL_SMALLER = 0.2;

    private static final double USUAL_ABOVE_LINE = 0.25;
    /** Scores nearer to 0 or 1 tell no more. */
    private static final double EXTREME = 0.01;

    /** A neighbour is a handwritten digit of at least this score. */
    private static final float SURE_NEIGHBOUR = 0.55f;
    /** In heights of the taller: how far away the middle of a neighbour is, at most. */
    private static final double ACROSS = 3;

    private static final double DOWN = 0.6;

    private final List<Detection> sure;

    /** @param detections of a page */
    DigitOdds(List<Detection> detections) {
        sure = detections.stream()
                .filter(detection -> detection.score() >= SURE_NEIGHBOUR && detection.printed() < 0.5)
                .toList();
    }

    /** The probability that it is a digit, 0 to 1. */
    double digit(Detection detection) {
        return probability(odds(detection, DIGIT));
    }

    /**
     * The probability that it is a handwritten digit, 0 to 1.
     *
     * @param digitInk the probability that the ink in its box is a handwritten digit's
     */
    double handwritten(Detection detection, double digitInk) {
        return probability(odds(detection, HANDWRITTEN) + PRINTED * detection.printed() + DIGIT_INK * digitInk);
    }

    private double odds(Detection detection, double[] weights) {
        double score = Math.max(EXTREME, Math.min(1 - EXTREME, detection.score()));
        double odds = weights[4] + weights[0] * Math.log(score / (1 - score));
        List<Detection> neighbours = neighbours(detection);
        if (neighbours.isEmpty()) {
            return odds;
        }
        double height =
                middle(neighbours.stream().mapToDouble(Detection::height).toArray());
        double line = middle(neighbours.stream().mapToDouble(Detection::bottom).toArray());
        return odds
                + weights[1] * Math.min(0, Math.log(detection.height() / height) + USUAL_SMALLER)
                + weights[2] * Math.min(0, (detection.bottom() - line) / height + USUAL_ABOVE_LINE)
                + weights[3];
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

    private static double probability(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }

    private static double middle(double[] values) {
        Arrays.sort(values);
        return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }
}
