package org.digitmill.dataset.document;

import java.util.List;

/**
 * A crop: a square piece of a generated document with its truth.
 *
 * @param pixels {@link #SIDE} × {@link #SIDE} unsigned bytes, row by row from the top left, 0 for black and 255 for white; not copied
 * @param digits those whose centre the page network is to find; one that is cut off, or outside of the network's sizes, is not among them
 * @param kinds ordinals of {@link InkKind}, {@link #CELLS} × {@link #CELLS}, one a cell of {@link #CELL} × {@link #CELL} pixels; not
 *     copied
 */
public record PageCrop(byte[] pixels, List<CropDigit> digits, byte[] kinds) {
    /** Pixels along a side. */
    public static final int SIDE = 160;
    /** Pixels along a side of a cell, which is the stride of the page network. */
    public static final int CELL = 4;
    /** Cells along a side. */
    public static final int CELLS = SIDE / CELL;

    public PageCrop {
        if (pixels.length != SIDE * SIDE || kinds.length != CELLS * CELLS) {
            throw new IllegalArgumentException(pixels.length + " pixels and " + kinds.length + " cells");
        }
        digits = List.copyOf(digits);
    }
}
