package org.digitmill.train.averaging;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.LongAccumulator;
import org.digitmill.train.options.TrainOptions;

/**
 * Parameter averaging over Spark: in a round each worker trains its own copy of the network on some minibatches, then the copies are
 * averaged. A round is one Spark job. The driver holds the state between rounds; tasks are stateless.
 *
 * @param <E> content of a worker's partition
 */
public final class AveragingEngine<E> implements TrainingEngine {
    private final JavaSparkContext context;
    private final LocalTrainers<E> trainers;
    private final Averaging averaging;
    private final AggregationTree tree;
    private final JavaRDD<E> parts;
    private final int minibatches;
    private final LongAccumulator learned;

    /**
     * @param averaging how the workers' results are averaged
     * @param parts worker {@code i}'s in partition {@code i}
     * @param minibatches of one epoch on the worker with the most
     */
    public AveragingEngine(
            JavaSparkContext context,
            LocalTrainers<E> trainers,
            Averaging averaging,
            JavaRDD<E> parts,
            int minibatches) {
        this.context = context;
        this.trainers = trainers;
        this.averaging = averaging;
        this.tree = AggregationTree.of(trainers.options().workers());
        this.parts = parts;
        this.minibatches = minibatches;
        this.learned = context.sc().longAccumulator("examples learned");
    }

    private List<RoundPlan.Minibatches> plan(int epoch) {
        TrainOptions options = trainers.options();
        return new RoundPlan(
                        minibatches,
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
            TrainRound<E> work = new TrainRound<>(trainers, broadcast, epoch, round, plan.get(round), learned);
            WeightedSum sum =
                    tree.sum(parts, work, trainers.options().averaging().updaterState());
            return new TrainedRound(averaging.next(state, sum), sum.examples(), sum.lossSum(), sum.seconds());
        } finally {
            context.setJobDescription(null);
        }
    }
}
