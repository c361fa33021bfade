package org.digitmill.score.job;

import org.apache.spark.Partitioner;

/** The key of a block of rows: the part of the tables that it belongs to, its batch, and its index among that batch's blocks. */
final class BlockKey {
    private static final int BATCH_SHIFT = 20;
    private static final int TARGET_SHIFT = 40;
    private static final long LIMIT = 1L << BATCH_SHIFT;

    private BlockKey() {}

    /** The key; in its natural order, blocks of a target are in the order of their files. */
    static long of(int target, int batch, int sequence) {
        if (batch >= LIMIT || sequence >= LIMIT || target >= LIMIT) {
            throw new IllegalArgumentException("Too many blocks: " + target + ", " + batch + ", " + sequence);
        }
        return (long) target << TARGET_SHIFT | (long) batch << BATCH_SHIFT | sequence;
    }

    static int target(long key) {
        return (int) (key >>> TARGET_SHIFT);
    }

    /** Sends blocks to the task that writes their part. */
    static final class ByTarget extends Partitioner {
        private final int targets;

        ByTarget(int targets) {
            this.targets = targets;
        }

        @Override
        public int numPartitions() {
            return targets;
        }

        @Override
        public int getPartition(Object key) {
            return target((Long) key);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ByTarget same && same.targets == targets;
        }

        @Override
        public int hashCode() {
            return targets;
        }
    }
}
