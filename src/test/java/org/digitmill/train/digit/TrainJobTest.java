package org.digitmill.train.digit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.digitmill.InputException;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.model.Classifier;
import org.digitmill.model.Evaluation;
import org.digitmill.model.NetworkClassifier;
import org.digitmill.model.TestTimeAugmentation;
import org.digitmill.network.Acceleration;
import org.digitmill.network.NetworkCatalog;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.train.augment.Augmentation;
import org.digitmill.train.averaging.Averaging;
import org.digitmill.train.averaging.LocalTrainer;
import org.digitmill.train.averaging.NetworkState;
import org.digitmill.train.averaging.OuterStep;
import org.digitmill.train.averaging.Seeds;
import org.digitmill.train.averaging.TrainingEngine;
import org.digitmill.train.averaging.TrainingState;
import org.digitmill.train.averaging.WorkerResult;
import org.digitmill.train.loop.TrainListener;
import org.digitmill.train.options.AveragingOptions;
import org.digitmill.train.options.LearningRateShape;
import org.digitmill.train.options.Regularization;
import org.digitmill.train.options.Teachers;
import org.digitmill.train.options.TrainOptions;
import org.digitmill.train.options.Updater;
import org.digitmill.train.progress.EpochReport;
import org.digitmill.train.progress.WeightAverage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

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
        context = SmallRun.local(master);
        return context;
    }

    private static TrainOptions options(int epochs, int workers, int period) {
        return options(epochs, workers, period, Regularization.NONE);
    }

    private static TrainOptions options(int epochs, int workers, int period, Regularization regularization) {
        return options(epochs, workers, period, regularization, TestTimeAugmentation.NONE);
    }

    private static TrainOptions options(
            int epochs, int workers, int period, Regularization regularization, TestTimeAugmentation augmentation) {
        return new TrainOptions(
                epochs,
                workers,
                32,
                AveragingOptions.every(period),
                Updater.ADAM,
                0.002,
                LearningRateShape.CONSTANT,
                regularization,
                1,
                500,
                0.01,
                augmentation);
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

            @Override
            public void notice(String sentences) {
                throw new AssertionError(sentences);
            }
        };
        TrainJob.Result result =
                new TrainJob(start(master), NETWORK, options, listener).run(training, validation, Map.of(), "test");
        context.stop();
        return result;
    }

    private DigitTraining digits(TrainOptions options) {
        return new DigitTraining(start("local[2]"), NETWORK, options, Teachers.NONE, training, validation);
    }

    private static TrainingEngine engine(DigitTraining digits) {
        return digits.engine(new Averaging(new OuterStep(1, 0, new boolean[(int) NETWORK.parameters()])));
    }

    private static WorkerResult train(
            LocalTrainer trainer,
            TrainOptions options,
            NetworkState start,
            LabelledDigits digits,
            int[] order,
            int to,
            long seed) {
        Minibatches minibatches = new Minibatches(options.minibatch(), options.regularization(), Teachers.NONE);
        return trainer.train(start, minibatches.each(digits, order, 0, to, seed), seed);
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
    @Tag("slow")
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
        TrainOptions options = options(1, 1, 4);
        NetworkState start = new LocalTrainer(NETWORK, options, 100).state();
        int[] order = ShardSchedule.order(training.size(), 1, 1, 0);
        LocalTrainer used = new LocalTrainer(NETWORK, options, 100);
        train(used, options, start, validation, ShardSchedule.order(500, 1, 1, 0), 500, 99);

        WorkerResult first = train(new LocalTrainer(NETWORK, options, 100), options, start, training, order, 128, 7);
        WorkerResult again = train(used, options, start, training, order, 128, 7);

        assertArrayEquals(first.state().parameters(), again.state().parameters());
        assertArrayEquals(first.state().updaterState(), again.state().updaterState());
        assertEquals(first.lossSum(), again.lossSum());
        assertEquals(4, first.state().iterations());
    }

    @Test
    void anAugmentedTaskTriedAgainGivesTheSameBits() {
        TrainOptions options = options(1, 1, 4, new Regularization(Augmentation.STRONG, 0.1, 0.05, 0, 0));
        LocalTrainer used = new LocalTrainer(NETWORK, options, 100);
        NetworkState start = used.state();
        int[] order = ShardSchedule.order(training.size(), 1, 1, 0);
        train(used, options, start, validation, ShardSchedule.order(500, 1, 1, 0), 500, 99);

        WorkerResult first = train(new LocalTrainer(NETWORK, options, 100), options, start, training, order, 128, 7);
        WorkerResult again = train(used, options, start, training, order, 128, 7);
        WorkerResult other = train(used, options, start, training, order, 128, 8);

        assertArrayEquals(first.state().parameters(), again.state().parameters());
        assertEquals(first.lossSum(), again.lossSum());
        assertNotEquals(first.lossSum(), other.lossSum());
    }

    @Test
    void theAverageOfTheWeightsIsValidatedAndPublished() {
        TrainOptions plain = options(1, 2, 8);
        TrainOptions averaged = options(1, 2, 8, new Regularization(Augmentation.NONE, 0, 0, 0.9, 0));
        NetworkState state = new LocalTrainer(NETWORK, plain, 1).state();
        WeightAverage average = WeightAverage.EMPTY;
        try (DigitTraining digits = digits(plain)) {
            TrainingEngine engine = engine(digits);
            for (int round = 0; round < engine.rounds(1); round++) {
                state = engine.round(TrainingState.initial(state, plain), 1, round)
                        .state()
                        .network();
                average = average.with(state.parameters(), 0.9);
            }
        }
        context.stop();
        LocalTrainer expected = new LocalTrainer(NETWORK, plain, 1);
        expected.network().setParams(Nd4j.createFromArray(average.in(state).parameters()));

        TrainJob.Result result = train("local[2]", averaged, new ArrayList<>());

        Evaluation evaluation = new Evaluation();
        evaluation.addAll(
                validation.labels(),
                new NetworkClassifier(expected.network(), 1).probabilities(validation.pixels(), validation.size()));
        assertEquals(evaluation.loss(), result.report().epochs().get(0).validationLoss(), 1e-6);
        assertNotEquals(
                train("local[2]", plain, new ArrayList<>()).report().sha256(),
                result.report().sha256());
    }

    @Test
    void theModelReadsAsItWasValidated() {
        TrainOptions once = options(1, 2, 20);
        TrainOptions again = options(1, 2, 20, Regularization.NONE, new TestTimeAugmentation(0.9));

        TrainJob.Result plain = train("local[2]", once, new ArrayList<>());
        TrainJob.Result looked = train("local[2]", again, new ArrayList<>());

        assertEquals(plain.report().sha256(), looked.report().sha256());
        double loss = looked.report().epochs().get(0).validationLoss();
        assertNotEquals(plain.report().epochs().get(0).validationLoss(), loss, 1e-4);
        Evaluation evaluation = new Evaluation();
        evaluation.addAll(
                validation.labels(),
                new NetworkClassifier(looked.model().restore(Acceleration.best()), 1, new TestTimeAugmentation(0.9))
                        .probabilities(validation.pixels(), validation.size()));
        assertEquals(evaluation.loss(), loss, 1e-6);
        assertEquals(evaluation.accuracy(), looked.report().validationAccuracy());
        assertEquals(0.9, looked.model().manifest().testTimeAugmentation().below());
    }

    @Test
    void trainingEndsWhenPatienceDoes() {
        // A rate that ruins the weights: the first epochs are the best there will be.
        TrainOptions options = new TrainOptions(
                30,
                1,
                32,
                AveragingOptions.every(20),
                Updater.ADAM,
                1,
                LearningRateShape.CONSTANT,
                new Regularization(Augmentation.NONE, 0, 0, 0, 2),
                1,
                500,
                0.01,
                TestTimeAugmentation.NONE);
        List<EpochReport> heard = new ArrayList<>();

        TrainReport report = train("local[1]", options, heard).report();

        assertEquals(report.bestEpoch() + 2, report.epochs().size());
        assertEquals(report.epochs(), heard);
        assertTrue(heard.size() < 30);
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
            apart.add(train(
                    trainer,
                    options,
                    start,
                    training.select(dealt),
                    ShardSchedule.order(1000, 1, 1, worker),
                    96,
                    Seeds.of(1, 1, 0, worker)));
        }

        NetworkState mean;
        try (DigitTraining digits = digits(options)) {
            mean = engine(digits)
                    .round(TrainingState.initial(start, options), 1, 0)
                    .state()
                    .network();
        }

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
