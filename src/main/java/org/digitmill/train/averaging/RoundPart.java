package org.digitmill.train.averaging;

/**
 * The part of a worker in an averaging round.
 *
 * @param epoch from 1
 * @param round of the epoch, from 0
 * @param worker from 0
 * @param minibatches those of the epoch that the round has
 */
public record RoundPart(int epoch, int round, int worker, RoundPlan.Minibatches minibatches) {
    /** The seed of what the worker draws in the round. */
    public long seed(long ofRun) {
        return Seeds.of(ofRun, epoch, round, worker);
    }
}
