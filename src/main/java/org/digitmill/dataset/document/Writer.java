package org.digitmill.dataset.document;

import org.digitmill.dataset.drawing.PenRandom;

/** Writes digits, numbers, words, signs and strokes on a canvas in one hand. */
final class Writer {
    private final Canvas canvas;
    private final InkSources sources;
    private final PenRandom random;
    private final Hand hand;
    private final Ink ink;
    /** Half the width of the pen's own strokes, in heights of a digit. */
    private final double penRadius;
    /** Between two digits, in heights. */
    private final double gap;

    Writer(Canvas canvas, InkSources sources, Ink ink, PenRandom random) {
        this.canvas = canvas;
        this.sources = sources;
        this.ink = ink;
        this.random = random;
        hand = Hand.draw(random);
        penRadius = random.uniform(0.03, 0.07);
        gap = random.chance(0.15) ? random.uniform(0.35, 0.9) : random.uniform(0.03, 0.3);
    }

    InkPatch digit(int digit, double height) {
        return sources.digits().draw(digit, height, hand, random);
    }

    Polyline.Placed sign(char sign, double height) {
        return new Signs(height, radius(height), random).draw(sign);
    }

    /** The height of one digit of a number of this height. */
    double digitHeight(int digit, double height) {
        double own = digit == 0 ? hand.zeros : digit == 1 ? hand.ones : 1;
        return height * own * StrictMath.exp(random.bell(hand.uneven));
    }

    /** By how much a digit of this height reaches below the base line. */
    double below(int digit, double height) {
        double share = digit == 4 || digit == 7 || digit == 9
                ? hand.hanging
                : digit == 1 && hand.ones > 1 ? 0.5 * (1 - 1 / hand.ones) : 0;
        return share * height;
    }

    /** Whether the digit that comes next is linked to the one before it. */
    boolean links() {
        return hand.linked > 0 && random.chance(hand.linked);
    }

    /** The stroke between two digits of a number. */
    Polyline.Placed link(double x, double y, double toX, double toY, double height) {
        double sag = random.bell(0.06) * height;
        return new Polyline(radius(height))
                .from(x, y)
                .to((x + toX) / 2, (y + toY) / 2 + sag)
                .to(toX, toY)
                .draw();
    }

    private double radius(double height) {
        return Math.max(0.4, penRadius * height);
    }

    /** A number that is still to be placed. */
    WrittenNumber number(String text, double height) {
        return new WrittenNumber(text, height, gap, this, random);
    }

    /** Writes a number from a left edge on. @return its width */
    double write(String text, double left, double base, double height) {
        WrittenNumber number = number(text, height);
        number.write(left, base, canvas, ink);
        return number.width();
    }

    void write(WrittenNumber number, double left, double base) {
        number.write(left, base, canvas, ink);
    }

    /** Writes one digit with its middle at a place. */
    void digitAt(int digit, double middleX, double middleY, double height) {
        WrittenNumber number = number(String.valueOf(digit), height);
        double width = number.width() - gap * height;
        number.write(middleX - width / 2, middleY + height / 2, canvas, ink);
    }

    /** Writes a number and crosses it out, so that it counts no more. */
    void crossedOut(String text, double left, double base, double height) {
        WrittenNumber number = number(text, height);
        number.writeVoid(left, base, canvas, ink);
        double right = left + number.width();
        int strokes = Draws.between(random, 1, 4);
        for (int i = 0; i < strokes; i++) {
            stroke(
                    left - random.uniform(-0.1, 0.3) * height,
                    base - random.uniform(0.1, 0.9) * height,
                    right + random.uniform(-0.1, 0.3) * height,
                    base - random.uniform(0.1, 0.9) * height,
                    height);
        }
    }

    /** A stroke of the pen, a little bent. */
    void stroke(double x, double y, double toX, double toY, double height) {
        double bend = random.bell(0.03);
        Polyline line = new Polyline(radius(height));
        line.from(x, y);
        for (int i = 1; i <= 6; i++) {
            double along = i / 6.0;
            double off = bend * 4 * along * (1 - along) + random.bell(0.004);
            line.to(x + (toX - x) * along - (toY - y) * off, y + (toY - y) * along + (toX - x) * off);
        }
        put(line.draw(), 0, 0);
    }

    /** A cross over a box, from corner to corner. */
    void cross(double left, double top, double width, double height, double size) {
        double in = random.uniform(0, 0.2);
        stroke(left + in * width, top + in * height, left + (1 - in) * width, top + (1 - in) * height, size);
        stroke(left + (1 - in) * width, top + in * height, left + in * width, top + (1 - in) * height, size);
    }

    /** A group of tally marks. @return its width */
    double tally(double left, double base, double height) {
        int count = Draws.between(random, 2, 5);
        double step = height * random.uniform(0.2, 0.4);
        double lean = random.uniform(-0.1, 0.25) * height;
        for (int i = 0; i < count; i++) {
            double x = left + i * step + random.bell(0.03) * height;
            stroke(x + lean, base - height * random.uniform(0.85, 1.1), x, base + random.bell(0.05) * height, height);
        }
        if (count == 5) {
            stroke(left - step / 2, base - 0.2 * height, left + 4.5 * step, base - 0.8 * height, height);
        }
        return count * step + 0.3 * height;
    }

    void sign(char sign, double left, double base, double height) {
        put(sign(sign, height), left, base);
    }

    private void put(Polyline.Placed strokes, double left, double base) {
        canvas.stamp(
                strokes.ink(),
                (int) Math.round(left + strokes.left()),
                (int) Math.round(base + strokes.top()),
                ink,
                InkKind.OTHER_WRITING);
    }

    /** A word. @return its width */
    double word(double left, double base, double height) {
        return other(sources.writing().word(height, hand, random), left, base);
    }

    double signature(double left, double base, double height) {
        return other(sources.writing().signature(height, hand, random), left, base);
    }

    double letter(double left, double base, double height) {
        return other(sources.writing().letter(height, hand, random), left, base);
    }

    /** Two letters, mostly with a stroke between them: n/a, c/o. */
    void abbreviation(double left, double base, double height) {
        double x = left + letter(left, base, height) + random.uniform(0, 0.15) * height;
        if (random.chance(0.8)) {
            sign('/', x, base, height);
            x += random.uniform(0.3, 0.6) * height;
        }
        letter(x, base, height);
    }

    double randomSign(double left, double base, double height) {
        return other(sources.writing().sign(height, hand, random), left, base);
    }

    double mark(double left, double base, double height) {
        return other(sources.writing().mark(height, hand, random), left, base);
    }

    private double other(InkPatch patch, double left, double base) {
        canvas.stamp(
                patch, (int) Math.round(left), (int) Math.round(base) - patch.height(), ink, InkKind.OTHER_WRITING);
        return patch.width();
    }
}
