package org.digitmill.train.averaging;

/** Trains a network over Spark, one averaging round per call. It holds no state of the run; the caller passes it from round to round. */
public interface TrainingEngine {
    /** How many rounds an epoch, from 1, has. */
    int rounds(int epoch);

    /**
     * Trains a round.
     *
     * @param state after the round before
     * @param round from 0
     */
    TrainedRound round(TrainingState state, int epoch, int round);
}
