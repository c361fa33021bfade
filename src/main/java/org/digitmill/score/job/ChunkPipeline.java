package org.digitmill.score.job;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.digitmill.score.commit.WrittenPart;

/**
 * Overlaps the work on chunks: while one chunk's tables are written, the next one's files are scored, and the listing runs ahead of both.
 * The calling thread publishes the chunks in order.
 */
final class ChunkPipeline implements AutoCloseable {
    /** Maximum number of listed chunks that wait, of two megabytes each. */
    private static final int LISTED_AHEAD = 32;

    private static final int IN_WORK = 2;
    private static final long POLL_MILLIS = 200;

    private final ChunkPlanner planner;
    private final ChunkRunner runner;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "digitmill-score");
        thread.setDaemon(true);
        return thread;
    });
    private final BlockingQueue<Chunk> planned = new ArrayBlockingQueue<>(LISTED_AHEAD);
    private final ArrayDeque<InWork> inWork = new ArrayDeque<>();
    private Future<?> planning;
    private Chunk next;

    private record InWork(Chunk chunk, Future<List<WrittenPart>> parts) {}

    /** Receives finished chunks. */
    interface Target {
        void publish(Chunk chunk, List<WrittenPart> parts) throws IOException;

        /** Called a few times a second while there is nothing to publish. */
        void idle();
    }

    ChunkPipeline(ChunkPlanner planner, ChunkRunner runner) {
        this.planner = planner;
        this.runner = runner;
    }

    /** Runs all chunks through; returns when the last one is published. */
    void run(Target target) throws IOException {
        planning = threads.submit(this::plan);
        try {
            while (fill() || !inWork.isEmpty()) {
                InWork first = inWork.peek();
                if (first == null || !isReady(first)) {
                    target.idle();
                    continue;
                }
                inWork.remove();
                target.publish(first.chunk, first.parts.get());
            }
            planning.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Scoring was interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException("Scoring failed: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private Void plan() throws InterruptedException {
        while (planner.hasNext()) {
            planned.put(planner.next());
        }
        return null;
    }

    /** Starts waiting chunks; false if there are no more. */
    private boolean fill() throws InterruptedException {
        while (inWork.size() < IN_WORK) {
            if (next == null) {
                boolean more = !planning.isDone();
                next = inWork.isEmpty() && more ? planned.poll(POLL_MILLIS, TimeUnit.MILLISECONDS) : planned.poll();
                if (next == null) {
                    return more;
                }
            }
            Chunk candidate = next;
            if (inWork.stream().anyMatch(work -> work.chunk.conflictsWith(candidate))) {
                return true;
            }
            inWork.add(new InWork(candidate, threads.submit(() -> runner.run(candidate, planner.chunks()))));
            next = null;
        }
        return true;
    }

    private static boolean isReady(InWork work) throws InterruptedException, ExecutionException {
        try {
            work.parts.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Stops whatever still runs. */
    @Override
    public void close() {
        if (!inWork.isEmpty()) {
            runner.cancel();
        }
        threads.shutdownNow();
    }
}
