package org.digitmill.samples.pages;

import java.awt.Color;

/** A form: labels, and fields that are a box a digit or a box a number. */
final class FormLayout {
    private FormLayout() {}

    static void set(Sheet sheet) {
        Print print = Print.any(sheet.random);
        Color rule = NumberLayouts.rule(sheet);
        double thickness = sheet.between(0.15, 0.45);
        sheet.text(Print.words(sheet.random, 3), 20, 22, print.font(), sheet.between(4, 7), print.colour());
        double cell = sheet.between(6.5, 10);
        int columns = sheet.chance(0.5) ? 1 : 2;
        double pitch = cell + sheet.between(5, 12);
        double label = sheet.between(2.4, 4);
        boolean above = columns == 2 || sheet.chance(0.4);
        int line = 0;
        for (double top = 34; top < Sheet.HEIGHT - 25; top += pitch) {
            line++;
            for (int column = 0; column < columns; column++) {
                double x = 18 + column * 90;
                String words = Print.words(sheet.random, 1 + sheet.random.nextInt(2));
                double width =
                        sheet.text(words, x, above ? top - 1.2 : top + cell * 0.7, print.font(), label, print.colour());
                double start = above ? x : x + Math.max(40, width + 4);
                double room = above ? 78 : 120;
                if (sheet.chance(0.75)) {
                    comb(sheet, line, start, top, cell, room, thickness, rule);
                } else {
                    field(sheet, line, start, top, cell, room, thickness, rule);
                }
            }
        }
    }

    /** A box a digit. */
    private static void comb(
            Sheet sheet, int line, double x, double top, double cell, double room, double thickness, Color rule) {
        double gap = sheet.chance(0.5) ? 0 : sheet.between(0.6, 1.8);
        double width = cell * sheet.between(0.75, 1);
        int cells = Math.min((int) (room / (width + gap)), 3 + sheet.random.nextInt(8));
        int digits = sheet.chance(0.1) ? 0 : 1 + sheet.random.nextInt(cells);
        double size = cell * sheet.between(0.55, 0.85);
        if (digits > 0) {
            sheet.beginNumber();
        }
        int first = sheet.chance(0.5) ? 0 : cells - digits;
        for (int i = 0; i < cells; i++) {
            double left = x + i * (width + gap);
            sheet.box(left, top, width, cell, thickness, rule);
            if (i >= first && i < first + digits) {
                int index = sheet.anyDigit();
                double own = size * sheet.between(0.9, 1.05);
                double wide = sheet.widthOf(index, own);
                double baseline = top + cell / 2 + own / 2 + cell * sheet.between(-0.1, 0.1);
                sheet.write(line, index, left + (width - wide) / 2 + width * sheet.between(-0.1, 0.1), baseline, own);
            }
        }
    }

    /** One box for the whole number. */
    private static void field(
            Sheet sheet, int line, double x, double top, double cell, double room, double thickness, Color rule) {
        double width = Math.min(room, sheet.between(35, 75));
        sheet.box(x, top, width, cell, thickness, rule);
        double size = cell * sheet.between(0.55, 0.85);
        NumberLayouts.number(
                sheet,
                line,
                x + sheet.between(1.5, 6),
                top + cell / 2 + size / 2 + cell * sheet.between(-0.06, 0.06),
                size,
                1 + sheet.random.nextInt(8),
                x + width - 1.5);
    }
}
