package org.digitmill.page.form;

/** The corner of a page from which a field's place is measured, inwards. */
public enum PageCorner {
    TOP_LEFT(false, false),
    TOP_RIGHT(true, false),
    BOTTOM_LEFT(false, true),
    BOTTOM_RIGHT(true, true);

    private final boolean right;
    private final boolean bottom;

    PageCorner(boolean right, boolean bottom) {
        this.right = right;
        this.bottom = bottom;
    }

    /** The distance of a box's left side from that of the page, as a share of the page's width. */
    double left(double x, double width) {
        return right ? 1 - x - width : x;
    }

    double top(double y, double height) {
        return bottom ? 1 - y - height : y;
    }
}
