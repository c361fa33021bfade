package org.digitmill.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.spark.api.java.JavaSparkContext;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.dataset.digits.ValidationSplit;
import org.digitmill.model.TestTimeAugmentation;
import org.digitmill.network.NetworkJson;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.spark.LocalSpark;
import org.digitmill.train.options.AveragingOptions;
import org.digitmill.train.options.Engine;
import org.digitmill.train.options.Regularization;
import org.digitmill.train.options.TrainOptions;
import org.junit.jupiter.api.Test;

/** The counts that {@code bench} prints are correct. Its times are not tested. */
class BenchTest {
    private static final NetworkSpecification NETWORK = NetworkJson.read(
            """
            {"name": "small", "description": "A test.", "layers": [
              {"type": "conv2d", "filters": 16, "kernel_size": [5, 5], "strides": [3, 3], "activation": "relu"},
              {"type": "flatten"},
              {"type": "dense", "units": 10, "activation": "softmax"}]}
            """,
            "of the test");
    private static final int FLOAT_BYTES = 4;

    private static TrainOptions options(Engine engine) {
        return new TrainOptions(
                2,
                2,
                16,
                AveragingOptions.every(5).by(engine),
                TrainOptions.DEFAULT_UPDATER,
                TrainOptions.DEFAULT_LEARNING_RATE,
                TrainOptions.DEFAULT_LEARNING_RATE_SHAPE,
                Regularization.NONE,
                1,
                100,
                0.01,
                TestTimeAugmentation.NONE);
    }

    private static TrainingRow measure(Engine engine) {
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(LocalSpark.session(2).sparkContext());
        LabelledDigits digits = SyntheticDigits.draw(1000, 3);
        ValidationSplit split = ValidationSplit.of(digits, 100, 1);
        return new TrainingBench(context, NETWORK, split, split.validation()).measure(options(engine));
    }

    @Test
    void aRoundOfAveragingMovesParametersAndBothMomentsThereAndFromEachWorkerBack() {
        TrainingRow row = measure(Engine.AVERAGING);
        // 450 digits a worker are 29 minibatches, which are 6 rounds of at most 5; two epochs.
        assertEquals(12, row.rounds());
        long state = 3 * NETWORK.parameters() * FLOAT_BYTES;
        assertTrue(
                row.bytesToExecutor() > 0.8 * state && row.bytesToExecutor() < 1.5 * state + 20_000,
                row.bytesToExecutor() + " bytes to an executor, of a state of " + state);
        assertTrue(
                row.bytesToDriver() >= 2 * state && row.bytesToDriver() < 2.2 * state + 20_000,
                row.bytesToDriver() + " bytes to the driver, of two states of " + state);
        assertTrue(row.sparkShare() > 0 && row.sparkShare() < 1, "share " + row.sparkShare());
        assertTrue(row.accuracy() > 0.2, "accuracy " + row.accuracy());
    }

    @Test
    void ofDl4jsEngineTheShareIsUnknown() {
        TrainingRow row = measure(Engine.DL4J);
        assertTrue(Double.isNaN(row.sparkShare()));
        assertTrue(row.bytesToDriver() > 0 && row.examplesPerSecond() > 0);
    }

    @Test
    void classificationIsMeasuredByThreadsAndCheckedAgainstDl4jsOwnLayers() throws InterruptedException {
        ClassificationBench bench = new ClassificationBench(NETWORK);
        ClassificationRow row = bench.measure(2, 0.05);
        assertEquals(2, row.threads());
        assertTrue(row.imagesPerSecond() > 0);
        assertTrue(bench.largestDifference() < 1e-5, "difference " + bench.largestDifference());
    }
}
