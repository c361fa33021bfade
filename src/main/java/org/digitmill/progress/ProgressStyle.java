package org.digitmill.progress;

import java.util.Locale;
import java.util.Map;

/** The styles of showing progress on standard error. */
public enum ProgressStyle {
    /** A bar that is redrawn, on a terminal. */
    BAR,
    /** A line every few seconds, in a log. */
    LINES,
    /** Not at all. */
    OFF;

    /**
     * The style that {@code DIGITMILL_PROGRESS} names (bar, lines, off), else lines. The launcher sets it to bar if standard error is a
     * terminal, which Java cannot determine.
     */
    public static ProgressStyle detect() {
        return of(System.getenv());
    }

    static ProgressStyle of(Map<String, String> environment) {
        return switch (environment.getOrDefault("DIGITMILL_PROGRESS", "").toLowerCase(Locale.ROOT)) {
            case "bar" -> BAR;
            case "off" -> OFF;
            default -> LINES;
        };
    }
}
