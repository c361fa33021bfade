package org.digitmill.dataset.document;

import org.digitmill.dataset.drawing.PenRandom;

/** Draws printed text on a canvas and records the truth about its digits. */
final class Printer {
    private final Canvas canvas;
    private final PrintedText text;
    private final Ink ink;
    private final PenRandom random;
    /** With the same chance, a digit has the same typeface. */
    private final long face;
    /** Between the printed digits of a number, in heights. */
    private final double spacing;

    Printer(Canvas canvas, PrintedText text, Ink ink, PenRandom random) {
        this.canvas = canvas;
        this.text = text;
        this.ink = ink;
        this.random = random;
        spacing = random.chance(0.2) ? random.uniform(0.1, 0.6) : random.uniform(0, 0.1);
        face = Draws.below(random, 1 << 30);
    }

    Ink ink() {
        return ink;
    }

    /** A line of text with its lower edge at {@code bottom}. @return its width */
    double line(double left, double bottom, double height) {
        PrintedText.PrintedLine line = text.line(height, random);
        put(line, left, bottom - line.ink().height());
        return line.ink().width();
    }

    /** A line of text that ends at {@code right}. */
    void lineBefore(double right, double bottom, double height) {
        PrintedText.PrintedLine line = text.line(height, random);
        put(line, right - line.ink().width(), bottom - line.ink().height());
    }

    /** A line of text that is no wider than {@code room}, or none. */
    void lineWithin(double room, double left, double bottom, double height) {
        PrintedText.PrintedLine line = text.line(height, random);
        double fitting = height * room / line.ink().width();
        if (fitting < height && fitting > 4) {
            line = text.line(fitting, random);
        }
        if (line.ink().width() <= room) {
            put(line, left, bottom - line.ink().height());
        }
    }

    /** Lines of text that fill a box. */
    void paragraph(double left, double top, double right, double bottom, double height) {
        double leading = height * random.uniform(1.4, 2.2);
        for (double base = top + height; base <= bottom; base += leading) {
            double x = left;
            while (x < right) {
                x += line(x, base, height) + 0.5 * height;
            }
        }
    }

    /** A digit with its middle at a place; mostly all digits of a canvas are of one typeface. */
    void digitAt(int digit, double middleX, double middleY, double height) {
        PenRandom look = random.chance(0.9) ? new PenRandom(face, 0) : random;
        PrintedText.PrintedLine line = text.digit(digit, height, look);
        put(line, middleX - line.ink().width() / 2.0, middleY - line.ink().height() / 2.0);
    }

    /** A number, digit by digit, with its lower edge at {@code bottom}. */
    void number(String digits, double left, double bottom, double height) {
        double step = height * (0.7 + spacing);
        for (int i = 0; i < digits.length(); i++) {
            digitAt(digits.charAt(i) - '0', left + (i + 0.5) * step, bottom - height / 2, height);
        }
    }

    private void put(PrintedText.PrintedLine line, double left, double top) {
        int x = (int) Math.round(left);
        int y = (int) Math.round(top);
        if (!canvas.shows(x, y, line.ink().width(), line.ink().height())) {
            return;
        }
        canvas.stamp(line.ink(), x, y, ink, InkKind.PRINT);
        for (PrintedText.PrintedDigit digit : line.digits()) {
            if (onPaper(x + digit.left(), y + digit.top(), digit.width(), digit.height())) {
                canvas.truth().add(DrawnDigit.printed(digit, line.ink(), x, y));
            }
        }
    }

    private boolean onPaper(double left, double top, double width, double height) {
        return canvas.onPaper(left, top)
                && canvas.onPaper(left + width, top + height)
                && canvas.onPaper(left + width, top)
                && canvas.onPaper(left, top + height);
    }
}
