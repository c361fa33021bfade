package org.digitmill.samples.pages;

/** What a generated page looks like. */
public enum PageKind {
    /** Numbers on blank paper. */
    PLAIN,
    /** Numbers on printed lines. */
    RULED,
    /** A form: printed labels, and a box a digit or a box a number beside them. */
    BOXED,
    /** A printed table with a number in most cells. */
    TABLE,
    /** A table of 1,150 cells, each with a number of up to three digits. */
    DENSE,
    /** Paper. */
    BLANK,
    /** Printed text. */
    PRINT,
    /** Rows of printed circles, some of them filled. */
    BUBBLES,
    /** Light, shapes and grain, without a frame of paper. */
    PHOTOGRAPH;

    boolean hasDigits() {
        return ordinal() <= DENSE.ordinal();
    }
}
