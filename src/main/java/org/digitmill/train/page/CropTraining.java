package org.digitmill.train.page;

import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.network.NetworkInput;
import org.digitmill.network.NetworkJson;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.spark.RunName;
import org.digitmill.train.averaging.Averaging;
import org.digitmill.train.averaging.AveragingEngine;
import org.digitmill.train.averaging.LocalTrainers;
import org.digitmill.train.averaging.NetworkState;
import org.digitmill.train.options.CropPlan;
import org.digitmill.train.options.TrainOptions;

/** Training on crops that executors generate with their digits, and validation on others. The last epoch is published. */
final class CropTraining implements AutoCloseable {
    private final JavaSparkContext context;
    private final CropPlan plan;
    private final Broadcast<LabelledDigits> training;
    private final Broadcast<LabelledDigits> validation;
    private final Broadcast<byte[]> finder;
    private final JavaRDD<Integer> workers;
    private final int minibatches;
    private final NetworkInput reads;
    private final LocalTrainers<Integer> trainers;

    CropTraining(
            JavaSparkContext context,
            NetworkSpecification network,
            TrainOptions options,
            CropPlan plan,
            LabelledDigits training,
            LabelledDigits validation,
            byte[] finder) {
        this.context = context;
        this.plan = plan;
        this.training = context.broadcast(training);
        this.validation = context.broadcast(validation);
        this.finder = context.broadcast(finder);
        this.workers = context.parallelize(
                IntStream.range(0, options.workers()).boxed().toList(), options.workers());
        this.minibatches = plan.minibatches(options.workers(), options.minibatch());
        this.trainers = new LocalTrainers<>(
                RunName.begin(context),
                NetworkJson.write(network),
                options,
                Math.multiplyExact(plan.epochs(), minibatches),
                new CropMinibatches(options, minibatches, this.training, network.reads(), this.finder));
        this.reads = network.reads();
    }

    /** @param averaging how the workers' results are averaged */
    AveragingEngine<Integer> engine(Averaging averaging) {
        return new AveragingEngine<>(context, trainers, averaging, workers, minibatches);
    }

    /** Crops of an epoch, of all workers. */
    long epochCrops() {
        return (long) minibatches
                * trainers.options().workers()
                * trainers.options().minibatch();
    }

    /** How well the network does on the validation crops. */
    PageScore score(NetworkState state, int epoch) {
        context.setJobDescription("epoch " + epoch + ", validation");
        Broadcast<NetworkState> broadcast = context.broadcast(state);
        try {
            return workers
                    .mapPartitions(
                            new ScoreCrops(trainers, broadcast, validation, plan.validation(), reads, finder), true)
                    .collect()
                    .stream()
                    .reduce(PageScore.NONE, PageScore::plus);
        } finally {
            broadcast.destroy();
            context.setJobDescription(null);
        }
    }

    @Override
    public void close() {
        training.destroy();
        validation.destroy();
        finder.destroy();
    }
}
