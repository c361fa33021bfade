package org.digitmill.image.decode.source;

import java.util.concurrent.Semaphore;

/**
 * The half of this process's heap that large pictures share: one waits until there is room for it, and one that never fits is refused.
 *
 * <p>A heap that runs full hits any thread, and Spark's own threads take the process down with them; so it must not come to that.
 */
public final class PixelMemory {
    /** Nothing taken. */
    public static final Share NOTHING = new Share(0);

    /** Small pictures are not counted. */
    private static final long SMALL = 2L << 20;

    private static final int UNIT = 1 << 16;
    private static final int UNITS = (int) Math.min(Integer.MAX_VALUE, limit() / UNIT);
    /** Fair: a large picture is not kept waiting by smaller ones that come later. */
    private static final Semaphore FREE = new Semaphore(UNITS, true);

    private PixelMemory() {}

    /** Memory that is given back once. */
    public static final class Share implements AutoCloseable {
        private int units;

        private Share(int units) {
            this.units = units;
        }

        @Override
        public void close() {
            FREE.release(units);
            units = 0;
        }
    }

    /** Bytes that all pictures of this process may have together. */
    public static long limit() {
        return Runtime.getRuntime().maxMemory() / 2;
    }

    /** Waits until so many bytes are free for pictures. */
    public static Share take(long bytes) throws ImageException {
        if (bytes <= SMALL) {
            return NOTHING;
        }
        long units = bytes / UNIT + 1;
        if (units > UNITS) {
            throw new ImageException(
                    ImageErrorCode.OUT_OF_MEMORY,
                    "The picture needs " + (bytes >> 20) + " MiB of memory; pictures have " + (limit() >> 20)
                            + " MiB here, half of the heap.");
        }
        try {
            FREE.acquire((int) units);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageException(
                    ImageErrorCode.OUT_OF_MEMORY, "Waiting for memory for the picture was interrupted.", e);
        }
        return new Share((int) units);
    }
}
