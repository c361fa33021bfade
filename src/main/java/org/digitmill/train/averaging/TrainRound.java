package org.digitmill.train.averaging;

import java.util.Iterator;
import org.apache.spark.util.LongAccumulator;
import org.digitmill.spark.PartitionJob;

/**
 * One worker's part of one round: some minibatches of what its partition stands for.
 *
 * <p>Its result depends on what is in its fields, in the broadcasts and in the partition, and on nothing else, so that a task tried again
 * gives the same bits.
 *
 * @param epoch from 1
 * @param round from 0
 * @param minibatches those of the epoch that the round has
 * @param learned counts examples, for showing
 * @param <E> what a worker's partition holds
 */
record TrainRound<E>(
        LocalTrainers<E> trainers,
        StateBroadcast state,
        int epoch,
        int round,
        RoundPlan.Minibatches minibatches,
        LongAccumulator learned)
        implements PartitionJob.Work<E, WorkerResult> {
    @Override
    public WorkerResult on(int worker, Iterator<E> parts) {
        E part = parts.next();
        RoundPart place = new RoundPart(epoch, round, worker, minibatches);
        LocalTrainers.Equipped<E> equipped = trainers.borrow();
        WorkerResult result = equipped.trainer()
                .train(
                        state.of(worker),
                        equipped.minibatches().of(part, place),
                        place.seed(trainers.options().seed()));
        trainers.giveBack(equipped);
        learned.add(result.examples());
        return result;
    }
}
