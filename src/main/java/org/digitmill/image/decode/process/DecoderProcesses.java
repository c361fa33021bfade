package org.digitmill.image.decode.process;

import java.util.ArrayDeque;
import java.util.Iterator;
import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.PixelMemory;

/**
 * The pool of idle decoder processes. They are started on demand, reused, and end with this process. There is one per decoding thread,
 * and one more for each file that is close to its time limit, which replaces the process that will be killed.
 */
final class DecoderProcesses {
    private static final long LEAST_HEAP = 128L << 20;
    private static final long GREATEST_HEAP = 4L << 30;
    /** Processes that wait, at most. */
    private static final int MOST_IDLE = Runtime.getRuntime().availableProcessors();

    private static final ArrayDeque<DecoderProcess> IDLE = new ArrayDeque<>();
    /** Processes that are being started ahead; changed by the holder of {@link #IDLE}. */
    private static int starting;
    /** Threads that wait for one of these. */
    private static int waiting;

    private DecoderProcesses() {}

    /** A process for the caller alone, until {@link #giveBack}; it has what the calling thread has on its class path. */
    static DecoderProcess borrow() throws ImageException {
        String classPath = DecoderClassPath.current();
        synchronized (IDLE) {
            for (DecoderProcess idle = take(classPath); ; idle = take(classPath)) {
                if (idle != null) {
                    return idle;
                }
                if (waiting >= starting) {
                    break;
                }
                await();
            }
        }
        return start(classPath);
    }

    /** An idle process with such a class path; null if there is none. Others are for threads that have been here before. */
    private static DecoderProcess take(String classPath) {
        IDLE.removeIf(idle -> !idle.isAlive());
        for (Iterator<DecoderProcess> all = IDLE.iterator(); all.hasNext(); ) {
            DecoderProcess idle = all.next();
            if (idle.classPath().equals(classPath)) {
                all.remove();
                return idle;
            }
        }
        return null;
    }

    private static void await() throws ImageException {
        waiting++;
        try {
            IDLE.wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageException(
                    ImageErrorCode.TIMED_OUT, "Waiting for a process that decodes was interrupted.", e);
        } finally {
            waiting--;
        }
    }

    private static DecoderProcess start(String classPath) throws ImageException {
        return DecoderProcess.start(Math.max(LEAST_HEAP, Math.min(GREATEST_HEAP, PixelMemory.limit())), classPath);
    }

    /** Begins to start a process, unless there are enough, and returns at once. */
    static void startAhead(String classPath) {
        synchronized (IDLE) {
            if (IDLE.size() + starting >= MOST_IDLE) {
                return;
            }
            starting++;
        }
        Thread starter = new Thread(() -> keepOneMore(classPath), "digitmill-decoder-start");
        starter.setDaemon(true);
        try {
            starter.start();
        } catch (OutOfMemoryError noThread) {
            started(null);
        }
    }

    private static void keepOneMore(String classPath) {
        DecoderProcess started = null;
        try {
            started = start(classPath);
        } catch (ImageException failed) {
            // The next file that needs a process starts one and gets the same error.
        } finally {
            started(started);
        }
    }

    /** @param process null when there is none after all */
    private static void started(DecoderProcess process) {
        synchronized (IDLE) {
            starting--;
            if (process != null) {
                IDLE.push(process);
            }
            IDLE.notifyAll();
        }
    }

    /** Keeps the process for the next file, without anything of the last one; if it still runs. */
    static void giveBack(DecoderProcess process) {
        if (!process.isAlive()) {
            return;
        }
        try {
            process.tell(new DecoderRequest.Close());
        } catch (ImageException ended) {
            return;
        }
        DecoderProcess tooMany;
        synchronized (IDLE) {
            IDLE.push(process);
            tooMany = IDLE.size() > MOST_IDLE ? IDLE.removeLast() : null;
            IDLE.notifyAll();
        }
        if (tooMany != null) {
            tooMany.end();
        }
    }
}
