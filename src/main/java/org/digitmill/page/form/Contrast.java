package org.digitmill.page.form;

import org.digitmill.page.picture.Mask;

/**
 * A contrast image: the share of the paper's light that each pixel absorbs, 0 for paper, 255 for black.
 *
 * @param width columns
 * @param height rows
 * @param values row by row, one unsigned byte per pixel
 * @param threshold contrast from which on a pixel is ink, 1 to 255
 * @param floor contrast up to which a pixel counts as noise of the paper
 */
record Contrast(int width, int height, byte[] values, int threshold, int floor) {
    int at(int x, int y) {
        return values[y * width + x] & 0xFF;
    }

    /** What is surely ink. */
    Mask mask() {
        byte[] bits = new byte[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = (values[i] & 0xFF) >= threshold ? (byte) 1 : 0;
        }
        return new Mask(width, height, bits);
    }
}
