package org.digitmill.samples.pages;

import java.awt.Color;

/** Lines of numbers on blank or ruled paper. */
final class NumberLayouts {
    private NumberLayouts() {}

    static void lines(Sheet sheet, boolean ruled) {
        double size = sheet.between(4, 8);
        double pitch = ruled ? Math.max(size * 1.15, sheet.between(7, 10)) : size * sheet.between(1.5, 2.4);
        double top = sheet.between(18, 40);
        double left = sheet.between(12, 30);
        if (sheet.chance(0.5)) {
            Print print = Print.any(sheet.random);
            sheet.text(Print.words(sheet.random, 4), left, top - 4, print.font(), sheet.between(3, 6), print.colour());
        }
        Color rule = rule(sheet);
        double thickness = sheet.between(0.12, 0.4);
        double height = 0;
        int line = 0;
        for (double baseline = top + pitch; baseline < Sheet.HEIGHT - 18; baseline += pitch) {
            if (ruled) {
                sheet.line(8, baseline, Sheet.WIDTH - 8, baseline, thickness, rule);
            }
            height += pitch;
            if (sheet.chance(0.8) && (ruled || height > pitch)) {
                line++;
                line(sheet, line, left, baseline, size);
            }
        }
    }

    private static void line(Sheet sheet, int line, double left, double baseline, double size) {
        double x = left + sheet.between(0, 12);
        double own = size * sheet.between(0.92, 1.08);
        while (x < Sheet.WIDTH - 45) {
            x = number(sheet, line, x, baseline, own, 1 + sheet.random.nextInt(7), Sheet.WIDTH - 12);
            x += own * sheet.between(1.5, 4);
        }
    }

    /** Writes a number of so many digits and answers where it ends. */
    static double number(Sheet sheet, int line, double x, double baseline, double size, int digits, double right) {
        sheet.beginNumber();
        double spacing = sheet.between(0.05, 0.3);
        double at = x;
        for (int i = 0; i < digits; i++) {
            double own = size * sheet.between(0.9, 1.1);
            int index = sheet.anyDigit();
            if (i > 0 && at + sheet.widthOf(index, own) > right) {
                break;
            }
            at += sheet.write(line, index, at, baseline + size * sheet.between(-0.08, 0.1), own);
            at += size * (sheet.chance(0.06) ? sheet.between(-0.1, 0.0) : spacing * sheet.between(0.6, 1.4));
        }
        return at;
    }

    static Color rule(Sheet sheet) {
        int grey = sheet.random.nextInt(170);
        return sheet.chance(0.5) ? new Color(grey, grey, grey) : new Color(grey, grey + 30, Math.min(255, grey + 80));
    }
}
