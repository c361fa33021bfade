package org.digitmill.train.averaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.network.Acceleration;
import org.digitmill.network.NetworkFactory;
import org.digitmill.network.NetworkJson;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.train.loop.RunningStatistics;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.NoOp;

class OuterStepTest {
    private static final boolean[] NONE = new boolean[2];

    @Test
    void withoutMomentumTheMeanIsTheNextState() {
        float[] mean = {0.1f, -3e-30f};

        OuterStep.Result result = new OuterStep(1, 0, NONE).step(new float[] {1e30f, 7}, mean, new float[0]);

        assertArrayEquals(mean, result.parameters());
        assertEquals(0, result.velocity().length);
    }

    @Test
    void nesterovOnTheAveragedStepOverTwoRounds() {
        OuterStep step = new OuterStep(0.5, 0.8, NONE);

        // Gradient start - mean = (2, -1); velocity the same; step 0.5 (g + 0.8 v) = (1.8, -0.9).
        OuterStep.Result first = step.step(new float[] {10, 20}, new float[] {8, 21}, new float[0]);
        assertArrayEquals(new float[] {2, -1}, first.velocity(), 1e-6f);
        assertArrayEquals(new float[] {8.2f, 20.9f}, first.parameters(), 1e-5f);

        // Gradient (1, 0); velocity 0.8 (2, -1) + (1, 0) = (2.6, -0.8); step 0.5 ((1, 0) + 0.8 v) = (1.54, -0.32).
        OuterStep.Result second = step.step(first.parameters(), new float[] {7.2f, 20.9f}, first.velocity());
        assertArrayEquals(new float[] {2.6f, -0.8f}, second.velocity(), 1e-5f);
        assertArrayEquals(new float[] {6.66f, 21.22f}, second.parameters(), 1e-5f);
    }

    @Test
    void anOuterLearningRateAloneGoesPartOfTheWay() {
        OuterStep.Result result =
                new OuterStep(0.5, 0, NONE).step(new float[] {10, 20}, new float[] {8, 21}, new float[0]);

        assertArrayEquals(new float[] {9, 20.5f}, result.parameters());
    }

    @Test
    void runningStatisticsBecomeTheMean() {
        OuterStep step = new OuterStep(1, 0.9, new boolean[] {false, true});

        OuterStep.Result result = step.step(new float[] {1, 1}, new float[] {0.1f, 0.1f}, new float[] {5, 5});

        assertTrue(result.parameters()[0] < 0);
        assertEquals(0.1f, result.parameters()[1]);
    }

    @Test
    void statisticsAreFoundInTheNetwork() {
        NetworkSpecification specification = NetworkJson.read(
                """
                {"name": "normalized", "description": "A test.", "layers": [
                  {"type": "conv2d", "filters": 3, "kernel_size": [3, 3], "activation": "linear"},
                  {"type": "batch_normalization"},
                  {"type": "activation", "activation": "relu"},
                  {"type": "flatten"},
                  {"type": "dense", "units": 10, "activation": "softmax"}]}
                """,
                "of the test");
        MultiLayerNetwork network = new NetworkFactory(Acceleration.best()).create(specification, 1, new NoOp());
        INDArray before = network.params().dup();

        boolean[] statistics = RunningStatistics.of(network);

        assertEquals(before, network.params());
        // A convolution of 3 filters of 3 × 3 and 3 biases comes first, then gamma and beta of 3 each, then mean and
        // variance.
        boolean[] expected = new boolean[(int) network.numParams()];
        Arrays.fill(expected, 30 + 6, 30 + 12, true);
        assertArrayEquals(expected, statistics);
    }
}
