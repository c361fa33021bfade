package org.digitmill.train.averaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.digitmill.train.digit.SmallRun;
import org.digitmill.train.options.UpdaterState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AggregationTreeTest {
    private static JavaSparkContext context;

    @BeforeAll
    static void start() {
        context = SmallRun.local("local[2]");
    }

    @AfterAll
    static void stop() {
        context.stop();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "16, 1", "17, 8", "40, 8", "64, 8", "65, 16", "256, 16", "900, 32"})
    void blocksGrowWithTheRootOfTheWorkers(int workers, int block) {
        assertEquals(block, AggregationTree.of(workers).block());
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "2, 4", "3, 2", "17, 8", "23, 4", "40, 8"})
    void theTreeGivesTheSameBitsAsTheDriver(int workers, int block) {
        List<WorkerResult> results = WeightedSumTest.results(workers);
        WeightedSum onDriver = sum(new AggregationTree(workers, 1), results, UpdaterState.AVERAGED);
        WeightedSum onExecutors = sum(new AggregationTree(workers, block), results, UpdaterState.AVERAGED);

        WeightedSumTest.assertSame(onDriver, onExecutors);
        assertArrayEquals(
                WeightedSum.of(results, UpdaterState.AVERAGED).mean().parameters(),
                onExecutors.mean().parameters());
    }

    @Test
    void keptStatesComeInTheOrderOfTheWorkers() {
        List<WorkerResult> results = WeightedSumTest.results(19);
        List<float[]> kept =
                sum(new AggregationTree(19, 4), results, UpdaterState.KEPT).kept();

        assertEquals(19, kept.size());
        for (int worker = 0; worker < 19; worker++) {
            assertArrayEquals(results.get(worker).state().updaterState(), kept.get(worker));
        }
    }

    private static WeightedSum sum(AggregationTree tree, List<WorkerResult> results, UpdaterState treatment) {
        return tree.sum(context.parallelize(results, results.size()), (worker, result) -> result.next(), treatment);
    }
}
