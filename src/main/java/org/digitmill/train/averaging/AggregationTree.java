package org.digitmill.train.averaging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function2;
import org.digitmill.spark.PartitionJob;
import org.digitmill.train.options.UpdaterState;
import scala.Tuple2;

/**
 * How the results of a round are summed: on the driver for few workers, else on the executors in blocks of neighbours, whose sums the
 * driver adds. Both give the same bits (see {@link WeightedSum}).
 *
 * @param workers how many
 * @param block number of neighbours summed on an executor, a power of two; 1 for none
 */
public record AggregationTree(int workers, int block) {
    /** Maximum number of results that the driver sums one by one. */
    private static final int FLAT = 16;

    /** A suitable tree: about as many blocks as workers in a block. */
    public static AggregationTree of(int workers) {
        int root = (int) Math.ceil(Math.sqrt(workers));
        return new AggregationTree(workers, workers <= FLAT ? 1 : Integer.highestOneBit(2 * root - 1));
    }

    /**
     * Runs the workers and sums their results.
     *
     * @param shards worker {@code i}'s in partition {@code i}
     */
    <T> WeightedSum sum(JavaRDD<T> shards, PartitionJob.Work<T, WorkerResult> work, UpdaterState treatment) {
        if (block == 1) {
            return WeightedSum.of(PartitionJob.run(shards, work), treatment);
        }
        List<WeightedSum> blocks = JavaPairRDD.fromJavaRDD(shards.mapPartitionsWithIndex(new Numbered<>(work), true))
                .partitionBy(new Blocks(block, (workers + block - 1) / block))
                .mapPartitions(new SumBlock(treatment))
                .collect();
        return WeightedSum.ofBlocks(blocks);
    }

    private record Numbered<T>(PartitionJob.Work<T, WorkerResult> work)
            implements Function2<Integer, Iterator<T>, Iterator<Tuple2<Integer, WorkerResult>>> {
        @Override
        public Iterator<Tuple2<Integer, WorkerResult>> call(Integer worker, Iterator<T> shard) {
            return Collections.singleton(new Tuple2<>(worker, work.on(worker, shard)))
                    .iterator();
        }
    }

    /** Worker {@code i} belongs to block {@code i / size}. */
    private static final class Blocks extends Partitioner {
        private final int size;
        private final int count;

        Blocks(int size, int count) {
            this.size = size;
            this.count = count;
        }

        @Override
        public int numPartitions() {
            return count;
        }

        @Override
        public int getPartition(Object worker) {
            return (Integer) worker / size;
        }
    }

    private record SumBlock(UpdaterState treatment)
            implements FlatMapFunction<Iterator<Tuple2<Integer, WorkerResult>>, WeightedSum> {
        @Override
        public Iterator<WeightedSum> call(Iterator<Tuple2<Integer, WorkerResult>> arrived) {
            List<Tuple2<Integer, WorkerResult>> results = new ArrayList<>();
            arrived.forEachRemaining(results::add);
            results.sort(Comparator.comparing(Tuple2::_1));
            return Collections.singleton(
                            WeightedSum.of(results.stream().map(Tuple2::_2).toList(), treatment))
                    .iterator();
        }
    }
}
