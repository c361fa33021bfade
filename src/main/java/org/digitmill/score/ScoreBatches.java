package org.digitmill.score;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.TaskCompletionListener;
import org.digitmill.model.Classifier;
import scala.Tuple2;

/**
 * Scores batches of files on an executor. Comes out: blocks of scored files, each with a {@link BlockKey} that says to which part of the
 * tables it goes and where in it.
 */
final class ScoreBatches implements PairFlatMapFunction<Iterator<FileBatch>, Long, byte[]> {
    /** Blocks of about this size are handed on, so that a task holds few rows at a time. */
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
        private final Classifier classifier;
        private final FileScorer scorer;
        private final TreeMap<Integer, RowBlock> open = new TreeMap<>();
        private final ArrayDeque<Tuple2<Long, byte[]>> ready = new ArrayDeque<>();
        private final ArrayDeque<Integer> targets = new ArrayDeque<>();
        private FileBatch batch;
        private int next;
        private int sequence;

        Blocks(Iterator<FileBatch> batches, RunContext run) {
            this.batches = batches;
            this.run = run;
            this.classifier = ClassifierPool.ofThisProcess().borrow(run.model());
            this.scorer = new FileScorer(
                    run.storage(),
                    run.limits(),
                    run.mode(),
                    classifier,
                    run.model().reviewThreshold(),
                    run.origin(),
                    this::accept);
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && (batch != null || batches.hasNext())) {
                if (batch == null) {
                    batch = batches.next();
                    next = 0;
                    sequence = 0;
                }
                scoreNext();
            }
            return !ready.isEmpty();
        }

        private void scoreNext() {
            if (next < batch.size()) {
                targets.add(batch.targets()[next]);
                scorer.add(batch.file(next++));
            } else {
                scorer.finish();
                open.keySet().forEach(this::handOver);
                batch = null;
            }
        }

        private void accept(ScoredFile scored) {
            int target = targets.remove();
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

        /** A classifier whose task failed may be the reason, and is not used again. */
        @Override
        public void onTaskCompletion(TaskContext task) {
            if (task.isFailed() || task.isInterrupted()) {
                classifier.close();
            } else {
                ClassifierPool.ofThisProcess().giveBack(run.model(), classifier);
            }
        }
    }
}
