package org.digitmill.score.job;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.digitmill.score.input.ArchiveEntry;
import org.digitmill.score.input.FileBatch;
import org.digitmill.score.input.ListedFile;
import org.digitmill.score.input.TarStream;
import org.digitmill.score.reading.FileScorer;
import org.digitmill.score.reading.ModelPool;
import org.digitmill.score.reading.OpenModels;
import org.digitmill.score.row.ErrorCode;
import org.digitmill.score.row.ScoredFile;
import org.digitmill.storage.HadoopFiles;

/** Scores the files of a batch on its own thread, until they are done or the watching thread abandons it. */
final class BatchWorker implements Runnable {
    private static final int HANDED_TOGETHER = 64;
    private static final int HANDED_AHEAD = 16;
    private static final long POLL_MILLIS = 500;

    private final RunContext run;
    private final FileBatch batch;
    private final List<Integer> wanted;
    private final Map<Integer, ErrorCode> problems;
    private final BlockingQueue<List<Done>> output = new ArrayBlockingQueue<>(HANDED_AHEAD);
    private final List<Integer> added = new ArrayList<>();
    private List<Done> ready = new ArrayList<>(HANDED_TOGETHER);
    private int accepted;
    private volatile Thread thread;
    private volatile boolean abandoned;
    private volatile int current;
    private volatile FileScorer scorer;
    private volatile Throwable failure;
    private volatile boolean ended;

    /** A scored file with its index in the batch. */
    record Done(int index, ScoredFile file) {}

    /**
     * @param wanted indices of the files to score, ascending
     * @param problems problems of some files that were found after the listing
     */
    BatchWorker(RunContext run, FileBatch batch, List<Integer> wanted, Map<Integer, ErrorCode> problems) {
        this.run = run;
        this.batch = batch;
        this.wanted = List.copyOf(wanted);
        this.problems = Map.copyOf(problems);
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        OpenModels models = null;
        boolean sound = false;
        try {
            models = ModelPool.ofThisProcess().borrow(run.models());
            scorer = new FileScorer(
                    run.storage(),
                    run.reading(),
                    run.quarantine(),
                    run.template(),
                    models,
                    run.models().digits().reviewThreshold(),
                    run.origin(),
                    this::accept);
            score();
            scorer.finish();
            handOver();
            sound = !abandoned;
        } catch (Throwable e) {
            failure = e;
        } finally {
            giveBack(models, sound);
            ended = true;
        }
    }

    /** Models are not reused after a failed batch, since they may be the reason. */
    private void giveBack(OpenModels models, boolean sound) {
        if (models != null && sound) {
            ModelPool.ofThisProcess().giveBack(run.models(), models);
        } else if (models != null) {
            models.close();
        }
    }

    private void score() {
        for (int at = 0; at < wanted.size() && !abandoned; ) {
            int end = at + 1;
            while (end < wanted.size() && batch.isOnePass(wanted.get(at), wanted.get(end))) {
                end++;
            }
            ArchiveEntry entry = batch.entry(wanted.get(at));
            if (entry != null && entry.isSequential()) {
                pass(entry.archive(), wanted.subList(at, end));
            } else {
                add(wanted.get(at), null, null);
            }
            at = end;
        }
    }

    private void add(int index, InputStream content, ErrorCode found) {
        ErrorCode problem = problems.getOrDefault(index, found);
        ListedFile file = batch.file(index);
        added.add(index);
        current = index;
        scorer.add(problem == null ? file : file.withProblem(problem), content);
    }

    /** Scores entries as they come in their archive's stream. */
    private void pass(String archive, List<Integer> indices) {
        Map<Long, Integer> places = new HashMap<>();
        indices.forEach(index -> places.put(batch.entry(index).place(), index));
        HadoopFiles files = run.storage();
        ErrorCode missing = ErrorCode.VANISHED;
        try {
            TarStream.pass(files, archive, (place, content) -> {
                Integer index = places.remove(place);
                if (index != null) {
                    add(index, content, null);
                }
                return !places.isEmpty() && !abandoned;
            });
        } catch (IOException | RuntimeException e) {
            missing = e instanceof IOException io && HadoopFiles.isMissing(io) ? ErrorCode.VANISHED : ErrorCode.CORRUPT;
        }
        for (int index : indices) {
            if (places.containsValue(index) && !abandoned) {
                add(index, null, missing);
            }
        }
    }

    private void accept(ScoredFile scored) {
        ready.add(new Done(added.get(accepted++), scored));
        if (ready.size() == HANDED_TOGETHER) {
            handOver();
        }
    }

    private void handOver() {
        try {
            while (!abandoned && !output.offer(ready, POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                // The reading thread is busy writing.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            abandoned = true;
        }
        ready = new ArrayList<>(HANDED_TOGETHER);
    }

    /** The next files that are done; null if there are none after a moment. */
    List<Done> poll() throws InterruptedException {
        return output.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Files that are done, if there are any at once; else null. */
    List<Done> pollNow() {
        return output.poll();
    }

    /** Whether nothing more will come than what can be polled now. */
    boolean isEnded() {
        return ended;
    }

    /** The error that ended it; null if there is none. */
    Throwable failure() {
        return failure;
    }

    /** Seconds that the file in work has taken so far; 0 if none is. */
    long secondsOfCurrent() {
        FileScorer working = scorer;
        return working == null ? 0 : working.secondsOfCurrent();
    }

    /** Place in the batch of the file in work. */
    int current() {
        return current;
    }

    /** Abandons the thread; its further results are ignored. */
    void abandon() {
        abandoned = true;
        Thread runs = thread;
        if (runs != null && !ended) {
            runs.interrupt();
        }
    }
}
