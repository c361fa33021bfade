package org.digitmill.train.averaging;

/**
 * The result of an averaging round.
 *
 * @param state after it
 * @param examples digits learned from, of all workers
 * @param lossSum of the loss over those digits, in nats
 * @param workerSeconds that the slowest worker trained
 */
public record TrainedRound(TrainingState state, long examples, double lossSum, double workerSeconds) {}
