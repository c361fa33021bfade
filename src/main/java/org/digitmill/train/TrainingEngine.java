package org.digitmill.train;

import java.util.List;

/** What trains a network over Spark, round by round. It holds no state of the run: the caller passes it from round to round. */
interface TrainingEngine extends AutoCloseable {
    /** How many rounds an epoch, from 1, has. */
    int rounds(int epoch);

    /**
     * Trains a round.
     *
     * @param state after the round before
     * @param round from 0
     */
    TrainedRound round(TrainingState state, int epoch, int round);

    /** The network's probabilities of the validation digits: a part for each worker, in the order of the shards. */
    List<float[]> validate(NetworkState state, int epoch);

    @Override
    void close();
}
