package org.digitmill.score.options;

import java.util.Locale;

/** What becomes of digits that a machine printed. */
public enum PrintedDigits {
    /** They have no rows. */
    SKIP,
    /** They are read like handwritten ones. */
    READ;

    /** As an option names it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
