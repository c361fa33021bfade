package org.digitmill.page;

/** Tells what is left of a printed box's upright side from a one that was written into the box. */
final class BoxSide {
    /** In millimetres: the breadth of two sides that stand close together, which no line finder took for one line. */
    private static final double THIN = 1;
    /** In millimetres: how near to the lines above and below it ends. Hardly anybody writes a one from line to line. */
    private static final double NEAR = 0.5;

    private BoxSide() {}

    static boolean is(Blob blob, UprightPage page) {
        return blob.width() <= THIN * page.millimetre()
                && meetsLine(blob, blob.top(), page)
                && meetsLine(blob, blob.bottom(), page);
    }

    private static boolean meetsLine(Blob blob, int row, UprightPage page) {
        int column = (int) blob.middleX();
        double near = NEAR * page.millimetre();
        for (Rule line : page.grid().level()) {
            if (line.reaches(column, near) && Math.abs(line.middle(column) - row) <= near + line.thickness() / 2) {
                return true;
            }
        }
        return false;
    }
}
