package org.digitmill.train.digit;

import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.digitmill.dataset.digits.LabelledDigits;

/**
 * Labelled digits that are distributed to the executors once and kept there: partition {@code i} contains shard {@code i}.
 *
 * <p>They are sent by broadcast, from which an executor that lost its shard restores it. A parallelised collection would be sent with
 * every task of every round, even when it is cached.
 */
final class ShardedDigits implements AutoCloseable {
    private final Broadcast<LabelledDigits> digits;
    private final JavaRDD<LabelledDigits> shards;
    private final int largest;

    /** @param count shards; digit {@code i} goes to shard {@code i % count} */
    ShardedDigits(JavaSparkContext context, LabelledDigits digits, int count) {
        this.digits = context.broadcast(digits);
        this.shards = context.parallelize(IntStream.range(0, count).boxed().toList(), count)
                .map(new Deal(this.digits, count))
                .persist(StorageLevel.MEMORY_AND_DISK());
        this.largest = (digits.size() + count - 1) / count;
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
        digits.destroy();
    }

    private record Deal(Broadcast<LabelledDigits> digits, int count) implements Function<Integer, LabelledDigits> {
        @Override
        public LabelledDigits call(Integer shard) {
            int size = digits.value().size();
            int[] chosen = new int[(size - shard + count - 1) / count];
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = shard + i * count;
            }
            return digits.value().select(chosen);
        }
    }
}
