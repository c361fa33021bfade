package org.digitmill.page.form;

import java.util.Arrays;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.image.pixel.Threshold;

/** Illumination correction of a page: the share of the surrounding paper's light that each pixel absorbs. */
final class PaperLight {
    /** The page's longer side in tiles: 2.5 mm of an A4 page each. */
    private static final int TILES = 120;
    /** The share of a tile's pixels that are darker than its paper, ink and grain. */
    private static final double PAPER_RANK = 0.8;
    /** Ink weaker than this share of black does not come from a pen, but shows through from the other side. */
    private static final int FAINTEST_INK = 52;
    /** Ink stronger than this is ink, however black the print beside it is. */
    private static final int SURE_INK = 92;

    private final GreyImage page;
    private final int flip;
    private final int tile;
    private final int columns;
    private final int rows;

    private PaperLight(GreyImage page, boolean lightInk) {
        this.page = page;
        this.flip = lightInk ? 0xFF : 0;
        this.tile = Math.max(12, Math.max(page.width(), page.height()) / TILES);
        this.columns = (page.width() + tile - 1) / tile;
        this.rows = (page.height() + tile - 1) / tile;
    }

    static Contrast contrast(GreyImage page) {
        int[] histogram = new int[256];
        byte[] pixels = page.pixels();
        for (int i = 0; i < pixels.length; i += 7) {
            histogram[pixels[i] & 0xFF]++;
        }
        boolean lightInk = rank(histogram, 0.5) < 90;
        return new PaperLight(page, lightInk).contrast();
    }

    private Contrast contrast() {
        float[] paper = blurred(brightest(tiles()));
        byte[] values = new byte[page.pixels().length];
        int[] histogram = new int[256];
        int[] reciprocals = new int[256];
        for (int i = 0; i < 256; i++) {
            reciprocals[i] = (255 << 16) / Math.max(i, 32);
        }
        int[] light = new int[page.width()];
        for (int y = 0; y < page.height(); y++) {
            lightOfRow(paper, y, light);
            int at = y * page.width();
            for (int x = 0; x < light.length; x++) {
                int level = light[x];
                int difference = level - (page.pixels()[at + x] & 0xFF ^ flip);
                int value = difference <= 0 ? 0 : Math.min(255, difference * reciprocals[level] >> 16);
                values[at + x] = (byte) value;
                histogram[value]++;
            }
        }
        int usual = rank(histogram, 0.5);
        int spread = Math.max(1, rank(histogram, 0.84) - usual);
        int floor = Math.min(60, usual + 3 * Math.min(spread, 12) + 6);
        int otsu = Threshold.lowestOtsu(histogram, floor);
        int threshold = Math.max(Math.max(FAINTEST_INK, floor + 8), Math.min(SURE_INK, otsu * 9 / 10));
        return new Contrast(page.width(), page.height(), values, threshold, floor);
    }

    private float[] tiles() {
        float[] tiles = new float[columns * rows];
        int[] histogram = new int[256];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                Arrays.fill(histogram, 0);
                int right = Math.min(page.width(), (column + 1) * tile);
                int bottom = Math.min(page.height(), (row + 1) * tile);
                for (int y = row * tile; y < bottom; y += 2) {
                    for (int x = column * tile; x < right; x += 2) {
                        histogram[page.pixels()[y * page.width() + x] & 0xFF ^ flip]++;
                    }
                }
                tiles[row * columns + column] = rank(histogram, PAPER_RANK);
            }
        }
        return tiles;
    }

    /** Tiles full of ink take the paper's brightness from their neighbours. */
    private float[] brightest(float[] tiles) {
        float[] result = new float[tiles.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                float brightest = 0;
                for (int y = Math.max(0, row - 2); y <= Math.min(rows - 1, row + 2); y++) {
                    for (int x = Math.max(0, column - 2); x <= Math.min(columns - 1, column + 2); x++) {
                        brightest = Math.max(brightest, tiles[y * columns + x]);
                    }
                }
                result[row * columns + column] = brightest;
            }
        }
        return result;
    }

    private float[] blurred(float[] tiles) {
        float[] result = new float[tiles.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                float sum = 0;
                int count = 0;
                for (int y = Math.max(0, row - 2); y <= Math.min(rows - 1, row + 2); y++) {
                    for (int x = Math.max(0, column - 2); x <= Math.min(columns - 1, column + 2); x++) {
                        sum += tiles[y * columns + x];
                        count++;
                    }
                }
                result[row * columns + column] = sum / count;
            }
        }
        return result;
    }

    /** Between the middles of tiles the light changes evenly; in 1/65,536 of a level while it adds up. */
    private void lightOfRow(float[] paper, int y, int[] light) {
        double place = Math.max(0, Math.min(rows - 1, (y + 0.5) / tile - 0.5));
        int above = Math.min((int) place, Math.max(0, rows - 2));
        float down = (float) (place - above);
        int below = Math.min(rows - 1, above + 1);
        int half = tile / 2;
        int before = level(paper, above, below, down, 0);
        Arrays.fill(light, 0, Math.min(half, light.length), before >> 16);
        for (int column = 0; column < columns; column++) {
            int next = level(paper, above, below, down, Math.min(columns - 1, column + 1));
            int step = (next - before) / tile;
            int value = before;
            int end = Math.min(light.length, half + (column + 1) * tile);
            for (int x = half + column * tile; x < end; x++, value += step) {
                light[x] = value >> 16;
            }
            before = next;
        }
    }

    private int level(float[] paper, int above, int below, float down, int column) {
        float upper = paper[above * columns + column];
        return (int) ((upper + (paper[below * columns + column] - upper) * down) * 65_536);
    }

    private static int rank(int[] histogram, double share) {
        long total = 0;
        for (int count : histogram) {
            total += count;
        }
        long seen = 0;
        for (int value = 0; value < 256; value++) {
            seen += histogram[value];
            if (seen > share * total) {
                return value;
            }
        }
        return 255;
    }
}
