package org.digitmill.samples.photos;

/** What is hard about a simulated photograph of one digit; all else is mild. */
public enum PhotoKind {
    /** Even light, blank paper. */
    PLAIN,
    RULED,
    SQUARED,
    /** Bright on one side, down to a third of that on the other. */
    GRADIENT,
    /** A straight edge of shadow across the sheet. */
    HARD_SHADOW,
    SOFT_SHADOW,
    /** Dark corners, as a wide lens gives. */
    VIGNETTE,
    /** A sensor in the dark. */
    NOISE,
    /** Out of focus. */
    BLUR,
    /** Turned by up to 14 degrees and seen from the side. */
    TILTED,
    /** Rough paper. */
    TEXTURE,
    /** Paper that was folded. */
    CREASED,
    /** Compressed to a few kilobytes. */
    COMPRESSED,
    /** Stored in another orientation than it was seen, and marked so by EXIF. */
    TURNED,
    /** 60 to 120 pixels wide or high. */
    TINY,
    /** 1,200 to 2,000 pixels wide or high. */
    LARGE,
    /** Anywhere in the frame. */
    ANYWHERE,
    /** A tenth to a quarter of the frame's height. */
    SMALL,
    /** Light on dark. */
    CHALKBOARD,
    /** Paper of a strong colour. */
    COLOURED,
    /** The desk shows beside the sheet. */
    DESK,
    THIN_PEN,
    MARKER,
    /** A pencil hardly pressed. */
    FAINT,
    /** A phone over a ruled exercise book: shadow, grain, tilt and compression together. */
    PHONE_RULED,
    /** The same over squared paper. */
    PHONE_SQUARED;

    boolean phone() {
        return this == PHONE_RULED || this == PHONE_SQUARED;
    }
}
