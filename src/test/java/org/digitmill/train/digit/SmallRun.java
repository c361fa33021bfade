package org.digitmill.train.digit;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.model.TestTimeAugmentation;
import org.digitmill.network.NetworkJson;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.spark.LocalSpark;
import org.digitmill.train.augment.Augmentation;
import org.digitmill.train.loop.TrainListener;
import org.digitmill.train.options.AveragingOptions;
import org.digitmill.train.options.CheckpointOptions;
import org.digitmill.train.options.Engine;
import org.digitmill.train.options.LearningRateShape;
import org.digitmill.train.options.Regularization;
import org.digitmill.train.options.Teachers;
import org.digitmill.train.options.TrainOptions;
import org.digitmill.train.options.Updater;
import org.digitmill.train.options.UpdaterState;
import org.digitmill.train.progress.EpochReport;

/**
 * A training run of seconds that has everything in it that a restart could lose: dropout, batch normalisation, a learning rate and a
 * period that change, augmentation, an average of
 * the weights, an updater state of each worker's own and outer momentum. As a program it trains into a checkpoint directory.
 */
public final class SmallRun implements TrainListener {
    static final NetworkSpecification NETWORK = NetworkJson.read(
            """
            {"name": "small", "description": "A test.", "layers": [
              {"type": "conv2d", "filters": 4, "kernel_size": [5, 5], "strides": [3, 3], "activation": "linear"},
              {"type": "batch_normalization"},
              {"type": "activation", "activation": "relu"},
              {"type": "flatten"},
              {"type": "dropout", "rate": 0.2},
              {"type": "dense", "units": 10, "activation": "softmax"}]}
            """,
            "of the test");
    static final int WORKERS = 3;
    static final int EPOCHS = 3;

    private static final LabelledDigits DIGITS = SyntheticDigits.draw(1100, 3);
    static final LabelledDigits TRAINING = DIGITS.range(0, 1000);
    static final LabelledDigits VALIDATION = DIGITS.range(1000, 1100);

    private final IntConsumer afterRound;
    private int rounds;

    private SmallRun(IntConsumer afterRound) {
        this.afterRound = afterRound;
    }

    static TrainOptions options() {
        AveragingOptions averaging = new AveragingOptions(Engine.AVERAGING, 2, 6, UpdaterState.KEPT, 0.8, 0.5);
        Regularization regularization = new Regularization(Augmentation.of("strong,unchanged=0.3"), 0.1, 0.01, 0.5, 0);
        return new TrainOptions(
                EPOCHS,
                WORKERS,
                16,
                averaging,
                Updater.ADAM,
                0.003,
                LearningRateShape.ONE_CYCLE,
                regularization,
                1,
                100,
                0.01,
                new TestTimeAugmentation(0.9));
    }

    /** A Spark context of the test's own, which it stops. */
    public static JavaSparkContext local(String master) {
        LocalSpark.stop();
        return new JavaSparkContext(new SparkConf()
                .setMaster(master)
                .setAppName("test")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1"));
    }

    /**
     * Trains.
     *
     * @param afterRound is given the number of rounds so far, from 1, after each
     * @return the digest of the weights
     */
    static String train(
            JavaSparkContext context,
            TrainOptions options,
            Optional<CheckpointOptions> checkpoints,
            IntConsumer afterRound) {
        return new TrainJob(context, NETWORK, options, Teachers.NONE, checkpoints, new SmallRun(afterRound))
                .run(TRAINING, VALIDATION, Map.of(), "test")
                .report()
                .sha256();
    }

    /** Trains into the directory that is named, goes on from what is there, and tells of each round and of the weights. */
    public static void main(String[] arguments) {
        try (JavaSparkContext context = local("local[2]")) {
            CheckpointOptions checkpoints = new CheckpointOptions(arguments[0], 2, 2, true);
            String sha256 =
                    train(context, options(), Optional.of(checkpoints), round -> System.out.println("round " + round));
            System.out.println("sha256 " + sha256);
        }
    }

    @Override
    public void round(int epoch, int round, long examples, long allExamples, double loss) {
        afterRound.accept(++rounds);
    }

    @Override
    public void epoch(EpochReport report) {}

    @Override
    public void notice(String sentences) {
        System.err.println(sentences);
    }
}
