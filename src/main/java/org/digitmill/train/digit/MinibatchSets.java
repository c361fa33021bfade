package org.digitmill.train.digit;

import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.train.averaging.Minibatch;
import org.digitmill.train.averaging.Seeds;
import org.digitmill.train.options.Teachers;
import org.digitmill.train.options.TrainOptions;
import org.nd4j.linalg.dataset.DataSet;

/**
 * The minibatches of a shard in an epoch as DL4J's data sets: those of our own engine for a round that is a whole epoch.
 */
record MinibatchSets(TrainOptions options, Broadcast<Teachers> teachers, int epoch)
        implements Function2<Integer, Iterator<LabelledDigits>, Iterator<DataSet>> {
    @Override
    public Iterator<DataSet> call(Integer worker, Iterator<LabelledDigits> shards) {
        LabelledDigits shard = shards.next();
        int[] order = ShardSchedule.order(shard.size(), options.seed(), epoch, worker);
        long seed = Seeds.of(options.seed(), epoch, 0, worker);
        Minibatches minibatches = new Minibatches(options.minibatch(), options.regularization(), teachers.value());
        return IntStream.range(0, ShardSchedule.minibatches(shard.size(), options.minibatch()))
                .mapToObj(index -> {
                    int from = index * options.minibatch();
                    int to = Math.min(shard.size(), from + options.minibatch());
                    Minibatch next = minibatches.of(shard, order, from, to, seed);
                    return new DataSet(next.input().dup(), next.labels().dup());
                })
                .iterator();
    }
}
