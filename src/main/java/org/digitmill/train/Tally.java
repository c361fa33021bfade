package org.digitmill.train;

/**
 * Sums over several rounds.
 *
 * @param lossSum of the loss over their digits, in nats
 * @param examples digits learned from
 * @param seconds they took
 * @param workerSeconds of these, what the slowest worker of each round spent on training: the rest is Spark's and the driver's
 */
record Tally(double lossSum, long examples, double seconds, double workerSeconds) {
    static final Tally EMPTY = new Tally(0, 0, 0, 0);

    /** @param roundSeconds what the round took, everything counted */
    Tally with(TrainedRound round, double roundSeconds) {
        return new Tally(
                lossSum + round.lossSum(),
                examples + round.examples(),
                seconds + roundSeconds,
                workerSeconds + round.workerSeconds());
    }

    /** Mean over the digits, in nats. */
    double loss() {
        return lossSum / examples;
    }
}
