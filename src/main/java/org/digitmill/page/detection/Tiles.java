package org.digitmill.page.detection;

import java.util.ArrayList;
import java.util.List;
import org.digitmill.page.picture.LevelContrast;

/** Divides a level into overlapping tiles of a few fixed sizes, and leaves out those without ink. */
public final class Tiles {
    /** Pixels around a tile's core that it sees; two tiles overlap by twice as much. */
    static final int RIM = 24;
    /** In pixels: sides of tiles are multiples of it, since the network prepares itself for each size that it meets. */
    private static final int UNIT = 64;
    /** In pixels: the network takes some two kilobytes for each cell of 16. */
    private static final int WIDEST = 896;

    private static final int LARGEST = 640 * 896;
    /** In pixels: the longest side of a tile where only parts of a level are looked at. */
    private static final int SMALL = 320;
    /** A tile with fewer pixels of ink is blank. */
    private static final int LEAST_INK = 6;

    private Tiles() {}

    /** The tiles of a level that have ink, each no larger than its ink needs. */
    public static List<Tile> of(LevelContrast level) {
        int[] columns = cores(level.width(), WIDEST);
        int widest = 0;
        for (int column = 0; column + 1 < columns.length; column++) {
            widest = Math.max(widest, columns[column + 1] - columns[column]);
        }
        return of(level, columns, cores(level.height(), LARGEST / side(widest + 2 * RIM) / UNIT * UNIT), null);
    }

    /** The tiles of a level that have ink where a coarser level wants it to be looked at, each no larger than that ink needs. */
    static List<Tile> of(LevelContrast level, SmallInk wanted) {
        return of(level, cores(level.width(), SMALL), cores(level.height(), SMALL), wanted);
    }

    private static List<Tile> of(LevelContrast level, int[] columns, int[] rows, SmallInk wanted) {
        List<Tile> tiles = new ArrayList<>();
        for (int row = 0; row + 1 < rows.length; row++) {
            for (int column = 0; column + 1 < columns.length; column++) {
                Tile tile = fitted(level, columns[column], rows[row], columns[column + 1], rows[row + 1], wanted);
                if (tile != null) {
                    tiles.add(tile);
                }
            }
        }
        return tiles;
    }

    /** Where cores of about the same length begin, and the end of the last. */
    private static int[] cores(int length, int longest) {
        int most = longest - 2 * RIM - PageMaps.CELL;
        int count = (length + most - 1) / most;
        int[] starts = new int[count + 1];
        for (int i = 0; i <= count; i++) {
            starts[i] = roundUp((int) ((long) length * i / count));
        }
        return starts;
    }

    private static int side(int wanted) {
        return (wanted + UNIT - 1) / UNIT * UNIT;
    }

    private static int roundUp(int length) {
        return (length + PageMaps.CELL - 1) / PageMaps.CELL * PageMaps.CELL;
    }

    /** The smallest tile that holds the wanted ink of a core with its rim; null if there is none. */
    private static Tile fitted(LevelContrast level, int left, int top, int right, int bottom, SmallInk wanted) {
        int firstX = Integer.MAX_VALUE;
        int lastX = -1;
        int firstY = -1;
        int lastY = -1;
        int ink = 0;
        for (int y = top; y < Math.min(bottom, level.height()); y++) {
            int at = y * level.width();
            for (int x = left; x < Math.min(right, level.width()); x++) {
                if (level.values()[at + x] <= LevelContrast.INK && (wanted == null || wanted.isNear(level, x, y))) {
                    ink++;
                    firstX = Math.min(firstX, x);
                    lastX = Math.max(lastX, x);
                    firstY = firstY < 0 ? y : firstY;
                    lastY = y;
                }
            }
        }
        if (ink < LEAST_INK) {
            return null;
        }
        int[] across = side(firstX / PageMaps.CELL * PageMaps.CELL, roundUp(lastX + 1), left, right);
        int[] down = side(firstY / PageMaps.CELL * PageMaps.CELL, roundUp(lastY + 1), top, bottom);
        return new Tile(across[0], down[0], across[1], down[1], across[2], down[2], across[3], down[3]);
    }

    /** Start and length of a tile, start and end of its core, around ink from {@code first} to before {@code last}. */
    private static int[] side(int first, int last, int coreStart, int coreEnd) {
        int wanted = last - first + 2 * RIM;
        int length = side(wanted);
        int start = first - RIM - (length - wanted) / 2 / PageMaps.CELL * PageMaps.CELL;
        // A digit's centre may lie beside the ink that is in this core.
        int from = Math.max(coreStart, start + 2 * PageMaps.CELL);
        int to = Math.min(coreEnd, start + length - 2 * PageMaps.CELL);
        return new int[] {start, length, from, to};
    }
}
