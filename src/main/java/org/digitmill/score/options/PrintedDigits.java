package org.digitmill.score.options;

import java.util.Locale;

/** Treatment of printed digits. */
public enum PrintedDigits {
    /** They have no rows. */
    SKIP,
    /** Printed digits are read like handwritten ones. */
    READ;

    /** As an option names it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
