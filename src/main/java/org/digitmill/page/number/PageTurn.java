package org.digitmill.page.number;

import org.digitmill.page.decision.Mark;

/** Maps positions of a skewed page to the deskewed page: a rotation about its centre that keeps the page's size. */
public final class PageTurn {
    private final double middleX;
    private final double middleY;
    private final double sine;
    private final double cosine;

    /** @param skew degrees by which the page lies clockwise off the level */
    public PageTurn(int width, int height, double skew) {
        middleX = (width - 1) / 2.0;
        middleY = (height - 1) / 2.0;
        sine = Math.sin(Math.toRadians(skew));
        cosine = Math.cos(Math.toRadians(skew));
    }

    /** Where a mark of the page that lies askew is on the level page. */
    public Mark level(Mark mark) {
        double right = mark.x() - middleX;
        double down = mark.y() - middleY;
        return mark.at(middleX + cosine * right + sine * down, middleY + cosine * down - sine * right);
    }

    /** The column of the page that lies askew, of a place on the level page. */
    double backX(double x, double y) {
        return middleX + cosine * (x - middleX) - sine * (y - middleY);
    }

    /** The row of the page that lies askew, of a place on the level page. */
    double backY(double x, double y) {
        return middleY + sine * (x - middleX) + cosine * (y - middleY);
    }
}
