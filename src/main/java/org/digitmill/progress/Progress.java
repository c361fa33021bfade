package org.digitmill.progress;

/**
 * The progress of a long operation on standard error, with speed and remaining time: a bar on a terminal, else a line every few seconds.
 *
 * <p>Updates can come at any rate, from one thread at a time. Closing prints the final state.
 */
public sealed interface Progress extends ProgressListener, AutoCloseable
        permits BarProgress, LineProgress, SilentProgress {
    /** A total that is not known. */
    long UNKNOWN_TOTAL = -1;

    /**
     * Starts to show the progress of an operation.
     *
     * @param task name of the operation, such as "Scoring"
     * @param unit unit that is counted, in the plural, such as "files"
     * @param total number of units in all, or {@link #UNKNOWN_TOTAL}
     */
    static Progress start(ProgressStyle style, String task, String unit, long total) {
        return switch (style) {
            case BAR -> new BarProgress(task, unit, total);
            case LINES -> new LineProgress(task, unit, total, System.err, System::nanoTime);
            case OFF -> new SilentProgress();
        };
    }

    /** Prints a line that stays visible, such as the result of an epoch. */
    void note(String line);

    /** Ends the display; does not throw. */
    @Override
    void close();
}
