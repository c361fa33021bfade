package org.digitmill.train;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import org.digitmill.dataset.LabelledDigits;
import scala.Tuple2;

/**
 * Labelled digits dealt to the executors once and kept there: partition {@code i} holds the one shard {@code i}.
 *
 * <p>The shards pass through a shuffle. A parallelised collection would travel with every task of every round, even when it is cached.
 */
final class ShardedDigits implements AutoCloseable {
    private final JavaRDD<LabelledDigits> shards;
    private final int largest;

    /** @param count shards; digit {@code i} goes to shard {@code i % count} */
    ShardedDigits(JavaSparkContext context, LabelledDigits digits, int count) {
        List<Tuple2<Integer, LabelledDigits>> dealt = new ArrayList<>();
        for (int shard = 0; shard < count; shard++) {
            int[] chosen = new int[(digits.size() - shard + count - 1) / count];
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = shard + i * count;
            }
            dealt.add(new Tuple2<>(shard, digits.select(chosen)));
        }
        this.largest = dealt.get(0)._2().size();
        this.shards = context.parallelizePairs(dealt, count)
                .partitionBy(new HashPartitioner(count))
                .values()
                .persist(StorageLevel.MEMORY_AND_DISK());
    }

    JavaRDD<LabelledDigits> shards() {
        return shards;
    }

    /** Digits in the largest shard; the others have at most one less. */
    int largest() {
        return largest;
    }

    @Override
    public void close() {
        shards.unpersist(false);
    }
}
