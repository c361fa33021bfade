package org.digitmill.dataset.document;

import org.digitmill.dataset.drawing.PenRandom;

/** Scenes without a handwritten digit. */
final class OtherScenes {
    private OtherScenes() {}

    /** Printed text: a paragraph, a table of printed numbers, lines of different sizes. */
    static void printedText(Sheet sheet) {
        PenRandom random = sheet.random();
        sheet.paper().lay();
        if (random.chance(0.15)) {
            sheet.pattern();
        }
        double size = random.chance(0.5) ? sheet.printSize() : Draws.logUniform(random, 7, 40);
        double left = sheet.low() + random.uniform(-0.5, 0.3) * sheet.extent();
        double kind = random.uniform(0, 1);
        if (kind < 0.5) {
            sheet.printer().paragraph(left, sheet.low(), sheet.high(), sheet.high() + size, size);
        } else if (kind < 0.8) {
            double step = size * random.uniform(1.4, 2.5);
            double column = size * random.uniform(4, 7);
            Numbers numbers = new Numbers(random);
            if (random.chance(0.6)) {
                sheet.lines().everywhere(step, true);
            }
            for (double base = sheet.low(); base < sheet.high() + size; base += step) {
                for (double x = left; x < sheet.high(); x += column) {
                    String number = numbers.digits(Draws.between(random, 1, 4));
                    sheet.printer().number(number, x, base - 0.2 * step, size);
                }
            }
        } else {
            double base = sheet.low();
            while (base < sheet.high() + 20) {
                double height = Draws.logUniform(random, 7, 40);
                base += height * random.uniform(1.2, 2);
                sheet.printer().line(left, base, height);
            }
        }
    }

    /** Words in block or joined letters, signatures. */
    static void writing(Sheet sheet) {
        PenRandom random = sheet.random();
        sheet.paper().lay();
        double size = sheet.size();
        double step = size * random.uniform(1.3, 2.5);
        if (random.chance(0.35)) {
            sheet.lines().everywhere(step, true);
        } else if (random.chance(0.2)) {
            sheet.pattern();
        }
        for (double base = sheet.low() + random.uniform(0, 1) * step; base < sheet.high() + size; base += step) {
            double x = sheet.low() - random.uniform(0, 3) * size;
            while (x < sheet.high()) {
                double kind = random.uniform(0, 1);
                if (kind < 0.1) {
                    x += sheet.writer().signature(x, base, 1.3 * size);
                } else if (kind < 0.18) {
                    x += sheet.writer().randomSign(x, base, 0.8 * size);
                } else if (kind < 0.23) {
                    x += sheet.writer().mark(x, base, size);
                } else {
                    x += sheet.writer().word(x, base, size * random.uniform(0.7, 1.1));
                }
                x += size * random.uniform(0.4, 1.5);
            }
            if (random.chance(0.1)) {
                sheet.changePen();
            }
        }
    }

    /** Letters, ticks, crosses, signs and tally marks, often in boxes. */
    static void marks(Sheet sheet) {
        PenRandom random = sheet.random();
        sheet.paper().lay();
        double size = sheet.size();
        double width = Math.max(9, size * random.uniform(1.2, 2.5));
        double height = Math.max(9, size * random.uniform(1.2, 2.2));
        double left = sheet.low() - random.uniform(0, 1) * width;
        double top = sheet.low() - random.uniform(0, 1) * height;
        int columns = (int) (sheet.extent() / width) + 2;
        int rows = (int) (sheet.extent() / height) + 2;
        if (random.chance(0.6)) {
            sheet.lines().grid(left, top, width, height, columns, rows);
        }
        double filled = Math.min(random.uniform(0.3, 0.9), 50.0 / (columns * rows));
        boolean tallies = random.chance(0.3);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (random.chance(filled)) {
                    double x = left + (column + random.uniform(0.1, 0.4)) * width;
                    double base = top + (row + random.uniform(0.75, 0.95)) * height;
                    mark(sheet, x, base, tallies);
                }
            }
        }
    }

    private static void mark(Sheet sheet, double x, double base, boolean tallies) {
        PenRandom random = sheet.random();
        double size = sheet.nearSize();
        double kind = random.uniform(0, 1);
        if (tallies && kind < 0.8) {
            sheet.writer().tally(x, base, size);
        } else if (kind < 0.3) {
            sheet.writer().letter(x, base, size);
        } else if (kind < 0.6) {
            sheet.writer().mark(x, base, size);
        } else if (kind < 0.8) {
            sheet.writer().randomSign(x, base, size);
        } else {
            sheet.writer().cross(x, base - size, size, size, size);
        }
    }

    /** Paper, perhaps with a pattern or lines. */
    static void blank(Sheet sheet) {
        PenRandom random = sheet.random();
        sheet.paper().lay();
        if (random.chance(0.5)) {
            sheet.pattern();
        }
        if (random.chance(0.5)) {
            RuledLines lines = sheet.lines();
            lines.horizontal(sheet.anyY(), sheet.low(), sheet.high());
            if (random.chance(0.5)) {
                lines.vertical(sheet.anyX(), sheet.low(), sheet.high());
            }
        }
    }

    /** A photograph. */
    static void picture(Sheet sheet) {
        new Picture(sheet.canvas(), sheet.random()).draw();
    }
}
