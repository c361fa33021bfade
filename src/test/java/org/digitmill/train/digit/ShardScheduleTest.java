package org.digitmill.train.digit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShardScheduleTest {
    @Test
    void orderHoldsEveryDigitOnce() {
        int[] order = ShardSchedule.order(1000, 1, 2, 3);

        assertArrayEquals(
                IntStream.range(0, 1000).toArray(),
                Arrays.stream(order).sorted().toArray());
    }

    @Test
    void orderDependsOnSeedEpochAndWorkerAlone() {
        int[] order = ShardSchedule.order(1000, 1, 2, 3);

        assertArrayEquals(order, ShardSchedule.order(1000, 1, 2, 3));
        assertFalse(Arrays.equals(order, ShardSchedule.order(1000, 9, 2, 3)));
        assertFalse(Arrays.equals(order, ShardSchedule.order(1000, 1, 9, 3)));
        assertFalse(Arrays.equals(order, ShardSchedule.order(1000, 1, 2, 9)));
    }
}
