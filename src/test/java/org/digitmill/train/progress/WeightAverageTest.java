package org.digitmill.train.progress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.digitmill.train.averaging.NetworkState;
import org.junit.jupiter.api.Test;

class WeightAverageTest {
    private static final NetworkState STATE = new NetworkState(new float[] {-0f, 3e-30f}, new float[] {4}, 5);

    @Test
    void olderRoundsCountLessByTheShareThatIsKept() {
        WeightAverage average = WeightAverage.EMPTY
                .with(new float[] {8, 1}, 0.5)
                .with(new float[] {2, 1}, 0.5)
                .with(new float[] {4, 1}, 0.5);

        // Weights 1, 2 and 4 of 7.
        assertArrayEquals(new double[] {(8 + 2 * 2 + 4 * 4) / 7.0, 1}, average.parameters(), 1e-12);
        assertEquals(3, average.rounds());
    }

    @Test
    void oneRoundIsItsOwnAverage() {
        NetworkState averaged =
                WeightAverage.EMPTY.with(new float[] {0.1f, 7}, 0.999).in(STATE);

        assertArrayEquals(new float[] {0.1f, 7}, averaged.parameters());
        assertArrayEquals(STATE.updaterState(), averaged.updaterState());
        assertEquals(5, averaged.iterations());
    }

    @Test
    void withoutAverageTheStateIsItself() {
        assertSame(
                STATE,
                WeightAverage.EMPTY
                        .with(new float[] {1, 2}, 0)
                        .with(new float[] {3, 4}, 0)
                        .in(STATE));
    }
}
