package org.digitmill.page.detection;

/**
 * A tile of a level, on which the network is run separately. Only detections in its core count; the rest is context.
 *
 * @param x first column of the level, a multiple of 4; may be negative
 * @param y first row of the level, a multiple of 4; may be negative
 * @param width a multiple of 4
 * @param height a multiple of 4
 * @param coreLeft first column that it answers for, a multiple of 4 like the other three
 * @param coreTop first row
 * @param coreRight the column behind the last
 * @param coreBottom the row behind the last
 */
public record Tile(int x, int y, int width, int height, int coreLeft, int coreTop, int coreRight, int coreBottom) {
    /** Whether a place of the level is one that the tile answers for. */
    public boolean answersFor(double column, double row) {
        return column >= coreLeft && column < coreRight && row >= coreTop && row < coreBottom;
    }
}
