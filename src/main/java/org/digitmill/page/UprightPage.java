package org.digitmill.page;

import java.util.List;

/**
 * A page that was made level, with its printed lines taken out.
 *
 * @param contrast its pixels
 * @param grid its printed lines
 * @param blobs its ink, without specks
 * @param millimetre pixels a millimetre, were it a whole A4 page
 */
record UprightPage(Contrast contrast, Grid grid, List<Blob> blobs, double millimetre) {
    /** In millimetres: smaller ink is a speck. */
    private static final double SPECK = 0.7;

    static UprightPage of(Contrast level, double millimetre) {
        Mask mask = level.mask();
        ThinStrokes.add(mask, level, millimetre);
        Grid grid = Grid.find(level.faint(), millimetre);
        RuleRemoval.remove(mask, level, grid);
        return new UprightPage(level, grid, Blobs.of(mask, (int) Math.max(4, SPECK * millimetre)), millimetre);
    }

    /** The same page turned clockwise by so many right angles. */
    UprightPage turned(int quarters) {
        if (quarters == 0) {
            return this;
        }
        boolean aside = quarters % 2 == 1;
        byte[] values = Turning.quarters(contrast.values(), contrast.width(), contrast.height(), quarters);
        return of(
                new Contrast(
                        aside ? contrast.height() : contrast.width(),
                        aside ? contrast.width() : contrast.height(),
                        values,
                        contrast.threshold(),
                        contrast.floor()),
                millimetre);
    }
}
