package org.digitmill.page.picture;

import java.util.HashMap;
import java.util.Map;
import org.digitmill.image.pixel.GreyImage;

/**
 * An image pyramid of a page with factors of two. Level 0 is the page itself, level 1 has half its size, level -1 twice its size. Levels
 * are computed on first use.
 */
public final class PagePyramid {
    /** The only level that is larger than the page. */
    public static final int FINEST = -1;

    private final GreyImage page;
    private final boolean darkest;
    private final Map<Integer, GreyImage> levels = new HashMap<>();

    public PagePyramid(GreyImage page) {
        this(page, false);
    }

    private PagePyramid(GreyImage page, boolean darkest) {
        this.page = page;
        this.darkest = darkest;
        levels.put(0, page);
    }

    /** A pyramid that keeps strokes of a pixel or two: a pixel of a coarser level is the darkest of four, not their mean. */
    public static PagePyramid ofThinStrokes(GreyImage page) {
        return new PagePyramid(page, true);
    }

    public GreyImage page() {
        return page;
    }

    /** Pixels of the page's longer side. */
    public int longest() {
        return Math.max(page.width(), page.height());
    }

    /** Pixels of a level for each pixel of the page. */
    public static double scale(int level) {
        return Math.scalb(1.0, -level);
    }

    /** @param level from {@link #FINEST} on */
    public GreyImage at(int level) {
        GreyImage known = levels.get(level);
        if (known == null) {
            known = level == FINEST ? doubled(page) : darkest ? darkest(at(level - 1)) : halved(at(level - 1));
            levels.put(level, known);
        }
        return known;
    }

    /** Squares of two by two pixels, averaged; a last odd column or row is averaged with itself. */
    static GreyImage halved(GreyImage picture) {
        int width = (picture.width() + 1) / 2;
        int height = (picture.height() + 1) / 2;
        byte[] from = picture.pixels();
        byte[] to = new byte[width * height];
        for (int y = 0; y < height; y++) {
            int upper = 2 * y * picture.width();
            int lower = Math.min(picture.height() - 1, 2 * y + 1) * picture.width();
            int whole = picture.width() / 2;
            int at = y * width;
            for (int x = 0; x < whole; x++) {
                int column = 2 * x;
                int sum = (from[upper + column] & 0xFF)
                        + (from[upper + column + 1] & 0xFF)
                        + (from[lower + column] & 0xFF)
                        + (from[lower + column + 1] & 0xFF);
                to[at + x] = (byte) (sum + 2 >> 2);
            }
            if (whole < width) {
                int sum = (from[upper + picture.width() - 1] & 0xFF) + (from[lower + picture.width() - 1] & 0xFF);
                to[at + whole] = (byte) (sum + 1 >> 1);
            }
        }
        return new GreyImage(width, height, to);
    }

    /** The darkest of squares of two by two pixels. */
    static GreyImage darkest(GreyImage picture) {
        int width = (picture.width() + 1) / 2;
        int height = (picture.height() + 1) / 2;
        byte[] from = picture.pixels();
        byte[] to = new byte[width * height];
        for (int y = 0; y < height; y++) {
            int upper = 2 * y * picture.width();
            int lower = Math.min(picture.height() - 1, 2 * y + 1) * picture.width();
            for (int x = 0; x < width; x++) {
                int left = 2 * x;
                int right = Math.min(picture.width() - 1, left + 1);
                int above = Math.min(from[upper + left] & 0xFF, from[upper + right] & 0xFF);
                int below = Math.min(from[lower + left] & 0xFF, from[lower + right] & 0xFF);
                to[y * width + x] = (byte) Math.min(above, below);
            }
        }
        return new GreyImage(width, height, to);
    }

    /** Twice the sides, linearly interpolated; beyond the edge the edge goes on. */
    static GreyImage doubled(GreyImage picture) {
        int width = 2 * picture.width();
        int height = 2 * picture.height();
        byte[] from = picture.pixels();
        byte[] to = new byte[Math.multiplyExact(width, height)];
        for (int y = 0; y < height; y++) {
            int near = y / 2 * picture.width();
            int farRow = Math.max(0, Math.min(picture.height() - 1, y / 2 + (y % 2 == 0 ? -1 : 1)));
            int far = farRow * picture.width();
            for (int x = 0; x < width; x++) {
                int column = x / 2;
                int beside = Math.max(0, Math.min(picture.width() - 1, column + (x % 2 == 0 ? -1 : 1)));
                int upper = 3 * (from[near + column] & 0xFF) + (from[near + beside] & 0xFF);
                int lower = 3 * (from[far + column] & 0xFF) + (from[far + beside] & 0xFF);
                to[y * width + x] = (byte) (3 * upper + lower + 8 >> 4);
            }
        }
        return new GreyImage(width, height, to);
    }
}
