package org.digitmill.score.job;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.digitmill.score.input.FileBatch;
import org.digitmill.score.row.ErrorCode;
import org.digitmill.score.row.ScoredFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scored files of a batch in the order of their paths. Another thread scores them; this one, which asks, watches that no file takes
 * longer than the limit.
 *
 * <p>Decoders that may hang run in a process of their own, which is ended in time: see {@link org.digitmill.image.decode.ImageDecoder}. What is
 * left is storage that does not answer. A thread cannot be stopped from outside: one that waits for it is left behind, and a new one
 * goes on with the files that are not done.
 */
final class WatchedBatch implements Iterator<ScoredFile>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedBatch.class);
    /** Threads are used again: what native libraries keep for each is not made anew for each batch. */
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "digitmill-file");
        thread.setDaemon(true);
        return thread;
    });

    private final RunContext run;
    private final FileBatch batch;
    private final ScoredFile[] done;
    private final Map<Integer, ErrorCode> problems = new HashMap<>();
    private BatchWorker worker;
    private int next;

    WatchedBatch(RunContext run, FileBatch batch) {
        this.run = run;
        this.batch = batch;
        this.done = new ScoredFile[batch.size()];
        start();
    }

    private void start() {
        List<Integer> wanted = IntStream.range(next, done.length)
                .filter(i -> done[i] == null)
                .boxed()
                .toList();
        worker = new BatchWorker(run, batch, wanted, problems);
        THREADS.execute(worker);
    }

    @Override
    public boolean hasNext() {
        return next < done.length;
    }

    @Override
    public ScoredFile next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        while (done[next] == null) {
            await();
        }
        ScoredFile result = done[next];
        done[next++] = null;
        return result;
    }

    private void await() {
        boolean ended = worker.isEnded();
        try {
            List<BatchWorker.Done> files = ended ? worker.pollNow() : worker.poll();
            if (files != null) {
                take(files);
            } else if (ended) {
                throw new IllegalStateException("Scoring a batch failed: " + worker.failure(), worker.failure());
            } else if (worker.secondsOfCurrent() > run.reading().maximumSeconds()) {
                giveUp();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Scoring a batch was interrupted", e);
        }
    }

    private void take(List<BatchWorker.Done> files) {
        files.forEach(file -> done[file.index()] = file.file());
    }

    private void giveUp() {
        int slow = worker.current();
        worker.abandon();
        for (List<BatchWorker.Done> files = worker.pollNow(); files != null; files = worker.pollNow()) {
            take(files);
        }
        if (slow >= next && done[slow] == null) {
            LOG.warn(
                    "{} takes longer than {} s and is given up",
                    batch.paths()[slow],
                    run.reading().maximumSeconds());
            problems.put(slow, ErrorCode.TIMED_OUT);
        }
        start();
    }

    @Override
    public void close() {
        worker.abandon();
    }
}
