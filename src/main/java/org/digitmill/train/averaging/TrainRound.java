package org.digitmill.train.averaging;

import java.util.Iterator;
import org.apache.spark.util.LongAccumulator;
import org.digitmill.spark.PartitionJob;

/**
 * The task of one worker in one averaging round: it trains some minibatches of its partition.
 *
 * <p>Its result depends only on its fields, the broadcasts and the partition, so that a repeated task gives the same bits.
 *
 * @param epoch from 1
 * @param round from 0
 * @param minibatches those of the epoch that the round has
 * @param learned counts examples, for showing
 * @param <E> content of a worker's partition
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
