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
 * Iterates over the scored files of a batch in the order of their paths. Another thread scores them; the calling thread checks the time
 * limit of each file.
 *
 * <p>Decoders that may hang run in a child process, which is killed in time: see {@link org.digitmill.image.decode.ImageDecoder}. The
 * remaining case is storage that does not answer. Java cannot stop a thread: one that waits for storage is abandoned, and a new one
 * continues with the remaining files.
 */
final class WatchedBatch implements Iterator<ScoredFile>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedBatch.class);
    /** Threads are reused, since native libraries keep state for each. */
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
