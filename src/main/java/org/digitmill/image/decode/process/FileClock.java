package org.digitmill.image.decode.process;

/**
 * Measures the time since the processing of a file began. It stands still while a process is started that decodes the file: that time is
 * not the file's.
 *
 * <p>One thread works and tells the clock, others may look.
 */
public final class FileClock {
    private long since;
    private long before;
    private boolean runs;

    /** A clock of a file that is in work from now on. */
    public static FileClock started() {
        FileClock clock = new FileClock();
        clock.start();
        return clock;
    }

    /** A file is in work from now on. */
    public synchronized void start() {
        before = 0;
        since = System.nanoTime();
        runs = true;
    }

    /** No file is in work. */
    public synchronized void stop() {
        before = 0;
        runs = false;
    }

    synchronized void pause() {
        before = nanos();
        runs = false;
    }

    synchronized void resume() {
        since = System.nanoTime();
        runs = true;
    }

    /** Nanoseconds that the file in work has taken so far; 0 if none is. */
    public synchronized long nanos() {
        return runs ? before + System.nanoTime() - since : before;
    }
}
