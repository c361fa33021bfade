package org.digitmill.dataset.document;

/**
 * The ink of one glyph, word or mark by itself, cut to its box.
 *
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 * @param coverage by ink, from 0 to 1, row by row from the top left; not copied
 */
record InkPatch(int width, int height, float[] coverage) {
    InkPatch {
        if (width < 1 || height < 1 || coverage.length != width * height) {
            throw new IllegalArgumentException(width + "×" + height + " pixels with " + coverage.length + " values");
        }
    }

    float at(int x, int y) {
        return coverage[y * width + x];
    }
}
