package org.digitmill.page.detection;

import org.digitmill.page.picture.PixelBox;

/**
 * A detection: a place on a page where the page network sees a digit.
 *
 * @param x middle of its box, in pixels of the page
 * @param y middle of its box
 * @param width of its box
 * @param height of its box
 * @param classes for each digit from 0 to 9, the probability that it is there, 0 to 1; the sum need not be 1; not copied
 * @param score the highest of them, or less if another look at the page did not show it
 * @param printed the probability that it is printed
 * @param scale of the picture in which it was seen: its pixels for each pixel of the page
 */
public record Detection(
        double x, double y, double width, double height, float[] classes, float score, float printed, double scale) {
    public Detection {
        if (classes.length != 10 || !(width > 0 && height > 0)) {
            throw new IllegalArgumentException(classes.length + " classes, " + width + "×" + height + " pixels");
        }
    }

    /** The same in another place. */
    public Detection at(PixelBox box) {
        return new Detection(
                box.x() + box.width() / 2.0,
                box.y() + box.height() / 2.0,
                box.width(),
                box.height(),
                classes,
                score,
                printed,
                scale);
    }

    /** The same of a page with this many times as many columns and rows. */
    Detection onPage(double columns, double rows) {
        return new Detection(
                x * columns, y * rows, width * columns, height * rows, classes, score, printed, scale / rows);
    }

    Detection withScore(float other) {
        return new Detection(x, y, width, height, classes, other, printed, scale);
    }

    public double left() {
        return x - width / 2;
    }

    public double top() {
        return y - height / 2;
    }

    public double right() {
        return x + width / 2;
    }

    public double bottom() {
        return y + height / 2;
    }

    public double area() {
        return width * height;
    }

    /** The area that both boxes cover. */
    double common(Detection other) {
        double across = Math.min(right(), other.right()) - Math.max(left(), other.left());
        double down = Math.min(bottom(), other.bottom()) - Math.max(top(), other.top());
        return across <= 0 || down <= 0 ? 0 : across * down;
    }

    /** How high the digit is in the picture in which it was seen, in pixels. */
    double seenHeight() {
        return height * scale;
    }

    /** The likeliest digit. */
    int digit() {
        int best = 0;
        for (int digit = 1; digit < 10; digit++) {
            if (classes[digit] > classes[best]) {
                best = digit;
            }
        }
        return best;
    }
}
