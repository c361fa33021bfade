package org.digitmill.image.framing;

/**
 * Removes lines that cross a box from one side of its surroundings to the other, such as ruled lines and sides of cells, from a mask, and
 * keeps strokes that cross them.
 */
final class LinesThrough {
    /** Of the columns beside the box, the share in which a line is seen. */
    private static final double SEEN = 0.8;
    /** Of the box's longer side, how thick a line is at most. */
    private static final double THICKEST = 0.22;
    /** How far a line rises or falls for each pixel along. */
    private static final double STEEPEST = 0.2;
    /** Fewer columns beside the box tell nothing. */
    private static final int LEAST_COLUMNS = 4;

    private final boolean[] mask;
    private final int length;
    private final int breadth;
    private final int alongStep;
    private final int acrossStep;
    /** The box: where it begins and ends along lines, the end behind it. */
    private final int start;

    private final int end;
    private final int thickest;

    private LinesThrough(boolean[] mask, int width, int height, int[] box, boolean level) {
        this.mask = mask;
        this.length = level ? width : height;
        this.breadth = level ? height : width;
        this.alongStep = level ? 1 : width;
        this.acrossStep = level ? width : 1;
        this.start = level ? box[0] : box[1];
        this.end = level ? box[2] : box[3];
        this.thickest = (int) Math.max(3, THICKEST * Math.max(box[2] - box[0], box[3] - box[1]));
    }

    /** @param box left, top, right and bottom, the last two behind the box */
    static void remove(boolean[] mask, int width, int height, int[] box) {
        new LinesThrough(mask, width, height, box, true).remove();
        new LinesThrough(mask, width, height, box, false).remove();
    }

    private void remove() {
        int before = start;
        int behind = length - end;
        if (before < LEAST_COLUMNS && behind < LEAST_COLUMNS) {
            return;
        }
        boolean[] first = rows(0, start);
        boolean[] last = rows(end, length);
        boolean oneSided = before < LEAST_COLUMNS || behind < LEAST_COLUMNS;
        boolean[] given = before < LEAST_COLUMNS ? last : first;
        for (int row = 0; row < breadth; ) {
            int stop = row;
            while (stop < breadth && given[stop]) {
                stop++;
            }
            if (stop > row && stop - row <= thickest) {
                double middle = (row + stop - 1) / 2.0;
                double other = oneSided ? middle : partner(last, middle, stop - row);
                if (!Double.isNaN(other)) {
                    erase(middle, other, stop - row);
                }
            }
            row = Math.max(stop, row + 1);
        }
    }

    /** In which rows there is ink in nearly all columns from one to before another; a row beside counts, since lines slant. */
    private boolean[] rows(int from, int to) {
        boolean[] rows = new boolean[breadth];
        if (to - from < LEAST_COLUMNS) {
            return rows;
        }
        for (int row = 0; row < breadth; row++) {
            int seen = 0;
            for (int along = from; along < to; along++) {
                seen += isInk(along, row) || isInk(along, row - 1) && isInk(along, row + 1) ? 1 : 0;
            }
            rows[row] = seen >= SEEN * (to - from);
        }
        return rows;
    }

    /** The middle of the rows of a line of about the same thickness on the other side that goes on there; NaN for none. */
    private double partner(boolean[] rows, double middle, int thickness) {
        double reach = 2 + STEEPEST * (end - start);
        double best = Double.NaN;
        for (int row = 0; row < breadth; ) {
            int stop = row;
            while (stop < breadth && rows[stop]) {
                stop++;
            }
            double own = (row + stop - 1) / 2.0;
            boolean alike = stop > row && stop - row <= 2 * thickness + 1 && thickness <= 2 * (stop - row) + 1;
            if (alike && Math.abs(own - middle) <= reach && !(Math.abs(best - middle) <= Math.abs(own - middle))) {
                best = own;
            }
            row = Math.max(stop, row + 1);
        }
        return best;
    }

    /** @param from its middle before the box, @param to behind it */
    private void erase(double from, double to, int thickness) {
        double half = thickness / 2.0 + 1;
        for (int along = 0; along < length; along++) {
            double share = Math.max(0, Math.min(1, (along - start / 2.0) / ((end + length) / 2.0 - start / 2.0)));
            double middle = from + (to - from) * share;
            int first = (int) Math.max(0, Math.ceil(middle - half));
            int last = (int) Math.min(breadth - 1, Math.floor(middle + half));
            boolean above = isInk(along, first - 1) && isInk(along, first - 2);
            boolean below = isInk(along, last + 1) && isInk(along, last + 2);
            if (above && below) {
                continue;
            }
            for (int row = first; row <= last; row++) {
                mask[along * alongStep + row * acrossStep] = false;
            }
        }
    }

    private boolean isInk(int along, int across) {
        return across >= 0 && across < breadth && mask[along * alongStep + across * acrossStep];
    }
}
