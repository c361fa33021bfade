package org.digitmill.image.pixel;

/**
 * A connected component of ink.
 *
 * @param label its number in {@link Components#labels}, from 1
 * @param left first column
 * @param top first row
 * @param right last column
 * @param bottom last row
 * @param area pixels
 * @param strength the sum of their contrast
 * @param peak the largest contrast among them
 */
public record Component(int label, int left, int top, int right, int bottom, int area, long strength, int peak) {
    int width() {
        return right - left + 1;
    }

    int height() {
        return bottom - top + 1;
    }

    public int longerSide() {
        return Math.max(width(), height());
    }

    /** Pixels of ink for each of its longer side. */
    public double thickness() {
        return (double) area / longerSide();
    }

    /** Its contrast, on average. */
    public double darkness() {
        return (double) strength / area;
    }

    /** Columns or rows between the boxes of the two, whichever is more; 0 if they overlap. */
    public int gap(Component other) {
        int columns = Math.max(other.left - right, left - other.right) - 1;
        int rows = Math.max(other.top - bottom, top - other.bottom) - 1;
        return Math.max(0, Math.max(columns, rows));
    }
}
