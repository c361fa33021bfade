package org.digitmill.train.digit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.model.TestTimeAugmentation;
import org.digitmill.network.NetworkJson;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.train.augment.Augmentation;
import org.digitmill.train.averaging.Averaging;
import org.digitmill.train.averaging.LocalTrainer;
import org.digitmill.train.averaging.NetworkState;
import org.digitmill.train.averaging.OuterStep;
import org.digitmill.train.averaging.TrainingEngine;
import org.digitmill.train.averaging.TrainingState;
import org.digitmill.train.loop.TrainListener;
import org.digitmill.train.options.AveragingOptions;
import org.digitmill.train.options.Engine;
import org.digitmill.train.options.LearningRateShape;
import org.digitmill.train.options.Regularization;
import org.digitmill.train.options.Teachers;
import org.digitmill.train.options.TrainOptions;
import org.digitmill.train.options.Updater;
import org.digitmill.train.options.UpdaterState;
import org.digitmill.train.progress.EpochReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares the averaging engine with DL4J's own parameter averaging. */
@Tag("slow")
class Dl4jEngineTest {
    private static final NetworkSpecification NETWORK = NetworkJson.read(
            """
            {"name": "plain", "description": "A test.", "layers": [
              {"type": "conv2d", "filters": 4, "kernel_size": [5, 5], "activation": "relu"},
              {"type": "max_pooling2d", "pool_size": [2, 2]},
              {"type": "flatten"},
              {"type": "dense", "units": 16, "activation": "relu"},
              {"type": "dense", "units": 10, "activation": "softmax"}]}
            """,
            "of the test");
    private static final int MINIBATCH = 16;
    private static final int PERIOD = 5;
    private static final int EPOCHS = 3;

    private JavaSparkContext context;

    @BeforeEach
    void start() {
        context = SmallRun.local("local[2]");
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private static TrainOptions options(Engine engine, int workers, Updater updater, double rate) {
        AveragingOptions averaging = new AveragingOptions(engine, PERIOD, PERIOD, UpdaterState.AVERAGED, 1, 0);
        Regularization regularization = new Regularization(Augmentation.LIGHT, 0.1, 0.01, 0, 0);
        return new TrainOptions(
                EPOCHS,
                workers,
                MINIBATCH,
                averaging,
                updater,
                rate,
                LearningRateShape.COSINE,
                regularization,
                1,
                100,
                0.01,
                TestTimeAugmentation.NONE);
    }

    /** The state after the epochs, each of which is one round: so both engines see the same minibatches. */
    private NetworkState trained(TrainOptions options, LabelledDigits digits) {
        LocalTrainer local = new LocalTrainer(NETWORK, options, 1);
        TrainingState state = TrainingState.initial(local.state(), options);
        Averaging plain = new Averaging(new OuterStep(1, 0, new boolean[(int) NETWORK.parameters()]));
        try (DigitTraining shards = new DigitTraining(context, NETWORK, options, Teachers.NONE, digits, digits)) {
            TrainingEngine engine = options.averaging().engine() == Engine.DL4J
                    ? new Dl4jEngine(context, NETWORK, options, shards, digits.size())
                    : shards.engine(plain);
            for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                assertEquals(1, engine.rounds(epoch));
                state = engine.round(state, epoch, 0).state();
            }
        }
        return state.network();
    }

    @ParameterizedTest
    @CsvSource({
        "1, SGD, 0.1",
        "2, SGD, 0.1",
        "1, ADAM, 0.003",
        "2, ADAM, 0.003",
        "1, NESTEROV, 0.02",
        "2, NESTEROV, 0.02"
    })
    void bothEnginesLearnTheSameOfTheSameMinibatches(int workers, Updater updater, double rate) {
        LabelledDigits digits = SyntheticDigits.draw(workers * PERIOD * MINIBATCH, 5);
        NetworkState own = trained(options(Engine.AVERAGING, workers, updater, rate), digits);
        NetworkState stock = trained(options(Engine.DL4J, workers, updater, rate), digits);

        float[] start = new LocalTrainer(NETWORK, options(Engine.AVERAGING, workers, updater, rate), 1)
                .state()
                .parameters();
        assertTrue(distance(start, own.parameters()) > 0.1, "nothing was learned");
        assertEquals(EPOCHS * PERIOD, own.iterations());
        assertEquals(own.iterations(), stock.iterations());
        // Adam divides small gradients by their own size, and so enlarges the rounding of the two engines' layers.
        float rounding = updater == Updater.ADAM ? 1e-5f : 1e-6f;
        assertArrayEquals(own.parameters(), stock.parameters(), rounding);
        assertArrayEquals(own.updaterState(), stock.updaterState(), rounding);
    }

    private static double distance(float[] first, float[] second) {
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += Math.pow((double) first[i] - second[i], 2);
        }
        return Math.sqrt(sum);
    }

    @Test
    void aWholeRunReportsLikeOurs() {
        LabelledDigits digits = SyntheticDigits.draw(1100, 5);
        List<EpochReport> heard = new ArrayList<>();
        TrainJob job = new TrainJob(context, NETWORK, options(Engine.DL4J, 2, Updater.ADAM, 0.01), new TrainListener() {
            @Override
            public void round(int epoch, int round, long examples, long allExamples, double loss) {
                assertEquals(epoch * 1000L, examples);
            }

            @Override
            public void epoch(EpochReport report) {
                heard.add(report);
            }

            @Override
            public void notice(String sentences) {}
        });

        TrainJob.Result result = job.run(digits.range(0, 1000), digits.range(1000, 1100), Map.of(), "test");

        assertEquals(EPOCHS, heard.size());
        assertEquals(heard, result.report().epochs());
        assertTrue(result.report().validationAccuracy() > 0.3, heard.toString());
        assertEquals("dl4j", result.model().manifest().training().get("engine"));
    }

    @Test
    void whatDl4jCannotDoIsRefused() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new AveragingOptions(Engine.DL4J, 5, 5, UpdaterState.AVERAGED, 1, 0.9));
        assertTrue(refused.getMessage().contains("--engine dl4j"), refused.getMessage());
    }
}
