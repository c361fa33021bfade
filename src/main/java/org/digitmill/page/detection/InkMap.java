package org.digitmill.page.detection;

import org.digitmill.dataset.document.InkKind;
import org.digitmill.page.picture.LevelContrast;

/**
 * A map of the kinds of ink of a level: probabilities of {@link InkKind} for each cell. Cells that the network was not run on are empty.
 */
public final class InkMap {
    private final LevelContrast level;
    private final int columns;
    private final int rows;
    private final float[] kinds;

    InkMap(LevelContrast level) {
        this.level = level;
        this.columns = (level.width() + PageMaps.CELL - 1) / PageMaps.CELL;
        this.rows = (level.height() + PageMaps.CELL - 1) / PageMaps.CELL;
        this.kinds = new float[columns * rows * InkKind.COUNT];
        for (int cell = 0; cell < columns * rows; cell++) {
            kinds[cell * InkKind.COUNT + InkKind.NONE.ordinal()] = 1;
        }
    }

    public LevelContrast level() {
        return level;
    }

    /** Takes a tile's cells from a row and column on. */
    void write(Tile tile, float[] maps) {
        int across = tile.width() / PageMaps.CELL;
        int left = tile.x() / PageMaps.CELL;
        int top = tile.y() / PageMaps.CELL;
        int firstRow = Math.max(0, tile.coreTop() / PageMaps.CELL);
        int lastRow = Math.min(rows, tile.coreBottom() / PageMaps.CELL);
        int firstColumn = Math.max(0, tile.coreLeft() / PageMaps.CELL);
        int lastColumn = Math.min(columns, tile.coreRight() / PageMaps.CELL);
        for (int row = firstRow; row < lastRow; row++) {
            for (int column = firstColumn; column < lastColumn; column++) {
                int cell = (row - top) * across + column - left;
                PageMaps.kinds(maps, cell, kinds, (row * columns + column) * InkKind.COUNT);
            }
        }
    }

    /** The mean of the probabilities of each kind in a box of the page; cells without ink do not count where others have it. */
    public float[] kinds(double left, double top, double right, double bottom) {
        float[] sums = new float[InkKind.COUNT];
        float[] inked = new float[InkKind.COUNT];
        int cells = 0;
        int inkedCells = 0;
        int firstRow = cell(top, rows);
        int lastRow = cell(bottom, rows);
        int firstColumn = cell(left, columns);
        int lastColumn = cell(right, columns);
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                int at = (row * columns + column) * InkKind.COUNT;
                boolean ink = kinds[at + InkKind.NONE.ordinal()] < 0.5f;
                cells++;
                inkedCells += ink ? 1 : 0;
                for (int kind = 0; kind < InkKind.COUNT; kind++) {
                    sums[kind] += kinds[at + kind];
                    inked[kind] += ink ? kinds[at + kind] : 0;
                }
            }
        }
        float[] result = inkedCells > 0 ? inked : sums;
        int count = inkedCells > 0 ? inkedCells : cells;
        for (int kind = 0; kind < InkKind.COUNT; kind++) {
            result[kind] /= count;
        }
        return result;
    }

    /** The probability of a kind in the cell of a place of the level. */
    public float probability(int x, int y, InkKind kind) {
        return kinds[(y / PageMaps.CELL * columns + x / PageMaps.CELL) * InkKind.COUNT + kind.ordinal()];
    }

    private int cell(double place, int count) {
        return (int) Math.max(0, Math.min(count - 1, Math.floor(level.toLevel(place) / PageMaps.CELL)));
    }
}
