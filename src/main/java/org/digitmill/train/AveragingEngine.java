package org.digitmill.train;

import java.util.List;
import java.util.UUID;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.digitmill.dataset.LabelledDigits;
import org.digitmill.network.NetworkJson;
import org.digitmill.network.NetworkSpecification;

/**
 * Parameter averaging over Spark: in a round each worker trains its own copy of the network on some minibatches of its shard, then the
 * copies are averaged. One Spark job a round; the driver holds the state between rounds and the tasks hold none.
 */
final class AveragingEngine implements AutoCloseable {
    private final JavaSparkContext context;
    private final TrainOptions options;
    private final String networkJson;
    private final ShardedDigits training;
    private final ShardedDigits validation;
    private final String run = UUID.randomUUID().toString();

    AveragingEngine(
            JavaSparkContext context,
            NetworkSpecification network,
            TrainOptions options,
            LabelledDigits training,
            LabelledDigits validation) {
        this.context = context;
        this.options = options;
        this.networkJson = NetworkJson.write(network);
        this.training = new ShardedDigits(context, training, options.workers());
        this.validation = new ShardedDigits(context, validation, options.workers());
    }

    /** Steps of the whole run on the worker with the largest shard. */
    private int steps() {
        return options.epochs() * ShardSchedule.minibatches(training.largest(), options.minibatch());
    }

    /** Rounds of one epoch. */
    int rounds() {
        return ShardSchedule.rounds(training.largest(), options.minibatch(), options.averagingPeriod());
    }

    /** What the workers made of the state in one round, in their order. */
    List<WorkerResult> round(NetworkState state, int epoch, int round) {
        context.setJobDescription("epoch " + epoch + ", round " + (round + 1) + " of " + rounds());
        Broadcast<NetworkState> broadcast = context.broadcast(state);
        try {
            return training.shards()
                    .mapPartitionsWithIndex(
                            new TrainRound(run, networkJson, options, steps(), broadcast, epoch, round), true)
                    .collect();
        } finally {
            broadcast.destroy();
            context.setJobDescription(null);
        }
    }

    /** The network's probabilities of the validation digits: a part for each worker, in the order of the shards. */
    List<float[]> validate(NetworkState state, int epoch) {
        context.setJobDescription("epoch " + epoch + ", validation");
        Broadcast<NetworkState> broadcast = context.broadcast(state);
        try {
            return validation
                    .shards()
                    .mapPartitions(new ClassifyShard(run, networkJson, options, steps(), broadcast), true)
                    .collect();
        } finally {
            broadcast.destroy();
            context.setJobDescription(null);
        }
    }

    @Override
    public void close() {
        training.close();
        validation.close();
    }
}
