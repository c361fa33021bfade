package org.digitmill.page;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A mask in strips of {@link Rule#STEP} columns: how many pixels of each row are ink in each strip, and where a level line passes a strip
 * with paper above and below it.
 */
final class RulePieces {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    /** Of a strip's columns, so many are ink where a line passes. */
    private static final int FULL = Rule.STEP - 1;
    /** And at most so many where there is paper, with some grain. */
    private static final int PAPER = 2;

    final int strips;
    final int height;
    /** Strip by strip, row by row. */
    private final byte[] counts;

    RulePieces(Mask mask) {
        strips = mask.width() / Rule.STEP;
        height = mask.height();
        counts = new byte[strips * height];
        for (int y = 0; y < height; y++) {
            int at = y * mask.width();
            for (int strip = 0; strip < strips; strip++) {
                long pixels = (long) EIGHT.get(mask.bits(), at + strip * Rule.STEP);
                if (pixels != 0) {
                    counts[strip * height + y] = (byte) Long.bitCount(pixels);
                }
            }
        }
    }

    /** The first row from {@code row} on with ink all through the strip; {@code height} where there is none. */
    int next(int strip, int row) {
        int end = (strip + 1) * height;
        for (int at = Blank.skip(counts, strip * height + row, end); at < end; at = Blank.skip(counts, at + 1, end)) {
            if (counts[at] >= FULL) {
                return at - strip * height;
            }
        }
        return height;
    }

    /** The last row, counted from {@code row}, down to which the strip is full. */
    int last(int strip, int row) {
        int last = row;
        while (isFull(strip, last + 1)) {
            last++;
        }
        return last;
    }

    /**
     * Whether these full rows have paper above and below, or on one side a twin: the sides of boxes stand two and two. The rims of a line
     * may be soft by a pixel.
     *
     * @param reach rows from one line to its twin, at most
     */
    boolean standAlone(int strip, int first, int last, int reach) {
        boolean above = isPaper(strip, first - 2);
        boolean below = isPaper(strip, last + 2);
        return above && below || above && hasTwin(strip, last, 1, reach) || below && hasTwin(strip, first, -1, reach);
    }

    private boolean hasTwin(int strip, int row, int direction, int reach) {
        int near = row + direction;
        while (!isFull(strip, near)) {
            near += direction;
            if (Math.abs(near - row) > reach) {
                return false;
            }
        }
        int far = near;
        while (isFull(strip, far + direction)) {
            far += direction;
        }
        return Math.abs(far - near) < reach && isPaper(strip, far + 2 * direction);
    }

    /** Whether ink goes on through the strip at a row or beside it, a line's or a stroke's that lies on it. */
    boolean goesOn(int strip, int row) {
        return isFull(strip, row) || isFull(strip, row - 1) || isFull(strip, row + 1);
    }

    private boolean isFull(int strip, int row) {
        return row >= 0 && row < height && counts[strip * height + row] >= FULL;
    }

    private boolean isPaper(int strip, int row) {
        return row < 0 || row >= height || counts[strip * height + row] <= PAPER;
    }
}
