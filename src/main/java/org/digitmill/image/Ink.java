package org.digitmill.image;

/**
 * The ink of one digit.
 *
 * @param picture 0 for paper to 255 for full ink, cut to the ink
 * @param x column of its left edge in the picture it was found in
 * @param y row of its upper edge there
 */
record Ink(GreyImage picture, int x, int y) {
    int width() {
        return picture.width();
    }

    int height() {
        return picture.height();
    }
}
