package org.digitmill.samples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * A picture of one digit.
 *
 * @param digit 0 to 9
 * @param width pixels
 * @param height pixels
 * @param type one of the types of {@link BufferedImage}
 * @param paper what it is written on
 * @param ink what it is written with
 * @param pen width of the stroke as a share of the digit's height
 * @param slant how far the top leans to the right, in heights
 * @param left the left edge of the digit's box as a share of the width; the box is as high as {@code size} says and 0.7 as wide
 * @param top its upper edge as a share of the height
 * @param size the box's height as a share of the picture's height
 */
record DigitPicture(
        int digit,
        int width,
        int height,
        int type,
        Paint paper,
        Color ink,
        double pen,
        double slant,
        double left,
        double top,
        double size) {
    /** In the middle of a square sheet. */
    static DigitPicture square(int digit, int side, Color paper, Color ink) {
        return new DigitPicture(
                digit, side, side, BufferedImage.TYPE_BYTE_GRAY, paper, ink, 0.11, 0.1, 0.25, 0.15, 0.7);
    }

    DigitPicture typed(int other) {
        return new DigitPicture(digit, width, height, other, paper, ink, pen, slant, left, top, size);
    }

    /** On paper that is lit from one side, as a phone sees it. */
    DigitPicture lit(Color bright, Color dark) {
        Paint light = new GradientPaint(0, 0, bright, width, height, dark);
        return new DigitPicture(digit, width, height, type, light, ink, pen, slant, left, top, size);
    }

    DigitPicture written(double otherPen, double otherSlant) {
        return new DigitPicture(digit, width, height, type, paper, ink, otherPen, otherSlant, left, top, size);
    }

    /** Elsewhere on a sheet of other proportions. */
    DigitPicture placed(int otherWidth, double otherLeft, double otherTop, double otherSize) {
        return new DigitPicture(
                digit, otherWidth, height, type, paper, ink, pen, slant, otherLeft, otherTop, otherSize);
    }

    BufferedImage draw() {
        BufferedImage picture = new BufferedImage(width, height, type);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        if (paper != null) {
            graphics.setPaint(paper);
            graphics.fillRect(0, 0, width, height);
        }
        double box = size * height;
        graphics.setColor(ink);
        graphics.setStroke(new BasicStroke((float) (pen * box), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(DigitStrokes.write(digit, left * width, top * height, 0.7 * box, box, slant));
        graphics.dispose();
        return picture;
    }
}
