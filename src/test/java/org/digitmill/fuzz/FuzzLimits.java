package org.digitmill.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a parser may take for one file.
 *
 * @param bytes of memory that the calling thread asks for, garbage counted
 * @param processorSeconds of the calling thread
 */
public record FuzzLimits(long bytes, double processorSeconds) {
    /** For parsers that look at heads and lists. */
    public static final FuzzLimits USUAL = new FuzzLimits(64L << 20, 2);
    /** For those that unpack pixels. */
    public static final FuzzLimits PICTURES = new FuzzLimits(512L << 20, 5);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Does what may fail. */
    interface Action {
        void run() throws Exception;
    }

    /** What a thread has taken of the processor so far; 0 where it has ended. */
    static double processorSeconds(Thread thread) {
        return Math.max(0, THREADS.getThreadCpuTime(thread.getId())) / 1e9;
    }

    /** Runs an action and fails where it took more than it may, or failed for want of memory or stack. */
    void check(Action action) throws Exception {
        long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        long timeBefore = THREADS.getCurrentThreadCpuTime();
        action.run();
        long took = THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
        double seconds = (THREADS.getCurrentThreadCpuTime() - timeBefore) / 1e9;
        if (took > bytes) {
            throw new AssertionError("It took " + (took >> 20) + " MB; " + (bytes >> 20) + " are allowed");
        }
        if (seconds > processorSeconds) {
            throw new AssertionError("It took %.1f s; %.1f are allowed".formatted(seconds, processorSeconds));
        }
    }
}
