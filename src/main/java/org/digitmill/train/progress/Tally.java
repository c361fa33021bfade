package org.digitmill.train.progress;

import org.digitmill.train.averaging.TrainedRound;

/**
 * Sums over several rounds.
 *
 * @param lossSum of the loss over their digits, in nats
 * @param examples digits learned from
 * @param seconds they took
 * @param workerSeconds of these, what the slowest worker of each round spent on training: the rest is Spark's and the driver's
 */
public record Tally(double lossSum, long examples, double seconds, double workerSeconds) {
    public static final Tally EMPTY = new Tally(0, 0, 0, 0);

    /** @param roundSeconds what the round took, everything counted */
    Tally with(TrainedRound round, double roundSeconds) {
        return new Tally(
                lossSum + round.lossSum(),
                examples + round.examples(),
                seconds + roundSeconds,
                workerSeconds + round.workerSeconds());
    }

    /** Mean over the digits, in nats. */
    public double loss() {
        return lossSum / examples;
    }
}
