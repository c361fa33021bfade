package org.digitmill.train;

import java.util.Iterator;
import org.apache.spark.util.LongAccumulator;
import org.digitmill.dataset.LabelledDigits;
import org.digitmill.spark.PartitionJob;

/**
 * One worker's part of one round: some minibatches of its shard.
 *
 * <p>Its result depends on what is in its fields, in the broadcasts and in the shard, and on nothing else, so that a task tried again
 * gives the same bits.
 *
 * @param epoch from 1
 * @param round from 0
 * @param minibatches those of the epoch that the round has
 * @param learned counts digits, for showing
 */
record TrainRound(
        LocalTrainers trainers,
        StateBroadcast state,
        int epoch,
        int round,
        RoundPlan.Minibatches minibatches,
        LongAccumulator learned)
        implements PartitionJob.Work<LabelledDigits, WorkerResult> {
    @Override
    public WorkerResult on(int worker, Iterator<LabelledDigits> shards) {
        LabelledDigits shard = shards.next();
        TrainOptions options = trainers.options();
        int[] order = ShardSchedule.order(shard.size(), options.seed(), epoch, worker);
        int from = position(minibatches.from(), shard);
        int to = position(minibatches.to(), shard);
        LocalTrainer trainer = trainers.borrow();
        long seed = Seeds.of(options.seed(), epoch, round, worker);
        WorkerResult result = trainer.train(state.of(worker), shard, order, from, to, seed);
        trainers.giveBack(trainer);
        learned.add(to - from);
        return result;
    }

    /** Where a minibatch begins in the shard, or where the shard ends. */
    private int position(int minibatch, LabelledDigits shard) {
        return (int)
                Math.min(shard.size(), (long) minibatch * trainers.options().minibatch());
    }
}
