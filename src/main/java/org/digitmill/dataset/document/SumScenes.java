package org.digitmill.dataset.document;

import org.digitmill.dataset.drawing.PenRandom;

/** Scenes of arithmetic on paper. */
final class SumScenes {
    private SumScenes() {}

    /** Sums, in a line or one below the other. */
    static void sum(Sheet sheet) {
        PenRandom random = sheet.random();
        Numbers numbers = new Numbers(random);
        sheet.paper().lay();
        double size = sheet.size();
        if (random.chance(0.3)) {
            NumberScenes.ground(sheet, 1.8 * size);
        }
        double base = sheet.low() + size * random.uniform(0.8, 2);
        if (random.chance(0.3)) {
            column(sheet, numbers, base);
            return;
        }
        double step = size * random.uniform(1.5, 3);
        for (; base < sheet.high(); base += step) {
            WrittenNumber sum = sheet.writer().number(numbers.sum(), size);
            double left = sheet.low() + random.uniform(-0.1, 0.5) * sheet.extent();
            sheet.writer().write(sum, left, base);
            if (random.chance(0.25)) {
                String power = String.valueOf(numbers.digit());
                sheet.writer().write(power, left + sum.width(), base - 0.6 * size, 0.55 * size);
            }
        }
    }

    /** Numbers below each other, a stroke, and the result. */
    private static void column(Sheet sheet, Numbers numbers, double first) {
        PenRandom random = sheet.random();
        double size = sheet.size();
        double right = sheet.high() - random.uniform(0.1, 0.5) * sheet.extent();
        double base = first;
        while (base < sheet.high() + size) {
            int terms = Draws.between(random, 2, 4);
            double widest = 0;
            for (int i = 0; i < terms; i++) {
                WrittenNumber term = sheet.writer().number(numbers.digits(Draws.between(random, 2, 5)), size);
                sheet.writer().write(term, right - term.width(), base);
                widest = Math.max(widest, term.width());
                if (i == terms - 1) {
                    sheet.writer().sign(random.chance(0.6) ? '+' : '-', right - widest - size, base, size);
                }
                base += 1.3 * size;
            }
            double y = base - size;
            sheet.writer().stroke(right - widest - size, y, right + 0.2 * size, y + random.bell(1), size);
            WrittenNumber result = sheet.writer().number(numbers.digits(Draws.between(random, 2, 5)), size);
            sheet.writer().write(result, right - result.width(), base + 0.3 * size);
            base += size * random.uniform(2, 4);
        }
    }
}
