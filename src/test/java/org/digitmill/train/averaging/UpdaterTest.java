package org.digitmill.train.averaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.digitmill.train.options.LearningRateShape;
import org.digitmill.train.options.Updater;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

class UpdaterTest {
    private static final float RATE = 0.1f;
    private static final float[] GRADIENT = {1, -2, 4};

    /** The first two steps of Keras's SGD(0.1, momentum=0.9, nesterov=True), by hand: 1.9 and 2.71 times rate and gradient. */
    @Test
    void nesterovGathersSpeed() {
        GradientUpdater<?> updater = started(Updater.NESTEROV, 1);
        assertArrayEquals(times(1.9f * RATE), step(updater, 0), 1e-6f);
        assertArrayEquals(times(2.71f * RATE), step(updater, 1), 1e-6f);
    }

    @Test
    void plainDescentDoesNot() {
        GradientUpdater<?> updater = started(Updater.SGD, 0);
        assertArrayEquals(times(RATE), step(updater, 0), 1e-6f);
        assertArrayEquals(times(RATE), step(updater, 1), 1e-6f);
    }

    private static GradientUpdater<?> started(Updater updater, int stateOfEach) {
        IUpdater configuration = updater.with(new LearningRateSchedule(LearningRateShape.CONSTANT, RATE, 10));
        int size = (int) configuration.stateSize(GRADIENT.length);
        assertEquals(stateOfEach * GRADIENT.length, size);
        return configuration.instantiate(size == 0 ? null : Nd4j.zeros(1, size), true);
    }

    private static float[] step(GradientUpdater<?> updater, int iteration) {
        INDArray gradient = Nd4j.createFromArray(new float[][] {GRADIENT});
        updater.applyUpdater(gradient, iteration, 0);
        return gradient.data().asFloat();
    }

    private static float[] times(float factor) {
        float[] result = new float[GRADIENT.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = factor * GRADIENT[i];
        }
        return result;
    }
}
