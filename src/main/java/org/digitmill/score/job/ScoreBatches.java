package org.digitmill.score.job;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.TaskCompletionListener;
import org.digitmill.score.input.FileBatch;
import org.digitmill.score.row.FileStatus;
import org.digitmill.score.row.ScoredFile;
import org.digitmill.score.table.RowBlock;
import scala.Tuple2;

/**
 * Scores batches of files on an executor. The result is blocks of scored files, each with a {@link BlockKey} that determines its part of
 * the tables and its position.
 */
final class ScoreBatches implements PairFlatMapFunction<Iterator<FileBatch>, Long, byte[]> {
    /** Approximate size of a block, so that a task keeps few rows in memory. */
    private static final int BLOCK_BYTES = 1 << 20;

    private final Broadcast<RunContext> context;
    private final LongAccumulator done;
    private final LongAccumulator rejected;

    ScoreBatches(Broadcast<RunContext> context, LongAccumulator done, LongAccumulator rejected) {
        this.context = context;
        this.done = done;
        this.rejected = rejected;
    }

    @Override
    public Iterator<Tuple2<Long, byte[]>> call(Iterator<FileBatch> batches) {
        Blocks blocks = new Blocks(batches, context.value());
        TaskContext.get().addTaskCompletionListener(blocks);
        return blocks;
    }

    /** Scores on as blocks are asked for. */
    private final class Blocks implements Iterator<Tuple2<Long, byte[]>>, TaskCompletionListener {
        private final Iterator<FileBatch> batches;
        private final RunContext run;
        private final TreeMap<Integer, RowBlock> open = new TreeMap<>();
        private final ArrayDeque<Tuple2<Long, byte[]>> ready = new ArrayDeque<>();
        private FileBatch batch;
        private WatchedBatch files;
        private int next;
        private int sequence;

        Blocks(Iterator<FileBatch> batches, RunContext run) {
            this.batches = batches;
            this.run = run;
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && (batch != null || batches.hasNext())) {
                if (batch == null) {
                    batch = batches.next();
                    files = new WatchedBatch(run, batch);
                    next = 0;
                    sequence = 0;
                }
                scoreNext();
            }
            return !ready.isEmpty();
        }

        private void scoreNext() {
            if (files.hasNext()) {
                accept(batch.targets()[next++], files.next());
            } else {
                open.keySet().forEach(this::handOver);
                batch = null;
            }
        }

        private void accept(int target, ScoredFile scored) {
            RowBlock block = open.computeIfAbsent(target, key -> new RowBlock());
            block.add(scored);
            done.add(1);
            if (scored.file().status() == FileStatus.REJECTED) {
                rejected.add(1);
            }
            if (block.size() >= BLOCK_BYTES) {
                handOver(target);
            }
        }

        private void handOver(int target) {
            RowBlock block = open.get(target);
            if (block.size() > 0) {
                ready.add(new Tuple2<>(BlockKey.of(target, batch.ordinal(), sequence++), block.take()));
            }
        }

        @Override
        public Tuple2<Long, byte[]> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }

        @Override
        public void onTaskCompletion(TaskContext task) {
            if (batch != null) {
                files.close();
            }
        }
    }
}
