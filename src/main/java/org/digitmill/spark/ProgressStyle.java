package org.digitmill.spark;

import java.util.Locale;
import java.util.Map;

/** How progress is shown on standard error. */
public enum ProgressStyle {
    /** A bar that is drawn over and over, on a terminal. */
    BAR,
    /** A line every few seconds, in a log. */
    LINES,
    /** Not at all. */
    OFF;

    /**
     * What suits the place: {@code DIGITMILL_PROGRESS} (bar, lines, off) where it is set. The launcher sets it to bar where standard
     * error is a terminal, which Java itself cannot find out.
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
