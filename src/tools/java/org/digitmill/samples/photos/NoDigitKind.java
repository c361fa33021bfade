package org.digitmill.samples.photos;

/** What a simulated photograph shows that is no digit. */
public enum NoDigitKind {
    /** A sheet with nothing written on it: plain, ruled, rough, in shadow. */
    BLANK,
    /** A letter that looks like no digit. */
    LETTER,
    /** A pen's way without meaning. */
    SCRIBBLE,
    /** Cloth, wall, ground. */
    TEXTURE,
    /** Patches of several brightnesses, as things on a table are. */
    THINGS
}
