package org.digitmill.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How probable it is that a candidate is a digit, by its score, by what the classifier says, and by the sure digits beside it: a degree
 * sign is smaller than the digits before it and does not stand on their line.
 *
 * <p>A logistic regression. Its weights were fitted on 20,000 detections in 2,500 drawn crops that the page network had not learned from.
 */
final class DigitOdds {
    /** Of the log-odds that the score is, within {@link #EXTREME}. */
    private static final double SCORE = 2.9;

    private static final double STRANGE = -0.15;
    /** Of the logarithm of its height over that of its neighbours, less a usual variation. */
    private static final double SMALLER = 5.7;

    private static final double USUAL_SMALLER = 0.2;
    /** Of the share of its neighbours' height by which it ends above their line, less a usual variation. */
    private static final double ABOVE_LINE = 1.9;

    private static final double USUAL_ABOVE_LINE = 0.25;
    private static final double HAS_NEIGHBOURS = 1.1;
    private static final double CONSTANT = 1.45;
    private static final double EXTREME = 0.01;

    /** A neighbour is a handwritten digit of at least this score. */
    private static final float SURE_NEIGHBOUR = 0.55f;
    /** In heights of the taller: how far away the middle of a neighbour is, at most. */
    private static final double ACROSS = 3;

    private static final double DOWN = 0.6;

    private final List<Detection> sure = new ArrayList<>();

    /** @param candidates of a page */
    DigitOdds(List<Candidate> candidates) {
        for (Candidate candidate : candidates) {
            if (candidate.detection().score() >= SURE_NEIGHBOUR
                    && candidate.detection().printed() < 0.5) {
                sure.add(candidate.detection());
            }
        }
    }

    /** 0 to 1. */
    double probability(Candidate candidate) {
        Detection own = candidate.detection();
        double score = Math.max(EXTREME, Math.min(1 - EXTREME, own.score()));
        double odds = CONSTANT + SCORE * Math.log(score / (1 - score)) + (candidate.strange() ? STRANGE : 0);
        List<Detection> neighbours = new ArrayList<>();
        for (Detection other : sure) {
            double taller = Math.max(own.height(), other.height());
            if (other != own
                    && Math.abs(other.x() - own.x()) < ACROSS * taller
                    && Math.abs(other.y() - own.y()) < DOWN * taller) {
                neighbours.add(other);
            }
        }
        if (!neighbours.isEmpty()) {
            double height =
                    middle(neighbours.stream().mapToDouble(Detection::height).toArray());
            double line =
                    middle(neighbours.stream().mapToDouble(Detection::bottom).toArray());
            odds += HAS_NEIGHBOURS
                    + SMALLER * Math.min(0, Math.log(own.height() / height) + USUAL_SMALLER)
                    + ABOVE_LINE * Math.min(0, (own.bottom() - line) / height + USUAL_ABOVE_LINE);
        }
        return 1 / (1 + Math.exp(-odds));
    }

    private static double middle(double[] values) {
        Arrays.sort(values);
        return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }
}
