package org.digitmill.image.decode.process;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageException;

/**
 * A child process that decodes pictures. It has a heap of its own, and unlike a thread it can be killed.
 *
 * <p>It runs {@link DecoderServer} from the same jars as this process, and ends with this process. It is killed when its memory was full.
 * Not safe for use by several threads at once.
 */
public final class DecoderProcess {
    /** Exit code of a process that was killed by signal 9, as Linux does when the machine has no memory left. */
    private static final int KILLED = 128 + 9;

    private static final int START_SECONDS = 300;
    private static final int END_SECONDS = 5;
    /** More than another process takes to start. */
    private static final int WARNING_SECONDS = 10;

    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final long heap;
    private final String classPath;
    private final Process process;
    private final DataOutputStream requests;
    private final DataInputStream answers;
    private Future<?> limit;
    private Future<?> warning;
    private int limits;
    private boolean late;
    private volatile boolean ended;

    private DecoderProcess(long heap, String classPath, Process process) {
        this.heap = heap;
        this.classPath = classPath;
        this.process = process;
        this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.answers = new DataInputStream(process.getInputStream());
    }

    /**
     * Starts a process and waits until it is ready.
     *
     * @param heap bytes that it may have
     * @param classPath of the process, see {@link DecoderClassPath}
     */
    static DecoderProcess start(long heap, String classPath) throws ImageException {
        try {
            Process process = new ProcessBuilder(command(heap, classPath))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            DecoderProcess started = new DecoderProcess(heap, classPath, process);
            started.limit(TimeUnit.SECONDS.toNanos(START_SECONDS), () -> {});
            started.read(DecoderAnswers::readReady);
            started.unlimit();
            return started;
        } catch (IOException | ImageException e) {
            throw new ImageException(
                    ImageErrorCode.DECODER_FAILED,
                    "No process can be started that decodes the file: " + e.getMessage(),
                    e);
        }
    }

    private static List<String> command(long heap, String classPath) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + (heap >> 20) + "m",
                // One thread works, and most of the heap is for a few large arrays.
                "-XX:+UseSerialGC",
                "-XX:MaxNewSize=64m",
                // A new process must be ready soon, so less code is compiled by the optimising compiler.
                "-XX:Tier4InvocationThreshold=50000",
                "-XX:Tier4MinInvocationThreshold=10000",
                "-XX:Tier4CompileThreshold=100000",
                "-XX:Tier4BackEdgeThreshold=400000",
                // Standard output is for answers only.
                "-XX:+DisplayVMOutputToStderr",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                // Nobody reads what it would log, and setting up Log4j takes as long as all else until it is ready.
                "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory",
                "-cp",
                classPath,
                DecoderServer.class.getName());
    }

    /**
     * Starts a time limit: the process is killed after so many nanoseconds unless {@link #unlimit} is called.
     *
     * @param soonLate is run when half of them are left, or {@link #WARNING_SECONDS}; it returns at once
     */
    synchronized void limit(long nanos, Runnable soonLate) {
        int number = ++limits;
        limit = CLOCK.schedule(() -> end(number), nanos, TimeUnit.NANOSECONDS);
        long warned = Math.max(nanos / 2, nanos - TimeUnit.SECONDS.toNanos(WARNING_SECONDS));
        warning = CLOCK.schedule(soonLate, warned, TimeUnit.NANOSECONDS);
    }

    synchronized void unlimit() {
        limits++;
        limit.cancel(false);
        warning.cancel(false);
    }

    private synchronized void end(int number) {
        if (number == limits) {
            late = true;
            end();
        }
    }

    private synchronized boolean isLate() {
        return late;
    }

    /**
     * Asks and waits for the answer.
     *
     * @throws ImageException as the process says; or because it has ended, see {@link #isAlive}
     */
    <T> T ask(DecoderRequest request, DecoderAnswers.Values<T> values) throws ImageException {
        tell(request);
        return read(values);
    }

    /** Tells something that has no answer. */
    void tell(DecoderRequest request) throws ImageException {
        try {
            DecoderRequest.write(request, requests);
        } catch (IOException e) {
            throw ended(e);
        }
    }

    private <T> T read(DecoderAnswers.Values<T> values) throws ImageException {
        try {
            return DecoderAnswers.read(answers, values);
        } catch (IOException e) {
            throw ended(e);
        } catch (RuntimeException | OutOfMemoryError e) {
            // The rest of the answer would be taken for the next one.
            end();
            throw e;
        }
    }

    /** Why there is no answer. */
    private ImageException ended(IOException seen) {
        boolean over = false;
        try {
            over = !(seen instanceof DecoderAnswers.MemoryFull) && process.waitFor(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end();
        if (isLate()) {
            return new ImageException(
                    ImageErrorCode.TIMED_OUT,
                    "The file took longer than the limit while it was decoded, and was given up.",
                    seen);
        }
        if (seen instanceof DecoderAnswers.MemoryFull || over && process.exitValue() == KILLED) {
            return new ImageException(
                    ImageErrorCode.OUT_OF_MEMORY,
                    "Decoding the file took all memory of the process that did it, " + (heap >> 20) + " MiB.",
                    seen);
        }
        return new ImageException(
                ImageErrorCode.DECODER_FAILED,
                "The process that decoded the file ended" + (over ? " with exit code " + process.exitValue() : "")
                        + ": " + seen + ".",
                seen);
    }

    /** What it was started with. */
    String classPath() {
        return classPath;
    }

    /** Whether it can be asked again. */
    boolean isAlive() {
        return !ended && process.isAlive();
    }

    /** Ends the process at once, whatever it does. */
    void end() {
        ended = true;
        process.destroyForcibly();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "digitmill-decoder-limit");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }
}
