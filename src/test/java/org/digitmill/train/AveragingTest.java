package org.digitmill.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class AveragingTest {
    @Test
    void meanIsWeightedByExamples() {
        NetworkState mean = Averaging.mean(List.of(
                new WorkerResult(new NetworkState(new float[] {1, 10}, new float[] {4}, 7), 30, 0),
                new WorkerResult(new NetworkState(new float[] {5, 2}, new float[] {8}, 8), 10, 0)));

        assertArrayEquals(new float[] {2, 8}, mean.parameters());
        assertArrayEquals(new float[] {5}, mean.updaterState());
        assertEquals(8, mean.iterations());
    }

    @Test
    void workerWithoutDigitsHasNoSay() {
        NetworkState learned = new NetworkState(new float[] {1}, new float[] {2}, 3);
        NetworkState mean = Averaging.mean(List.of(
                new WorkerResult(new NetworkState(new float[] {100}, new float[] {100}, 100), 0, 0),
                new WorkerResult(learned, 10, 0)));

        assertEquals(learned, mean);
    }

    @Test
    void aRoundWithoutDigitsIsAnError() {
        WorkerResult nothing = new WorkerResult(new NetworkState(new float[1], new float[1], 0), 0, 0);

        assertThrows(IllegalArgumentException.class, () -> Averaging.mean(List.of(nothing)));
    }
}
