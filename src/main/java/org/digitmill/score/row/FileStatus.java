package org.digitmill.score.row;

import java.util.Locale;

/** The outcome of a file: its status and error. */
public enum FileStatus {
    /** At least one digit was read, or ink that looks like one was found. */
    SCORED,
    /** A picture on which nothing is written. */
    EMPTY,
    /** No picture that can be read; the row says why. */
    REJECTED;

    /** The word in the table: the name in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static FileStatus ofLabel(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
