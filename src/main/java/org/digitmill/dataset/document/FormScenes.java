package org.digitmill.dataset.document;

import org.digitmill.dataset.drawing.PenRandom;

/** Scenes of forms, tables and grids. */
final class FormScenes {
    private FormScenes() {}

    /** Fields with a box for each digit. */
    static void boxes(Sheet sheet) {
        boxes(sheet, sheet.random().uniform(0.35, 1));
    }

    private static void boxes(Sheet sheet, double filled) {
        PenRandom random = sheet.random();
        sheet.paper().lay();
        if (random.chance(0.12)) {
            sheet.pattern();
        }
        BoxField field = new BoxField(sheet);
        double size = sheet.size();
        double step = field.height() * random.uniform(1.05, 2.6);
        double left = sheet.low() + random.uniform(-0.3, 0.4) * sheet.extent();
        for (double top = sheet.low() - random.uniform(0, 1) * size; top < sheet.high(); top += step) {
            int count = Math.min(Draws.between(random, 1, 12), (int) ((sheet.high() - left) / field.width()) + 1);
            field.draw(left, top, count, filled);
            double print = Math.min(size, sheet.printSize());
            if (random.chance(0.4)) {
                sheet.printer().lineBefore(left - random.uniform(2, 12), top + 0.7 * field.height(), print);
            }
            if (step > 1.6 * field.height() && random.chance(0.3)) {
                sheet.printer().line(left, top - 2, Math.min(print, 0.4 * field.height()));
            }
            if (random.chance(0.2)) {
                left = sheet.low() + random.uniform(-0.3, 0.4) * sheet.extent();
            }
        }
    }

    /** A table with a number a cell. */
    static void table(Sheet sheet) {
        table(sheet, sheet.random().uniform(0.4, 1));
    }

    private static void table(Sheet sheet, double filled) {
        PenRandom random = sheet.random();
        Numbers numbers = new Numbers(random);
        sheet.paper().lay();
        double size = sheet.size();
        double rowHeight = size * random.uniform(1.15, 2.4);
        double top = sheet.low() - random.uniform(0, 1) * rowHeight;
        int rows = (int) ((sheet.high() - top) / rowHeight) + 1;
        int columns = Draws.between(random, 1, 4);
        double columnWidth = Math.max(2 * size, sheet.extent() / (double) columns * random.uniform(0.7, 1.2));
        double left = sheet.low() - random.uniform(0, 0.7) * columnWidth;
        int shown = (int) ((sheet.high() - left) / columnWidth) + 1;
        if (random.chance(0.85)) {
            sheet.lines().grid(left, top, columnWidth, rowHeight, shown, rows);
        } else {
            sheet.lines().everywhere(rowHeight, true);
        }
        if (random.chance(0.3)) {
            RuledLines.solid(sheet.canvas(), random).box(left, top, left + shown * columnWidth, top + rows * rowHeight);
        }
        int printedColumn = random.chance(0.45) ? Draws.below(random, shown) : -1;
        double print = Math.min(0.7 * rowHeight, sheet.printSize());
        boolean numbered = random.chance(0.5);
        int length = Draws.between(random, 1, Math.max(1, (int) (columnWidth / print / 1.2)));
        for (int column = 0; column < shown; column++) {
            int kind = Draws.below(random, 4);
            for (int row = 0; row < rows; row++) {
                double x = left + column * columnWidth;
                double base = top + (row + 0.5) * rowHeight + size * random.uniform(0.35, 0.6);
                if (column == printedColumn) {
                    double bottom = top + (row + 0.75) * rowHeight;
                    if (numbered) {
                        sheet.printer().number(numbers.digits(length), x + columnWidth * 0.1, bottom, print);
                    } else {
                        sheet.printer().lineWithin(columnWidth - 5, x + 3, bottom, print);
                    }
                } else if (random.chance(filled)) {
                    double in = columnWidth * random.uniform(0.02, 0.3);
                    cell(sheet, numbers, kind, x + in, base, columnWidth - in);
                }
            }
        }
    }

    /** What stands in a cell: mostly a number of the column's kind. */
    private static void cell(Sheet sheet, Numbers numbers, int kind, double x, double base, double room) {
        PenRandom random = sheet.random();
        double size = sheet.nearSize();
        double rare = random.uniform(0, 1);
        if (rare < 0.04) {
            sheet.writer().mark(x, base, size);
        } else if (rare < 0.08) {
            sheet.writer().word(x, base, 0.8 * size);
        } else if (rare < 0.11) {
            sheet.writer().abbreviation(x, base, size);
        } else if (rare < 0.13) {
            sheet.writer().crossedOut(numbers.digits(2), x, base, size);
        } else if (rare < 0.16) {
            sheet.writer().sign('-', x, base, size);
        } else {
            String text =
                    switch (kind) {
                        case 0 -> numbers.digits(Draws.between(random, 1, 3)) + "°";
                        case 1 -> numbers.digits(Draws.between(random, 1, 3)) + "%";
                        case 2 -> numbers.quantity();
                        default -> numbers.digits(Draws.between(random, 1, 5));
                    };
            WrittenNumber number = sheet.writer().number(text, size);
            if (number.width() > room * 1.1) {
                number = sheet.writer().number(numbers.digits(Math.max(1, (int) (room / size))), size);
            }
            sheet.writer().write(number, x, base);
        }
    }

    /** A digit in each cell of a grid. */
    static void grid(Sheet sheet) {
        PenRandom random = sheet.random();
        sheet.paper().lay();
        double size = sheet.size();
        double width = Math.max(8, size * random.uniform(1.05, 2.4));
        double height = Math.max(8, size * random.uniform(1.2, 2.2));
        double left = sheet.low() - random.uniform(0, 1) * width;
        double top = sheet.low() - random.uniform(0, 1) * height;
        int columns = (int) (sheet.extent() / width) + 2;
        int rows = (int) (sheet.extent() / height) + 2;
        RuledLines lines = random.chance(0.5) ? RuledLines.pale(sheet.canvas(), random) : sheet.lines();
        lines.grid(left, top, width, height, columns, rows);
        double filled = Math.min(random.uniform(0.4, 1), 60.0 / (columns * rows));
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (random.chance(filled)) {
                    double x = left + (column + 0.5 + random.bell(0.12)) * width;
                    double y = top + (row + 0.5 + random.bell(0.1)) * height;
                    sheet.writer().digitAt(Draws.below(random, 10), x, y, sheet.nearSize());
                }
            }
        }
    }

    /** A sudoku: printed and handwritten digits in a grid with thick lines after each third cell. */
    static void sudoku(Sheet sheet) {
        PenRandom random = sheet.random();
        sheet.paper().lay();
        double size = sheet.size();
        double cell = Math.max(9, size * random.uniform(1.25, 2));
        double left = sheet.low() - random.uniform(-1.5, 1) * cell;
        double top = sheet.low() - random.uniform(-1.5, 1) * cell;
        double thin = random.uniform(0.5, 1.3);
        Ink ink = Ink.even(random.uniform(0, 0.5));
        RuledLines.solid(sheet.canvas(), thin, ink, random).grid(left, top, cell, cell, 9, 9);
        RuledLines.solid(sheet.canvas(), thin * random.uniform(1.5, 3), ink, random)
                .grid(left, top, 3 * cell, 3 * cell, 3, 3);
        double printed = random.uniform(0.25, 0.55);
        double printSize = size * random.uniform(0.75, 1);
        double notes = random.chance(0.15) ? 0.3 : 0;
        for (int row = 0; row < 9; row++) {
            for (int column = 0; column < 9; column++) {
                double x = left + (column + 0.5) * cell;
                double y = top + (row + 0.5) * cell;
                int digit = random.chance(0.92) ? Draws.between(random, 1, 9) : 0;
                if (x < sheet.low() - cell
                        || y < sheet.low() - cell
                        || x > sheet.high() + cell
                        || y > sheet.high() + cell) {
                    continue;
                }
                if (random.chance(printed)) {
                    sheet.printer().digitAt(digit, x, y, printSize);
                } else if (random.chance(0.75)) {
                    double off = random.bell(0.08) * cell;
                    sheet.writer().digitAt(digit, x + off, y + random.bell(0.08) * cell, sheet.nearSize());
                } else if (random.chance(notes)) {
                    sheet.writer().digitAt(digit, x - 0.25 * cell, y - 0.25 * cell, 0.35 * size);
                }
            }
        }
    }

    /** A form before anyone wrote on it. */
    static void emptyForm(Sheet sheet) {
        if (sheet.random().chance(0.5)) {
            boxes(sheet, 0);
        } else {
            table(sheet, 0);
        }
        if (sheet.random().chance(0.5)) {
            double height = sheet.printSize();
            sheet.printer().line(sheet.low(), sheet.anyY(), height);
        }
    }
}
