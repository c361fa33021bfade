package org.digitmill.dataset.document;

/** The kind of ink at a place of a page. The order is that of the page network's output channels. */
public enum InkKind {
    /** Paper and whatever is printed on it as a pattern. */
    NONE,
    /** A handwritten digit. */
    DIGIT,
    /** Other handwriting: letters, signs, signatures, ticks, strokes through what was written, blots. */
    OTHER_WRITING,
    /** Printed text and printed digits, stamps, bar codes. */
    PRINT,
    /** Ruled lines, boxes, tables. */
    LINE,
    /** Not judged in training: a digit that is cut off by the edge of the crop, or too small or large for this scale. */
    UNJUDGED;

    /** How many kinds a network tells apart: all but {@link #UNJUDGED}. */
    public static final int COUNT = 5;
}
