package org.digitmill.score.options;

import java.util.Locale;

/** The reading modes: what a picture is taken for. */
public enum ReadingMode {
    /** The picture of one digit. */
    DIGIT,
    /** A page with any number of handwritten numbers. */
    PAGE,
    /** One digit or a page, by what the picture shows. */
    AUTO;

    /** The mode as an option names it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
