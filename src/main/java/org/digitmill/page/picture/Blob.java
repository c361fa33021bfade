package org.digitmill.page.picture;

/**
 * A connected component of ink, or several that were joined.
 *
 * @param left first column
 * @param top first row
 * @param right last column
 * @param bottom last row
 * @param area pixels
 * @param runs three numbers a run of pixels: row, first column, last column
 */
public record Blob(int left, int top, int right, int bottom, int area, int[] runs) {
    static Blob of(int[] runs) {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = -1;
        int bottom = -1;
        int area = 0;
        for (int i = 0; i < runs.length; i += 3) {
            top = Math.min(top, runs[i]);
            bottom = Math.max(bottom, runs[i]);
            left = Math.min(left, runs[i + 1]);
            right = Math.max(right, runs[i + 2]);
            area += runs[i + 2] - runs[i + 1] + 1;
        }
        return new Blob(left, top, right, bottom, area, runs);
    }

    public int width() {
        return right - left + 1;
    }

    public int height() {
        return bottom - top + 1;
    }

    public double middleX() {
        return (left + right) / 2.0;
    }

    public double middleY() {
        return (top + bottom) / 2.0;
    }
}
