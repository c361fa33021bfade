package org.digitmill.train.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.digitmill.InputException;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.TestTimeAugmentation;
import org.digitmill.network.Acceleration;
import org.digitmill.network.NetworkCatalog;
import org.digitmill.network.NetworkFactory;
import org.digitmill.network.NetworkJson;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.train.augment.Augmentation;
import org.digitmill.train.digit.SmallRun;
import org.digitmill.train.digit.TrainJob;
import org.digitmill.train.options.AveragingOptions;
import org.digitmill.train.options.CheckpointOptions;
import org.digitmill.train.options.CropPlan;
import org.digitmill.train.options.LearningRateShape;
import org.digitmill.train.options.Regularization;
import org.digitmill.train.options.TrainOptions;
import org.digitmill.train.options.Updater;
import org.digitmill.train.progress.EpochReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.config.NoOp;

/** Networks that read pages, and parts of them, trained by the averaging engine on a small Spark. */
@Tag("slow")
class PageTrainJobTest {
    private static final NetworkSpecification NETWORK = NetworkJson.read(
            """
            {"name": "small", "description": "small", "reads": "page", "layers": [
              {"type": "conv2d", "filters": 16, "kernel_size": 5, "strides": 2, "padding": "same"},
              {"type": "batch_normalization", "momentum": 0.9},
              {"type": "activation", "activation": "relu"},
              {"type": "conv2d", "filters": 16, "kernel_size": 3, "strides": 2, "padding": "same"},
              {"type": "batch_normalization", "momentum": 0.9},
              {"type": "activation", "activation": "relu"},
              {"type": "conv2d", "filters": 32, "kernel_size": 3, "dilation_rate": 2, "padding": "same"}]}
            """,
            "small");
    private static final NetworkSpecification REGIONS = NetworkJson.read(
            """
            {"name": "small-region", "description": "small", "reads": "region", "layers": [
              {"type": "conv2d", "filters": 16, "kernel_size": 5, "strides": 2, "padding": "same"},
              {"type": "batch_normalization", "momentum": 0.8},
              {"type": "activation", "activation": "relu"},
              {"type": "conv2d", "filters": 32, "kernel_size": 3, "strides": 2, "padding": "same"},
              {"type": "batch_normalization", "momentum": 0.8},
              {"type": "activation", "activation": "relu"},
              {"type": "max_pooling2d", "pool_size": 2},
              {"type": "flatten"},
              {"type": "dense", "units": 11, "activation": "softmax"}]}
            """,
            "small-region");
    private static final ModelBundle PAGES = ModelBundle.ofCrops(
            NETWORK,
            new NetworkFactory(Acceleration.best()).create(NETWORK, 1, new NoOp()),
            new ModelBundle.Provenance("page.model", Map.of(), Map.of(), Map.of(), Map.of()));
    private static final LabelledDigits TRAINING = SyntheticDigits.draw(300, 1);
    private static final LabelledDigits VALIDATION = SyntheticDigits.draw(100, 2);
    private static final CropPlan PLAN = new CropPlan(64, 32, 5);

    @TempDir
    Path directory;

    private JavaSparkContext context;
    private final List<String> heard = new ArrayList<>();
    private Consumer<ModelBundle> opened = model -> model.pageNetwork().close();

    @AfterEach
    void stop() {
        if (context != null) {
            context.stop();
        }
    }

    @Test
    void weightsDependOnSeedAndWorkersAndNotOnTheCores() {
        PageTrainReport onTwo = train("local[2]", 2, 1, Optional.empty());
        assertEquals(onTwo.sha256(), train("local[1]", 2, 1, Optional.empty()).sha256());
        assertNotEquals(
                onTwo.sha256(), train("local[2]", 2, 2, Optional.empty()).sha256());
        assertNotEquals(
                onTwo.sha256(), train("local[2]", 1, 1, Optional.empty()).sha256());

        assertEquals(List.of("epoch 1", "epoch 2"), heard.subList(0, 2));
        assertEquals(32, onTwo.epochs().get(0).examples());
        assertEquals(5, onTwo.validation().crops());
        assertTrue(onTwo.epochs().get(1).trainingLoss() < onTwo.epochs().get(0).trainingLoss(), onTwo.toString());
    }

    @Test
    void aRunThatGoesOnFromACheckpointEndsInTheSameWeights() {
        PageTrainReport whole = train("local[2]", 2, 1, Optional.empty());
        CheckpointOptions begin = new CheckpointOptions(directory.toString(), 1, 9, false);
        CheckpointOptions goOn = new CheckpointOptions(directory.toString(), 1, 9, true);
        assertThrows(IllegalStateException.class, () -> train("local[2]", Optional.of(begin), new Stops(3)));

        PageTrainReport resumed = train("local[2]", 2, 1, Optional.of(goOn));

        assertEquals(whole.sha256(), resumed.sha256());
        assertEquals(whole.validation(), resumed.validation());
        assertTrue(heard.stream().anyMatch(line -> line.contains("round-00001.checkpoint")), heard.toString());
        CropPlan more = new CropPlan(64, 32, 6);
        String message = assertThrows(InputException.class, () -> job(
                                "local[2]", NETWORK, options(2, 1), more, Optional.of(goOn), new Hears())
                        .run(TRAINING, VALIDATION, Map.of(), "page.model"))
                .getMessage();
        assertTrue(message.contains("validation crops: 5 there, 6 here"), message);
    }

    @Test
    void aNetworkLearnsToReadPartsOfCrops() {
        opened = model -> model.regionClassifier().close();
        CropPlan plan = new CropPlan(1_000, 500, 40);
        PageTrainReport report = job("local[2]", REGIONS, options(2, 1), plan, Optional.empty(), new Hears())
                .run(TRAINING, VALIDATION, Map.of(), "region.model")
                .report();
        PageScore score = report.validation();
        assertEquals(40, score.crops());
        assertTrue(score.claimed() > 20 && score.precision() > 0.3, score::toString);
        assertTrue(
                report.epochs().get(1).trainingLoss()
                        < 0.8 * report.epochs().get(0).trainingLoss(),
                report::toString);
    }

    @Test
    void networksOfDigitsAreRefusedAndPageNetworksWhereDigitsAreLearned() {
        NetworkSpecification digits = new NetworkCatalog(Optional.empty()).find("two-conv");
        PageTrainJob pages = job("local[1]", digits, options(1, 1), PLAN, Optional.empty(), new Hears());
        assertThrows(InputException.class, () -> pages.run(TRAINING, VALIDATION, Map.of(), "m"));
        TrainJob job = new TrainJob(context, NETWORK, options(1, 1), new Hears());
        assertThrows(InputException.class, () -> job.run(TRAINING, VALIDATION, Map.of(), "m"));
    }

    private PageTrainReport train(String master, int workers, long seed, Optional<CheckpointOptions> checkpoints) {
        return job(master, NETWORK, options(workers, seed), PLAN, checkpoints, new Hears())
                .run(TRAINING, VALIDATION, Map.of(), "page.model")
                .report();
    }

    private void train(String master, Optional<CheckpointOptions> checkpoints, PageTrainListener listener) {
        job(master, NETWORK, options(2, 1), PLAN, checkpoints, listener)
                .run(TRAINING, VALIDATION, Map.of(), "page.model");
    }

    private PageTrainJob job(
            String master,
            NetworkSpecification network,
            TrainOptions options,
            CropPlan plan,
            Optional<CheckpointOptions> checkpoints,
            PageTrainListener listener) {
        stop();
        context = SmallRun.local(master);
        return new PageTrainJob(context, network, options, plan, finder(network), checkpoints, listener);
    }

    /** A page model that has learned nothing: what it proposes is judged all the same. */
    private static Optional<ModelBundle> finder(NetworkSpecification network) {
        return network == REGIONS ? Optional.of(PAGES) : Optional.empty();
    }

    private static TrainOptions options(int workers, long seed) {
        return new TrainOptions(
                PLAN.epochs(),
                workers,
                4,
                AveragingOptions.every(3),
                Updater.ADAM,
                0.003,
                LearningRateShape.ONE_CYCLE,
                new Regularization(Augmentation.NONE, 0, 1e-4, 0.5, 0),
                seed,
                VALIDATION.size(),
                0,
                TestTimeAugmentation.NONE);
    }

    private class Hears implements PageTrainListener {
        @Override
        public void round(int epoch, int round, long examples, long allExamples, double loss) {}

        @Override
        public void validated(int epoch, PageScore score, ModelBundle model) {
            heard.add("epoch " + epoch);
            opened.accept(model);
        }

        @Override
        public void epoch(EpochReport report) {}

        @Override
        public void notice(String sentences) {
            heard.add(sentences);
        }
    }

    /** Ends the run after some rounds, as a crash would. */
    private final class Stops extends Hears {
        private int left;

        Stops(int rounds) {
            this.left = rounds;
        }

        @Override
        public void round(int epoch, int round, long examples, long allExamples, double loss) {
            if (left-- == 0) {
                throw new IllegalStateException("the test wants it");
            }
        }
    }
}
