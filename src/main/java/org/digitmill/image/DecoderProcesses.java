package org.digitmill.image;

import java.util.ArrayDeque;

/**
 * The decoder processes of this process that wait for a file. They are started when they are wanted, are used again, and end with this
 * process; there are as many as threads have decoded at once.
 */
final class DecoderProcesses {
    private static final long LEAST_HEAP = 128L << 20;
    private static final long GREATEST_HEAP = 4L << 30;

    private static final ArrayDeque<DecoderProcess> IDLE = new ArrayDeque<>();

    private DecoderProcesses() {}

    /** A process for the caller alone, until {@link #giveBack}. */
    static DecoderProcess borrow() throws ImageException {
        synchronized (IDLE) {
            while (!IDLE.isEmpty()) {
                DecoderProcess idle = IDLE.pop();
                if (idle.isAlive()) {
                    return idle;
                }
            }
        }
        return DecoderProcess.start(Math.max(LEAST_HEAP, Math.min(GREATEST_HEAP, PixelMemory.limit())));
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
        synchronized (IDLE) {
            IDLE.push(process);
        }
    }
}
