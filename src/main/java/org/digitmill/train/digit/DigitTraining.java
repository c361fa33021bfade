package org.digitmill.train.digit;

import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.model.Evaluation;
import org.digitmill.network.NetworkJson;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.spark.RunName;
import org.digitmill.train.averaging.Averaging;
import org.digitmill.train.averaging.AveragingEngine;
import org.digitmill.train.averaging.LocalTrainers;
import org.digitmill.train.averaging.NetworkState;
import org.digitmill.train.loop.Validation;
import org.digitmill.train.options.Teachers;
import org.digitmill.train.options.TrainOptions;
import org.digitmill.train.progress.BestEpoch;

/** Training and validation digits on the executors, in shards. The best epoch is chosen by the validation digits. */
final class DigitTraining implements Validation, AutoCloseable {
    private final JavaSparkContext context;
    private final LabelledDigits digits;
    private final ShardedDigits training;
    private final ShardedDigits validation;
    private final Broadcast<Teachers> teachers;
    private final int minibatches;
    private final LocalTrainers<LabelledDigits> trainers;

    DigitTraining(
            JavaSparkContext context,
            NetworkSpecification network,
            TrainOptions options,
            Teachers teachers,
            LabelledDigits training,
            LabelledDigits validation) {
        this.context = context;
        this.digits = validation;
        this.training = new ShardedDigits(context, training, options.workers());
        this.validation = new ShardedDigits(context, validation, options.workers());
        this.teachers = context.broadcast(teachers);
        this.minibatches = ShardSchedule.minibatches(this.training.largest(), options.minibatch());
        this.trainers = new LocalTrainers<>(
                RunName.begin(context),
                NetworkJson.write(network),
                options,
                options.epochs() * minibatches,
                new ShardMinibatches(options, this.teachers));
    }

    /** @param averaging how the workers' results are averaged */
    AveragingEngine<LabelledDigits> engine(Averaging averaging) {
        return new AveragingEngine<>(context, trainers, averaging, shards(), minibatches);
    }

    /** The training digits, shard {@code i} in partition {@code i}. */
    JavaRDD<LabelledDigits> shards() {
        return training.shards();
    }

    /** The teachers of the run, as a broadcast. */
    Broadcast<Teachers> teachers() {
        return teachers;
    }

    /** Steps of the whole run on the worker with the largest shard. */
    int steps() {
        return trainers.steps();
    }

    @Override
    public Judgement judge(NetworkState state, int epoch, Optional<BestEpoch> best) {
        BestEpoch candidate =
                new BestEpoch(epoch, state.parameters(), inOrder(probabilities(state, epoch), digits.size()));
        Evaluation evaluation = candidate.evaluation(digits.labels());
        return new Judgement(
                evaluation.loss(),
                evaluation.accuracy(),
                Optional.of(best.filter(earlier -> !earlier.isWorseThan(evaluation, digits.labels()))
                        .orElse(candidate)));
    }

    /** The network's probabilities of the validation digits: a part for each worker, in the order of the shards. */
    List<float[]> probabilities(NetworkState state, int epoch) {
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

    /** Restores the order of digits that were distributed to shards, digit {@code i} to shard {@code i % shards}. */
    private static float[] inOrder(List<float[]> parts, int size) {
        float[] all = new float[size * LabelledDigits.CLASSES];
        for (int i = 0; i < size; i++) {
            System.arraycopy(
                    parts.get(i % parts.size()),
                    i / parts.size() * LabelledDigits.CLASSES,
                    all,
                    i * LabelledDigits.CLASSES,
                    LabelledDigits.CLASSES);
        }
        return all;
    }

    @Override
    public void close() {
        training.close();
        validation.close();
        teachers.destroy();
    }
}
