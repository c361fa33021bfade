package org.digitmill.samples.pages;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.digitmill.dataset.digits.LabelledDigits;

/** An A4 sheet that is written and printed on; places and sizes are millimetres. */
final class Sheet {
    static final double WIDTH = 210;
    static final double HEIGHT = 297;

    final Random random;
    final double scale;
    final BufferedImage picture;
    final Graphics2D graphics;
    final List<TrueDigit> digits = new ArrayList<>();
    private final LabelledDigits hand;
    private final Color ink;
    private final double sharpness;
    private int number;

    Sheet(int dpi, Random random, LabelledDigits hand, Color paper, Color ink) {
        this.random = random;
        this.scale = dpi / 25.4;
        this.hand = hand;
        this.ink = ink;
        this.sharpness = between(0.15, 0.6);
        this.picture = new BufferedImage(px(WIDTH), px(HEIGHT), BufferedImage.TYPE_INT_RGB);
        this.graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setColor(paper);
        graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    }

    int px(double millimetres) {
        return (int) Math.round(millimetres * scale);
    }

    double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    void line(double x1, double y1, double x2, double y2, double thickness, Color colour) {
        graphics.setColor(colour);
        graphics.setStroke(
                new BasicStroke((float) (thickness * scale), BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER));
        graphics.draw(new Line2D.Double(x1 * scale, y1 * scale, x2 * scale, y2 * scale));
    }

    void box(double x, double y, double width, double height, double thickness, Color colour) {
        line(x, y, x + width, y, thickness, colour);
        line(x, y + height, x + width, y + height, thickness, colour);
        line(x, y, x, y + height, thickness, colour);
        line(x + width, y, x + width, y + height, thickness, colour);
    }

    void circle(double x, double y, double diameter, double thickness, boolean filled, Color colour) {
        Ellipse2D shape = new Ellipse2D.Double(x * scale, y * scale, diameter * scale, diameter * scale);
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke((float) (thickness * scale)));
        if (filled) {
            graphics.fill(shape);
        }
        graphics.draw(shape);
    }

    /** Prints text; {@code size} is the font's, in millimetres. Answers its width in millimetres. */
    double text(String text, double x, double baseline, Font font, double size, Color colour) {
        Font sized = font.deriveFont((float) (size * scale));
        graphics.setFont(sized);
        graphics.setColor(colour);
        graphics.drawString(text, (float) (x * scale), (float) (baseline * scale));
        return graphics.getFontMetrics().stringWidth(text) / scale;
    }

    /** Begins a number on a line; what is written next belongs to it. */
    void beginNumber() {
        number++;
    }

    /**
     * Writes a digit by hand.
     *
     * @param x left edge of its ink
     * @param baseline lower edge of its ink
     * @param size height of the digit, were it as tall as MNIST's tallest
     * @return width of its ink
     */
    double write(int line, int index, double x, double baseline, double size) {
        DigitStamp stamp = DigitStamp.of(hand.digit(index), size * scale / 20, sharpness);
        int left = px(x);
        int top = px(baseline) - stamp.height();
        stamp.print(picture, left, top, ink);
        digits.add(new TrueDigit(number, line, hand.label(index), left, top, stamp.width(), stamp.height()));
        return stamp.width() / scale;
    }

    /** How wide a digit will be. */
    double widthOf(int index, double size) {
        return DigitStamp.of(hand.digit(index), size * scale / 20, sharpness).width() / scale;
    }

    int anyDigit() {
        return random.nextInt(hand.size());
    }
}
