package org.digitmill.train.digit;

import java.util.Iterator;
import org.apache.spark.broadcast.Broadcast;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.train.averaging.Minibatch;
import org.digitmill.train.averaging.MinibatchMaker;
import org.digitmill.train.averaging.MinibatchSource;
import org.digitmill.train.averaging.RoundPart;
import org.digitmill.train.options.Teachers;
import org.digitmill.train.options.TrainOptions;

/** The minibatches of shards of labelled digits: each digit once an epoch, in the order of {@link ShardSchedule}. */
record ShardMinibatches(TrainOptions options, Broadcast<Teachers> teachers) implements MinibatchSource<LabelledDigits> {
    @Override
    public MinibatchMaker<LabelledDigits> open() {
        return new Maker(options, new Minibatches(options.minibatch(), options.regularization(), teachers.value()));
    }

    private record Maker(TrainOptions options, Minibatches minibatches) implements MinibatchMaker<LabelledDigits> {
        @Override
        public Iterator<Minibatch> of(LabelledDigits shard, RoundPart round) {
            int[] order = ShardSchedule.order(shard.size(), options.seed(), round.epoch(), round.worker());
            return minibatches.each(
                    shard,
                    order,
                    position(round.minibatches().from(), shard),
                    position(round.minibatches().to(), shard),
                    round.seed(options.seed()));
        }

        /** Where a minibatch begins in the shard, or where the shard ends. */
        private int position(int minibatch, LabelledDigits shard) {
            return (int) Math.min(shard.size(), (long) minibatch * options.minibatch());
        }
    }
}
