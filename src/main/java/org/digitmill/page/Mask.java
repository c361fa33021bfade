package org.digitmill.page;

/**
 * Which pixels are ink.
 *
 * @param width columns
 * @param height rows
 * @param bits row by row, 1 for ink and 0 for paper; not copied, and changed by those who clean it
 */
record Mask(int width, int height, byte[] bits) {
    boolean at(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height && bits[y * width + x] != 0;
    }

    /** Columns become rows. Done in blocks, which the cache likes. */
    Mask transposed() {
        byte[] turned = new byte[bits.length];
        int block = 32;
        for (int top = 0; top < height; top += block) {
            int bottom = Math.min(height, top + block);
            for (int left = 0; left < width; left += block) {
                int right = Math.min(width, left + block);
                for (int y = top; y < bottom; y++) {
                    for (int x = left; x < right; x++) {
                        turned[x * height + y] = bits[y * width + x];
                    }
                }
            }
        }
        return new Mask(height, width, turned);
    }
}
