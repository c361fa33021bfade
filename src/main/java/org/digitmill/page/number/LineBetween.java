package org.digitmill.page.number;

import org.digitmill.page.decision.Mark;
import org.digitmill.page.picture.LevelContrast;
import org.digitmill.page.picture.PagePyramid;

/** Finds a vertical line between two neighbouring marks. */
public final class LineBetween {
    /** Contrast from which on a pixel may be a line's. */
    private static final float LINE = -0.5f;
    /** A line goes on over so many pixels of paper, as a dotted one does. */
    private static final int BREAK = 3;
    /** It reaches beyond the marks by so much of their height, above and below. */
    private static final double BEYOND = 0.15;
    /** It is followed so many heights up and down. */
    private static final double REACH = 2.5;

    private final LevelContrast level;
    private final PageTurn turn;

    public LineBetween(LevelContrast level, PageTurn turn) {
        this.level = level;
        this.turn = turn;
    }

    /**
     * The length of the longest line between two marks, in pixels of the page; 0 for none.
     *
     * @param left mark, on the level page
     * @param right mark, on the level page
     */
    double length(Mark left, Mark right) {
        double step = 1 / PagePyramid.scale(level.level());
        double height = Math.max(left.height(), right.height());
        double top = Math.min(left.top(), right.top()) - BEYOND * height;
        double bottom = Math.max(left.bottom(), right.bottom()) + BEYOND * height;
        double middle = (top + bottom) / 2;
        double from = Math.min(left.right(), right.left()) - 2 * step;
        double to = Math.max(left.right(), right.left()) + 2 * step;
        double longest = 0;
        for (double x = Math.max(left.x(), from); x <= Math.min(right.x(), to); x += step) {
            double up = follow(x, middle, -step, REACH * height);
            double down = follow(x, middle, step, REACH * height);
            if (middle - up <= top && middle + down >= bottom) {
                longest = Math.max(longest, up + down);
            }
        }
        return longest;
    }

    /** How far there is ink from a place up or down, at most {@code most} pixels of the page. */
    private double follow(double x, double y, double step, double most) {
        int missed = 0;
        double reached = 0;
        for (double way = 0; way <= most; way += Math.abs(step)) {
            if (isInk(x, y + Math.signum(step) * way)) {
                reached = way;
                missed = 0;
            } else if (++missed > BREAK) {
                break;
            }
        }
        return reached;
    }

    /** Whether there is ink at a place of the level page, or a pixel beside it. */
    private boolean isInk(double x, double y) {
        int column = (int) level.toLevel(turn.backX(x, y));
        int row = (int) level.toLevel(turn.backY(x, y));
        if (row < 0 || row >= level.height()) {
            return false;
        }
        for (int at = Math.max(0, column - 1); at <= Math.min(level.width() - 1, column + 1); at++) {
            if (level.at(at, row) <= LINE) {
                return true;
            }
        }
        return false;
    }
}
