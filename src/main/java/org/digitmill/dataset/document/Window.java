package org.digitmill.dataset.document;

import java.util.Arrays;
import org.digitmill.dataset.drawing.PenRandom;

/**
 * The part of a crop that shows the document, in pixels of the crop; the rest is padding, as around a picture that is smaller than a
 * crop.
 */
record Window(int left, int top, int right, int bottom) {
    private static final Window ALL = new Window(0, 0, PageCrop.SIDE, PageCrop.SIDE);

    /** Mostly the whole crop. @param size height of the digits in it */
    static Window draw(double size, PenRandom random) {
        if (!random.chance(0.12)) {
            return ALL;
        }
        int least = (int) Math.min(PageCrop.SIDE - 1, 1.5 * size);
        int width = random.chance(0.4) ? PageCrop.SIDE : Draws.between(random, least, PageCrop.SIDE);
        int height = random.chance(0.2) ? PageCrop.SIDE : Draws.between(random, least, PageCrop.SIDE);
        int left = random.chance(0.5) ? 0 : Draws.between(random, 0, PageCrop.SIDE - width);
        int top = random.chance(0.5) ? 0 : Draws.between(random, 0, PageCrop.SIDE - height);
        return new Window(left, top, left + width, top + height);
    }

    /** A strip that was cut close around a number. */
    static Window strip(double size, PenRandom random) {
        int width = (int) Math.min(PageCrop.SIDE, size * Draws.logUniform(random, 1.3, 8));
        int height = (int) Math.min(PageCrop.SIDE, size * random.uniform(0.8, 2));
        int left = Draws.between(random, 0, PageCrop.SIDE - width);
        int top = Draws.between(random, 0, PageCrop.SIDE - height);
        return new Window(left, top, left + width, top + height);
    }

    /** A small square about one digit. */
    static Window small(double size, PenRandom random) {
        int side = (int) Math.min(PageCrop.SIDE, Math.max(8, size * Draws.logUniform(random, 1.05, 3)));
        int left = random.chance(0.5) ? 0 : Draws.between(random, 0, PageCrop.SIDE - side);
        int top = random.chance(0.5) ? 0 : Draws.between(random, 0, PageCrop.SIDE - side);
        return new Window(left, top, left + side, top + side);
    }

    double middleX() {
        return (left + right) / 2.0;
    }

    double middleY() {
        return (top + bottom) / 2.0;
    }

    boolean contains(double x, double y) {
        return x >= left && y >= top && x < right && y < bottom;
    }

    /** Fills what is outside: with the paper inside, as the page reader does it, or with the edge, black or white. */
    void fill(float[] picture, PenRandom random) {
        if (this == ALL) {
            return;
        }
        boolean rim = random.chance(0.1);
        float level = random.chance(0.9) ? paper(picture) : random.chance(0.5) ? 1 : 0;
        for (int y = 0; y < PageCrop.SIDE; y++) {
            for (int x = 0; x < PageCrop.SIDE; x++) {
                if (!contains(x, y)) {
                    int column = Math.max(left, Math.min(right - 1, x));
                    int row = Math.max(top, Math.min(bottom - 1, y));
                    picture[y * PageCrop.SIDE + x] = rim ? picture[row * PageCrop.SIDE + column] : level;
                }
            }
        }
    }

    /** The level of which a quarter of the pixels are brighter. */
    private float paper(float[] picture) {
        int width = right - left;
        float[] levels = new float[width * (bottom - top)];
        for (int y = top; y < bottom; y++) {
            System.arraycopy(picture, y * PageCrop.SIDE + left, levels, (y - top) * width, width);
        }
        Arrays.sort(levels);
        return levels[(int) (0.75 * levels.length)];
    }
}
