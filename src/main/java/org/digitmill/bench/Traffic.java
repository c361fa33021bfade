package org.digitmill.bench;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerBlockUpdated;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.storage.BlockUpdatedInfo;

/**
 * Counts the bytes that Spark sends to executors and back: broadcasts as the driver holds them, packed, which each executor fetches once;
 * and the serialized results of tasks. On one machine nothing is sent, but the bytes are the same.
 */
final class Traffic extends SparkListener {
    private final AtomicLong broadcast = new AtomicLong();
    private final AtomicLong results = new AtomicLong();

    @Override
    public void onBlockUpdated(SparkListenerBlockUpdated event) {
        BlockUpdatedInfo block = event.blockUpdatedInfo();
        // A broadcast is held twice: in pieces, which travel, and as the object that the driver broadcast, which does
        // not.
        if (block.storageLevel().isValid()
                && block.blockManagerId().isDriver()
                && block.blockId().isBroadcast()
                && block.blockId().name().contains("_piece")) {
            broadcast.addAndGet(block.memSize() + block.diskSize());
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
        if (event.taskMetrics() != null) {
            results.addAndGet(event.taskMetrics().resultSize());
        }
    }

    /** Bytes to one executor so far. */
    long broadcastBytes() {
        return broadcast.get();
    }

    /** Bytes back to the driver so far, from all tasks. */
    long resultBytes() {
        return results.get();
    }
}
