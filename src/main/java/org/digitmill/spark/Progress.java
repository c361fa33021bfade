package org.digitmill.spark;

/**
 * The progress of one long work on standard error, with speed and time left: a bar on a terminal, else a line every few seconds.
 *
 * <p>Updates may come as often as they like, from one thread at a time; closing shows how it ended.
 */
public sealed interface Progress extends ProgressListener, AutoCloseable
        permits BarProgress, LineProgress, SilentProgress {
    /** Stands for a total that nobody knows. */
    long UNKNOWN_TOTAL = -1;

    /**
     * Begins to show a work.
     *
     * @param task what is done, such as "Scoring"
     * @param unit what is counted, in the plural, such as "files"
     * @param total units of the whole work, or {@link #UNKNOWN_TOTAL}
     */
    static Progress start(ProgressStyle style, String task, String unit, long total) {
        return switch (style) {
            case BAR -> new BarProgress(task, unit, total);
            case LINES -> new LineProgress(task, unit, total, System.err, System::nanoTime);
            case OFF -> new SilentProgress();
        };
    }

    /** Shows a line that stays, such as what an epoch brought. */
    void note(String line);

    /** Ends the display; does not throw. */
    @Override
    void close();
}
