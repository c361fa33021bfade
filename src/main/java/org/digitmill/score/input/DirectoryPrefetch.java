package org.digitmill.score.input;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.digitmill.DaemonThreads;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.StoredFile;

/**
 * Lists directories of a remote file system ahead of use, several at once. Each call is mostly waiting, so threads on the driver are
 * sufficient. On the local disk nothing is listed ahead.
 */
final class DirectoryPrefetch {
    private static final int AT_ONCE = 16;
    private static final int IDLE_SECONDS = 5;

    private final HadoopFiles files;
    private final Map<String, Future<List<StoredFile>>> asked = new HashMap<>();
    private ThreadPoolExecutor threads;

    DirectoryPrefetch(HadoopFiles files) {
        this.files = files;
    }

    /** The entries of a directory, in no order. */
    List<StoredFile> contents(String directory) throws IOException {
        Future<List<StoredFile>> answer = asked.remove(directory);
        if (answer == null) {
            return files.contents(directory);
        }
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Listing was interrupted");
        }
    }

    /** Begins with the directories of a level, that will be asked for in this order. */
    void begin(Iterator<StoredFile> directories) {
        for (int i = 0; i < AT_ONCE; i++) {
            askNext(directories);
        }
    }

    /** One of the level's directories is taken; another one can be asked for. */
    void askNext(Iterator<StoredFile> directories) {
        if (!directories.hasNext()) {
            return;
        }
        String path = directories.next().path();
        if (!files.isLocal(path)) {
            asked.put(path, threads().submit(() -> files.contents(path)));
        }
    }

    private ThreadPoolExecutor threads() {
        if (threads == null) {
            threads = new ThreadPoolExecutor(
                    AT_ONCE,
                    AT_ONCE,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    DaemonThreads.named("digitmill-list"));
            threads.allowCoreThreadTimeOut(true);
        }
        return threads;
    }
}
