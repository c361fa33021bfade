package org.digitmill.train.averaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.digitmill.train.options.UpdaterState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedSumTest {
    private static final int NUMBERS = 200;

    /**
     * Results whose sums show in which order they were added: the first worker has a huge number, some later one the same below zero, and
     * what is added between the two is rounded away.
     */
    static List<WorkerResult> results(int workers) {
        Random random = new Random(workers);
        List<WorkerResult> results = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            results.add(new WorkerResult(
                    new NetworkState(numbers(random), numbers(random), 10 + worker % 2),
                    1 + random.nextInt(5),
                    0.1,
                    worker));
        }
        for (int i = 0; i < NUMBERS && workers > 1; i++) {
            WorkerResult other = results.get(1 + random.nextInt(workers - 1));
            float huge = 1e20f * results.get(0).examples() * other.examples();
            results.get(0).state().parameters()[i] = huge / results.get(0).examples();
            other.state().parameters()[i] = -huge / other.examples();
        }
        return results;
    }

    private static float[] numbers(Random random) {
        float[] numbers = new float[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            numbers[i] = random.nextFloat() - 0.5f;
        }
        return numbers;
    }

    static void assertSame(WeightedSum expected, WeightedSum found) {
        assertArrayEquals(expected.mean().parameters(), found.mean().parameters());
        assertArrayEquals(expected.mean().updaterState(), found.mean().updaterState());
        assertEquals(expected.mean().iterations(), found.mean().iterations());
        assertEquals(expected.examples(), found.examples());
        assertEquals(expected.lossSum(), found.lossSum());
    }

    @Test
    void meanIsWeightedByExamples() {
        WeightedSum sum = WeightedSum.of(
                List.of(
                        new WorkerResult(new NetworkState(new float[] {1, 10}, new float[] {4}, 7), 30, 3, 1.5),
                        new WorkerResult(new NetworkState(new float[] {5, 2}, new float[] {8}, 8), 10, 4, 2.5)),
                UpdaterState.AVERAGED);

        assertArrayEquals(new float[] {2, 8}, sum.mean().parameters());
        assertArrayEquals(new float[] {5}, sum.mean().updaterState());
        assertEquals(8, sum.mean().iterations());
        assertEquals(40, sum.examples());
        assertEquals(7, sum.lossSum());
        assertEquals(2.5, sum.seconds(), "the slowest worker's");
    }

    @Test
    void keptUpdaterStatesStayApartInTheirOrder() {
        List<WorkerResult> results = results(5);
        WeightedSum sum = WeightedSum.of(results, UpdaterState.KEPT);

        assertEquals(5, sum.kept().size());
        for (int worker = 0; worker < 5; worker++) {
            assertArrayEquals(
                    results.get(worker).state().updaterState(), sum.kept().get(worker));
        }
        assertEquals(0, sum.mean().updaterState().length);
    }

    @Test
    void workerWithoutDigitsHasNoSay() {
        NetworkState learned = new NetworkState(new float[] {0.1f}, new float[] {0.2f}, 3);
        NetworkState infinite = new NetworkState(new float[] {Float.NaN}, new float[] {Float.NaN}, 100);
        NetworkState mean = WeightedSum.of(
                        List.of(new WorkerResult(infinite, 0, 0, 0), new WorkerResult(learned, 7, 0, 0)),
                        UpdaterState.AVERAGED)
                .mean();

        assertArrayEquals(learned.parameters(), mean.parameters());
        assertArrayEquals(learned.updaterState(), mean.updaterState());
        assertEquals(3, mean.iterations());
    }

    @Test
    void aRoundWithoutDigitsIsAnError() {
        WorkerResult nothing = new WorkerResult(new NetworkState(new float[1], new float[1], 0), 0, 0, 0);
        WeightedSum sum = WeightedSum.of(List.of(nothing), UpdaterState.AVERAGED);

        assertThrows(IllegalArgumentException.class, sum::mean);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16, 32})
    void blocksGiveTheSameBitsAsOneSum(int block) {
        for (int workers = 1; workers <= 40; workers++) {
            List<WorkerResult> results = results(workers);
            List<WeightedSum> blocks = new ArrayList<>();
            for (int from = 0; from < workers; from += block) {
                blocks.add(
                        WeightedSum.of(results.subList(from, Math.min(workers, from + block)), UpdaterState.AVERAGED));
            }

            assertSame(WeightedSum.of(results, UpdaterState.AVERAGED), WeightedSum.ofBlocks(blocks));
        }
    }

    @Test
    void meanIsThatOfExactArithmetic() {
        List<WorkerResult> results = results(40);
        WeightedSum sum = WeightedSum.of(results, UpdaterState.AVERAGED);
        for (int i = 0; i < NUMBERS; i++) {
            BigDecimal exact = BigDecimal.ZERO;
            double size = 0;
            for (WorkerResult result : results) {
                BigDecimal value = new BigDecimal(result.state().parameters()[i]);
                exact = exact.add(value.multiply(BigDecimal.valueOf(result.examples())));
                size += Math.abs(value.doubleValue() * result.examples());
            }
            double mean = exact.divide(BigDecimal.valueOf(sum.examples()), MathContext.DECIMAL128)
                    .doubleValue();
            double tolerance = Math.ulp((float) mean) + size / sum.examples() * 1e-14;
            assertEquals(mean, sum.mean().parameters()[i], tolerance);
        }
    }
}
