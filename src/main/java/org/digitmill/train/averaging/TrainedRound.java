package org.digitmill.train.averaging;

/**
 * What a round brought.
 *
 * @param state after it
 * @param examples digits learned from, of all workers
 * @param lossSum of the loss over those digits, in nats
 * @param workerSeconds that the slowest worker trained
 */
public record TrainedRound(TrainingState state, long examples, double lossSum, double workerSeconds) {}
