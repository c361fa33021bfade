package org.digitmill.train;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.digitmill.dataset.LabelledDigits;
import org.digitmill.network.NetworkJson;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.spark.RunName;

/**
 * Parameter averaging over Spark: in a round each worker trains its own copy of the network on some minibatches of its shard, then the
 * copies are averaged. One Spark job a round; the driver holds the state between rounds and the tasks hold none.
 */
final class AveragingEngine implements TrainingEngine {
    private final JavaSparkContext context;
    private final TrainOptions options;
    private final Averaging averaging;
    private final AggregationTree tree;
    private final ShardedDigits training;
    private final ShardedDigits validation;
    private final Broadcast<Teachers> teachers;
    private final LocalTrainers trainers;
    private final LongAccumulator learned;

    /** @param averaging what becomes of the workers' results */
    AveragingEngine(
            JavaSparkContext context,
            NetworkSpecification network,
            TrainOptions options,
            Teachers teachers,
            Averaging averaging,
            LabelledDigits training,
            LabelledDigits validation) {
        this.context = context;
        this.learned = context.sc().longAccumulator("digits learned");
        this.options = options;
        this.averaging = averaging;
        this.tree = AggregationTree.of(options.workers());
        this.training = new ShardedDigits(context, training, options.workers());
        this.validation = new ShardedDigits(context, validation, options.workers());
        this.teachers = context.broadcast(teachers);
        this.trainers =
                new LocalTrainers(RunName.begin(context), NetworkJson.write(network), options, steps(), this.teachers);
    }

    /** Minibatches of one epoch on the worker with the largest shard. */
    private int minibatches() {
        return ShardSchedule.minibatches(training.largest(), options.minibatch());
    }

    /** The training digits, shard {@code i} in partition {@code i}. */
    JavaRDD<LabelledDigits> training() {
        return training.shards();
    }

    /** Whom the run's networks learn from, on their way to executors. */
    Broadcast<Teachers> teachers() {
        return teachers;
    }

    /** Steps of the whole run on the worker with the largest shard. */
    int steps() {
        return options.epochs() * minibatches();
    }

    private List<RoundPlan.Minibatches> plan(int epoch) {
        return new RoundPlan(
                        minibatches(),
                        options.epochs(),
                        options.averaging().period(),
                        options.averaging().finalPeriod())
                .rounds(epoch);
    }

    @Override
    public int rounds(int epoch) {
        return plan(epoch).size();
    }

    @Override
    public TrainedRound round(TrainingState state, int epoch, int round) {
        List<RoundPlan.Minibatches> plan = plan(epoch);
        context.setJobDescription("epoch " + epoch + ", round " + (round + 1) + " of " + plan.size());
        try (StateBroadcast broadcast = new StateBroadcast(context, state.network(), state.workerUpdaterStates())) {
            TrainRound work = new TrainRound(trainers, broadcast, epoch, round, plan.get(round), learned);
            WeightedSum sum =
                    tree.sum(training.shards(), work, options.averaging().updaterState());
            return new TrainedRound(averaging.next(state, sum), sum.examples(), sum.lossSum(), sum.seconds());
        } finally {
            context.setJobDescription(null);
        }
    }

    @Override
    public List<float[]> validate(NetworkState state, int epoch) {
        context.setJobDescription("epoch " + epoch + ", validation");
        Broadcast<NetworkState> broadcast = context.broadcast(state);
        try {
            return validation
                    .shards()
                    .mapPartitions(new ClassifyShard(trainers, broadcast), true)
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
        teachers.destroy();
    }
}
