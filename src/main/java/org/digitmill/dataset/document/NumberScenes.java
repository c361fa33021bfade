package org.digitmill.dataset.document;

import org.digitmill.dataset.drawing.PenRandom;

/** Scenes of numbers on paper, without a form. */
final class NumberScenes {
    private NumberScenes() {}

    /** The amount of a cheque, on paper with a pattern. */
    static void amount(Sheet sheet) {
        PenRandom random = sheet.random();
        Numbers numbers = new Numbers(random);
        sheet.paper().lay();
        if (random.chance(0.8)) {
            sheet.pattern();
        }
        double size = sheet.size();
        double base = sheet.low() + random.uniform(0, 0.5) * sheet.extent() + size;
        while (base < sheet.high()) {
            WrittenNumber number = sheet.writer().number(numbers.amount(), size);
            double left = left(sheet, number.width());
            if (random.chance(0.4)) {
                sheet.lines().horizontal(base + random.uniform(0, 0.3) * size, left - size, sheet.high());
            }
            if (random.chance(0.15)) {
                sheet.lines().box(left - size, base - 1.4 * size, left + number.width() + size, base + 0.5 * size);
            }
            sheet.writer().write(number, left, base);
            if (random.chance(0.2)) {
                sheet.printer().lineBefore(left - random.uniform(0.1, 1) * size, base, sheet.printSize());
            }
            base += size * random.uniform(1.8, 5);
            if (random.chance(0.3)) {
                words(sheet, base);
                base += 2 * size;
            }
        }
    }

    /** Numbers in rows and columns, on blank, ruled or squared paper. */
    static void rows(Sheet sheet) {
        PenRandom random = sheet.random();
        Numbers numbers = new Numbers(random);
        sheet.paper().lay();
        double size = sheet.size();
        double step = size * random.uniform(1.25, 2.6);
        ground(sheet, step);
        double first = sheet.low() - random.uniform(0, 0.5) * size;
        double base = sheet.low() + random.uniform(0.5, 1.2) * step;
        boolean signs = random.chance(0.5);
        double gap = size * random.uniform(0.8, 4);
        int length = Draws.between(random, 1, 6);
        boolean aligned = random.chance(0.5);
        for (; base < sheet.high() + size; base += step) {
            double x = first;
            while (x < sheet.high()) {
                String text =
                        signs ? numbers.quantity() : random.chance(0.7) ? numbers.digits(length) : numbers.number();
                if (random.chance(0.04)) {
                    sheet.writer().crossedOut(text, x, base, sheet.nearSize());
                    x += text.length() * size;
                } else {
                    double width = sheet.writer().write(text, x, base, sheet.nearSize());
                    if (random.chance(0.05)) {
                        sheet.writer().stroke(x, base + 0.2 * size, x + width, base + 0.2 * size, size);
                    }
                    x += width;
                }
                x = aligned && x < first + length * size ? first + length * size + gap : x + gap;
            }
            if (random.chance(0.1)) {
                sheet.changePen();
            }
        }
    }

    /** Ruled or squared paper, or a pattern. */
    static void ground(Sheet sheet, double step) {
        PenRandom random = sheet.random();
        double kind = random.uniform(0, 1);
        if (kind < 0.3) {
            sheet.lines().everywhere(step, true);
        } else if (kind < 0.45) {
            RuledLines pale = RuledLines.pale(sheet.canvas(), random);
            double distance = Math.max(6, step * Draws.one(random, 0.5, 1, 1.0 / 3));
            pale.everywhere(distance, true);
            pale.everywhere(distance, false);
        } else if (kind < 0.6) {
            sheet.pattern();
        }
    }

    /** Single digits far from each other, and signs among them. */
    static void scatter(Sheet sheet) {
        PenRandom random = sheet.random();
        sheet.paper().lay();
        if (random.chance(0.3)) {
            sheet.pattern();
        } else if (random.chance(0.2)) {
            ground(sheet, 1.5 * sheet.size());
        }
        int rows = Math.max(1, (int) (sheet.extent() / (2.2 * sheet.size())));
        double step = sheet.extent() / (double) rows;
        double filled = random.uniform(0.2, 0.8);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < rows; column++) {
                double x = sheet.low() + (column + random.uniform(0.3, 0.7)) * step;
                double y = sheet.low() + (row + random.uniform(0.3, 0.7)) * step;
                if (random.chance(filled)) {
                    sheet.writer().digitAt(Draws.below(random, 10), x, y, sheet.nearSize());
                } else if (random.chance(0.1)) {
                    sheet.writer().randomSign(x, y, 0.6 * sheet.size());
                }
            }
        }
    }

    /** A number that someone cut out of a document so closely that the picture's rim may cut its digits. */
    static void strip(Sheet sheet) {
        PenRandom random = sheet.random();
        sheet.paper().lay();
        if (random.chance(0.7)) {
            sheet.pattern();
        }
        double size = sheet.size();
        Window window = sheet.canvas().window();
        double room = (window.bottom() - window.top()) - size;
        double base =
                sheet.middleY() + size / 2 + random.uniform(-0.5, 0.5) * Math.max(0, room) + random.bell(0.1) * size;
        double left = sheet.middleX() - (window.right() - window.left()) / 2.0 + random.uniform(-0.25, 0.6) * size;
        if (random.chance(0.35)) {
            sheet.lines().horizontal(base + random.uniform(0, 0.3) * size, sheet.low(), sheet.high());
        }
        if (random.chance(0.2)) {
            sheet.lines().horizontal(base - random.uniform(1, 1.4) * size, sheet.low(), sheet.high());
        }
        if (random.chance(0.1)) {
            sheet.lines().vertical(left - random.uniform(0.05, 0.4) * size, sheet.low(), sheet.high());
        }
        Numbers numbers = new Numbers(random);
        String text =
                random.chance(0.6) ? numbers.amount() : random.chance(0.7) ? numbers.number() : numbers.quantity();
        sheet.writer().write(sheet.writer().number(text, size), left, base);
    }

    /** One digit in the middle of a small picture, as someone cut it from a form: with bits of what was beside it. */
    static void single(Sheet sheet) {
        PenRandom random = sheet.random();
        sheet.paper().lay();
        double size = sheet.size();
        double x = sheet.middleX() + random.bell(0.07) * size;
        double y = sheet.middleY() + random.bell(0.07) * size;
        if (random.chance(0.3)) {
            sheet.lines().horizontal(y + random.uniform(0.5, 0.9) * size, sheet.low(), sheet.high());
        }
        if (random.chance(0.3)) {
            double away = random.uniform(0.5, 0.9) * size;
            sheet.lines().vertical(random.chance(0.5) ? x - away : x + away, sheet.low(), sheet.high());
        }
        sheet.writer().digitAt(Draws.below(random, 10), x, y, size);
        if (random.chance(0.2)) {
            sheet.writer().sign(random.chance(0.7) ? '.' : ',', x + 0.5 * size, y + 0.5 * size, size);
        }
        if (random.chance(0.25)) {
            double off = size * random.uniform(0.75, 1.1);
            sheet.writer().digitAt(Draws.below(random, 10), random.chance(0.5) ? x - off : x + off, y, size);
        }
    }

    /** Dates, times, fractions. */
    static void date(Sheet sheet) {
        PenRandom random = sheet.random();
        Numbers numbers = new Numbers(random);
        sheet.paper().lay();
        double size = sheet.size();
        double step = size * random.uniform(1.6, 4);
        RuledLines dotted = sheet.lines();
        boolean ruled = random.chance(0.6);
        for (double base = sheet.low() + size * random.uniform(0.5, 2); base < sheet.high(); base += step) {
            WrittenNumber date = sheet.writer().number(numbers.date(), size);
            double left = left(sheet, date.width());
            if (ruled) {
                dotted.horizontal(base + random.uniform(0, 0.15) * size, left - size, left + date.width() + size);
            }
            if (random.chance(0.3)) {
                sheet.printer().lineBefore(left - random.uniform(0.1, 1) * size, base, sheet.printSize());
            }
            sheet.writer().write(date, left, base);
        }
    }

    /** Lines of words with numbers among them. */
    static void note(Sheet sheet) {
        PenRandom random = sheet.random();
        Numbers numbers = new Numbers(random);
        sheet.paper().lay();
        double size = sheet.size();
        double step = size * random.uniform(1.4, 2.4);
        ground(sheet, step);
        for (double base = sheet.low() + step * random.uniform(0.4, 1); base < sheet.high() + size; base += step) {
            double x = sheet.low() - random.uniform(0, 2) * size;
            while (x < sheet.high()) {
                if (random.chance(0.5)) {
                    x += sheet.writer().word(x, base, size * random.uniform(0.6, 1.1));
                } else if (random.chance(0.15)) {
                    x += sheet.writer().randomSign(x, base, 0.7 * size);
                } else {
                    String text = random.chance(0.7) ? numbers.quantity() : numbers.date();
                    x += sheet.writer().write(text, x, base, sheet.nearSize());
                }
                x += size * random.uniform(0.4, 1.2);
            }
        }
    }

    /** A column of an old register: the edge of the scan, a number, often underlined, and a mark. */
    static void register(Sheet sheet) {
        PenRandom random = sheet.random();
        Numbers numbers = new Numbers(random);
        sheet.paper().lay();
        if (random.chance(0.8)) {
            sheet.paper().edge();
        }
        double size = sheet.size();
        RuledLines lines = sheet.lines();
        lines.vertical(sheet.anyX(), sheet.low(), sheet.high());
        if (random.chance(0.5)) {
            RuledLines.pale(sheet.canvas(), random).everywhere(size * random.uniform(1.5, 3), true);
        }
        double step = size * random.uniform(3, 6);
        for (double base = sheet.low() + random.uniform(1, 3) * size; base < sheet.high(); base += step) {
            WrittenNumber number = sheet.writer().number(numbers.digits(Draws.between(random, 1, 3)), size);
            double left = left(sheet, number.width());
            sheet.writer().write(number, left, base);
            if (random.chance(0.6)) {
                double y = base + random.uniform(0.1, 0.4) * size;
                sheet.writer().stroke(left - 0.2 * size, y, left + number.width(), y + random.bell(0.1) * size, size);
            }
            if (random.chance(0.4)) {
                sheet.writer().sign('×', left + random.uniform(0, 1) * size, base + 1.2 * size, size);
            }
        }
        if (random.chance(0.5)) {
            sheet.printer().line(sheet.anyX(), sheet.anyY(), random.uniform(5, 9));
        }
    }

    private static double left(Sheet sheet, double width) {
        double slack = sheet.extent() - width;
        return sheet.low() + sheet.random().uniform(Math.min(0, slack), Math.max(0, slack));
    }

    private static void words(Sheet sheet, double base) {
        PenRandom random = sheet.random();
        double x = sheet.low() - random.uniform(0, 3) * sheet.size();
        while (x < sheet.high()) {
            x += sheet.writer().word(x, base, sheet.size() * random.uniform(0.6, 1)) + 0.6 * sheet.size();
        }
    }
}
