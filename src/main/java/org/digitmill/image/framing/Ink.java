package org.digitmill.image.framing;

import org.digitmill.image.pixel.GreyImage;

/**
 * The ink of one digit.
 *
 * @param picture 0 for paper to 255 for full ink, cut to the ink
 * @param x column of its left edge in the picture it was found in
 * @param y row of its upper edge there
 * @param dark whether it is darker than its paper
 * @param doubtful whether it may be no pen's: cut off by the edge, hardly clearer than the grain, or without an edge all around
 */
record Ink(GreyImage picture, int x, int y, boolean dark, boolean doubtful) {
    int width() {
        return picture.width();
    }

    int height() {
        return picture.height();
    }
}
