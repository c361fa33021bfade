package org.digitmill.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.digitmill.InputException;
import org.digitmill.dataset.LabelledDigits;
import org.digitmill.dataset.SyntheticDigits;
import org.digitmill.model.Classifier;
import org.digitmill.model.Evaluation;
import org.digitmill.network.NetworkCatalog;
import org.digitmill.network.NetworkSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrainJobTest {
    private static final NetworkSpecification NETWORK = new NetworkCatalog(Optional.empty()).find("two-conv");
    private static LabelledDigits training;
    private static LabelledDigits validation;
    private JavaSparkContext context;

    @BeforeAll
    static void draw() {
        LabelledDigits digits = SyntheticDigits.draw(2500, 3);
        training = digits.range(0, 2000);
        validation = digits.range(2000, 2500);
    }

    @AfterEach
    void stop() {
        if (context != null) {
            context.stop();
        }
    }

    private JavaSparkContext start(String master) {
        context = new JavaSparkContext(new SparkConf()
                .setMaster(master)
                .setAppName("test")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1"));
        return context;
    }

    private static TrainOptions options(int epochs, int workers, int period) {
        return new TrainOptions(
                epochs, workers, 32, period, 0.002, LearningRateShape.CONSTANT, Regularization.NONE, 1, 500, 0.01);
    }

    private TrainJob.Result train(String master, TrainOptions options, List<EpochReport> heard) {
        TrainListener listener = new TrainListener() {
            @Override
            public void round(int epoch, int round, long examples, long allExamples, double loss) {
                assertTrue(examples <= allExamples);
            }

            @Override
            public void epoch(EpochReport report) {
                heard.add(report);
            }
        };
        TrainJob.Result result =
                new TrainJob(start(master), NETWORK, options, listener).run(training, validation, Map.of(), "test");
        context.stop();
        return result;
    }

    @Test
    void learnsToReadDigitsItHasNotSeen() {
        List<EpochReport> heard = new ArrayList<>();
        TrainJob.Result result = train("local[2]", options(4, 2, 8), heard);

        assertEquals(result.report().epochs(), heard);
        assertEquals(2000, heard.get(0).examples());
        assertTrue(result.report().validationAccuracy() > 0.8, result.report().toString());
        Evaluation local = new Evaluation();
        try (Classifier classifier = result.model().classifier()) {
            local.addAll(validation.labels(), classifier.probabilities(validation.pixels(), validation.size()));
        }
        assertEquals(result.report().validationAccuracy(), local.accuracy());
        Evaluation onExecutors = EvaluateJob.run(start("local[2]"), result.model(), validation);
        assertEquals(local.accuracy(), onExecutors.accuracy());
        assertEquals(local.loss(), onExecutors.loss(), 1e-9);
    }

    @Test
    void weightsDependOnSeedAndWorkersAndNotOnTheCores() {
        String onOne =
                train("local[1]", options(2, 3, 5), new ArrayList<>()).report().sha256();
        String onTwo =
                train("local[2]", options(2, 3, 5), new ArrayList<>()).report().sha256();
        String ofTwoWorkers =
                train("local[2]", options(2, 2, 5), new ArrayList<>()).report().sha256();

        assertEquals(onOne, onTwo);
        assertNotEquals(onOne, ofTwoWorkers);
    }

    @Test
    void aTaskTriedAgainGivesTheSameBits() {
        NetworkState start = new LocalTrainer(NETWORK, options(1, 1, 4), 100).state();
        int[] order = ShardSchedule.order(training.size(), 1, 1, 0);
        LocalTrainer used = new LocalTrainer(NETWORK, options(1, 1, 4), 100);
        used.train(start, validation, ShardSchedule.order(500, 1, 1, 0), 0, 500, 99);

        WorkerResult first = new LocalTrainer(NETWORK, options(1, 1, 4), 100).train(start, training, order, 0, 128, 7);
        WorkerResult again = used.train(start, training, order, 0, 128, 7);

        assertArrayEquals(first.state().parameters(), again.state().parameters());
        assertArrayEquals(first.state().updaterState(), again.state().updaterState());
        assertEquals(first.lossSum(), again.lossSum());
        assertEquals(4, first.state().iterations());
    }

    @Test
    void oneRoundIsTheMeanOfWorkersTrainedApart() {
        TrainOptions options = options(1, 2, 3);
        LocalTrainer trainer = new LocalTrainer(NETWORK, options, 100);
        NetworkState start = trainer.state();
        List<WorkerResult> apart = new ArrayList<>();
        for (int worker = 0; worker < 2; worker++) {
            int[] dealt = new int[1000];
            for (int i = 0; i < dealt.length; i++) {
                dealt[i] = 2 * i + worker;
            }
            apart.add(trainer.train(
                    start,
                    training.select(dealt),
                    ShardSchedule.order(1000, 1, 1, worker),
                    0,
                    96,
                    Seeds.of(1, 1, 0, worker)));
        }

        List<WorkerResult> together;
        try (AveragingEngine engine = new AveragingEngine(start("local[2]"), NETWORK, options, training, validation)) {
            together = engine.round(start, 1, 0);
        }

        NetworkState mean = Averaging.mean(together);
        float[] first = apart.get(0).state().parameters();
        float[] second = apart.get(1).state().parameters();
        for (int i = 0; i < first.length; i++) {
            assertEquals((first[i] + (double) second[i]) / 2, mean.parameters()[i], 1e-7);
        }
    }

    @Test
    void moreWorkersThanDigitsIsAnError() {
        TrainJob job = new TrainJob(start("local[1]"), NETWORK, options(1, 600, 1), null);

        InputException error =
                assertThrows(InputException.class, () -> job.run(validation, validation, Map.of(), "test"));

        assertTrue(error.getMessage().contains("600 workers"), error.getMessage());
    }
}
