package org.digitmill.page.decision;

import org.digitmill.image.framing.FramedDigit;
import org.digitmill.model.Prediction;
import org.digitmill.page.picture.ConnectedComponent;
import org.digitmill.page.picture.LevelContrast;

/**
 * A mark: something on a page that has a row in the table of digits: a digit, or unread ink that looks like one.
 *
 * @param x middle of its ink's box, in pixels of the page
 * @param y middle of its ink's box
 * @param width of its ink's box
 * @param height of its ink's box
 * @param pixels framed as in MNIST; not copied
 * @param prediction null if it was not read
 * @param doubtful whether it needs review
 * @param printed whether it is printed
 */
public record Mark(
        double x,
        double y,
        double width,
        double height,
        byte[] pixels,
        Prediction prediction,
        boolean doubtful,
        boolean printed) {
    /** Ink that was not read. */
    static Mark unread(double left, double top, double width, double height) {
        return new Mark(
                left + width / 2, top + height / 2, width, height, new byte[FramedDigit.PIXELS], null, true, false);
    }

    /** A piece of ink of a level that was not read. */
    public static Mark unread(LevelContrast level, ConnectedComponent component) {
        double left = level.toPage(component.left());
        double top = level.toPage(component.top());
        return unread(
                left, top, level.toPage(component.right() + 1.0) - left, level.toPage(component.bottom() + 1.0) - top);
    }

    public double left() {
        return x - width / 2;
    }

    public double right() {
        return x + width / 2;
    }

    public double top() {
        return y - height / 2;
    }

    public double bottom() {
        return y + height / 2;
    }

    /** The same, which a person should look at. */
    public Mark asDoubtful() {
        return new Mark(x, y, width, height, pixels, prediction, true, printed);
    }

    /** The same in another place. */
    public Mark at(double otherX, double otherY) {
        return new Mark(otherX, otherY, width, height, pixels, prediction, doubtful, printed);
    }

    /**
     * The digit of a page.
     *
     * @param factor pixels of the file's page for each pixel of this one
     * @param sign what is written right before it; null for nothing
     */
    public PageDigit digit(int factor, String sign) {
        FramedDigit framed = new FramedDigit(
                pixels,
                (int) Math.max(0, Math.round(left() * factor)),
                (int) Math.max(0, Math.round(top() * factor)),
                (int) Math.max(1, Math.round(width * factor)),
                (int) Math.max(1, Math.round(height * factor)));
        return new PageDigit(framed, prediction, doubtful, printed, sign);
    }
}
