package org.digitmill.dataset.document;

import java.util.ArrayList;
import java.util.List;
import org.digitmill.dataset.drawing.PenRandom;

/** The layout of a handwritten number with its signs along a base line, before it is drawn. */
final class WrittenNumber {
    /**
     * Ink of a number.
     *
     * @param ink a digit's or sign's
     * @param digit 0 to 9, or -1 for a sign
     * @param x of its left edge, from the number's
     * @param y of its top edge, from the base line; mostly negative
     */
    private record Piece(InkPatch ink, int digit, double x, double y) {}

    /** In widths of the narrower digit: by how much the boxes of two digits overlap at most, where the digits lean. */
    private static final double MOST_TUCKED = 0.6;

    private final List<Piece> pieces = new ArrayList<>();
    private double width;

    /** @param gap between two digits, in heights */
    WrittenNumber(String text, double height, double gap, Writer writer, PenRandom random) {
        double wander = random.bell(0.04);
        double rise = random.chance(0.5) ? random.bell(0.03) : 0;
        boolean touching = random.chance(0.35);
        boolean tucked = random.chance(0.5);
        double x = 0;
        double y = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == ' ') {
                x += height * random.uniform(0.3, 0.6);
                continue;
            }
            y = 0.6 * y + height * random.bell(Math.abs(wander));
            double base = y + rise * x;
            if (isDigit(sign)) {
                double size = writer.digitHeight(sign - '0', height);
                InkPatch ink = writer.digit(sign - '0', size);
                base += writer.below(sign - '0', size);
                x -= tucked && !pieces.isEmpty()
                        ? slack(pieces.get(pieces.size() - 1), ink, x, base - ink.height())
                        : 0;
                Piece piece = new Piece(ink, sign - '0', x, base - ink.height());
                if (i > 0 && isDigit(text.charAt(i - 1)) && writer.links()) {
                    pieces.add(link(pieces.get(pieces.size() - 1), piece, height, writer, random));
                }
                pieces.add(piece);
                boolean overlap = random.chance(touching ? 0.4 : 0.04);
                x += ink.width() + (overlap ? -random.uniform(0, 0.15) * ink.width() : space(gap, height, random));
            } else {
                Polyline.Placed strokes = writer.sign(sign, height);
                pieces.add(new Piece(strokes.ink(), -1, x, base + strokes.top()));
                x += strokes.ink().width() + space(gap, height, random);
                x += random.chance(0.15) ? random.uniform(0, 0.5) * height : 0;
            }
            width = Math.max(width, x);
        }
    }

    private static boolean isDigit(char sign) {
        return sign >= '0' && sign <= '9';
    }

    /** A stroke from one digit to the next, at some height of both; no digit itself. */
    private static Piece link(Piece before, Piece next, double height, Writer writer, PenRandom random) {
        double part = random.chance(0.6) ? random.uniform(0.05, 0.3) : random.uniform(0.3, 0.95);
        double fromX = before.x + before.ink.width() * random.uniform(0.6, 0.95);
        double fromY = before.y + before.ink.height() * part;
        double toX = next.x + next.ink.width() * random.uniform(0.05, 0.4);
        double toY = next.y + next.ink.height() * Math.max(0.03, part + random.bell(0.08));
        Polyline.Placed stroke = writer.link(fromX, fromY, Math.max(fromX + 1, toX), toY, height);
        return new Piece(stroke.ink(), -1, stroke.left(), stroke.top());
    }

    /** By how many pixels ink can go to the left until it is as near to the ink before it, in some row, as their boxes are. */
    private static double slack(Piece before, InkPatch ink, double x, double y) {
        double gap = x - before.x - before.ink.width();
        double nearest = Math.min(before.ink.width(), ink.width()) * MOST_TUCKED + Math.max(0, gap);
        int down = (int) Math.round(y - before.y);
        for (int row = Math.max(0, -down); row < Math.min(ink.height(), before.ink.height() - down); row++) {
            int left = first(ink, row, 0, 1);
            int right = first(before.ink, row + down, before.ink.width() - 1, -1);
            if (left >= 0 && right >= 0) {
                nearest = Math.min(nearest, left + before.ink.width() - 1.0 - right);
            }
        }
        return Math.max(0, nearest);
    }

    /** The first column of a row with ink, from one on in a direction; -1 for none. */
    private static int first(InkPatch ink, int row, int from, int step) {
        for (int column = from; column >= 0 && column < ink.width(); column += step) {
            if (ink.at(column, row) > 0.3f) {
                return column;
            }
        }
        return -1;
    }

    private static double space(double gap, double height, PenRandom random) {
        return Math.max(0.02, gap + random.bell(0.05)) * height;
    }

    /** In pixels, from the left edge of the first to the right edge of the last piece, about. */
    double width() {
        return width;
    }

    void write(double left, double base, Canvas canvas, Ink ink) {
        place(left, base, canvas, ink, InkKind.DIGIT);
    }

    /** Writes it as something that does not count, such as a number that is crossed out. */
    void writeVoid(double left, double base, Canvas canvas, Ink ink) {
        place(left, base, canvas, ink, InkKind.OTHER_WRITING);
    }

    private void place(double left, double base, Canvas canvas, Ink ink, InkKind kind) {
        for (Piece piece : pieces) {
            int x = (int) Math.round(left + piece.x);
            int y = (int) Math.round(base + piece.y);
            int columns = piece.ink.width();
            int rows = piece.ink.height();
            if (!canvas.shows(x, y, columns, rows)) {
                continue;
            }
            if (piece.digit < 0 || kind != InkKind.DIGIT) {
                canvas.stamp(piece.ink, x, y, ink, InkKind.OTHER_WRITING);
            } else if (wholeOnPaper(x, y, columns, rows, canvas)) {
                canvas.stamp(piece.ink, x, y, ink, InkKind.DIGIT);
                canvas.truth().add(DrawnDigit.written(piece.digit, piece.ink, x, y));
            }
        }
    }

    private static boolean wholeOnPaper(int x, int y, int width, int height, Canvas canvas) {
        return canvas.onPaper(x, y)
                && canvas.onPaper(x + width, y)
                && canvas.onPaper(x, y + height)
                && canvas.onPaper(x + width, y + height);
    }
}
