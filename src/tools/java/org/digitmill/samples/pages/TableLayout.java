package org.digitmill.samples.pages;

import java.awt.Color;

/** Printed grids with numbers in their cells. */
final class TableLayout {
    private TableLayout() {}

    static void table(Sheet sheet, int columns, int rows) {
        Print print = Print.any(sheet.random);
        Color rule = NumberLayouts.rule(sheet);
        double thickness = sheet.between(0.15, 0.5);
        double left = sheet.between(12, 20);
        double top = sheet.between(20, 40);
        boolean labels = sheet.chance(0.7);
        double labelWidth = labels ? 34 : 0;
        double width = (Sheet.WIDTH - 2 * left - labelWidth) / columns;
        double height = Math.min(12, (Sheet.HEIGHT - top - 20) / (rows + 1));
        double right = left + labelWidth + columns * width;
        double bottom = top + (rows + 1) * height;
        double font = Math.min(height * 0.5, sheet.between(2.4, 3.6));
        for (int row = 0; row <= rows + 1; row++) {
            sheet.line(left, top + row * height, right, top + row * height, thickness, rule);
        }
        sheet.line(left, top, left, bottom, thickness, rule);
        for (int column = 0; column <= columns; column++) {
            double x = left + labelWidth + column * width;
            sheet.line(x, top, x, bottom, thickness, rule);
            if (column < columns) {
                sheet.text(Print.word(sheet.random), x + 1, top + height * 0.7, print.font(), font, print.colour());
            }
        }
        for (int row = 1; row <= rows; row++) {
            if (labels) {
                sheet.text(
                        Print.word(sheet.random),
                        left + 1,
                        top + row * height + height * 0.7,
                        print.font(),
                        font,
                        print.colour());
            }
            for (int column = 0; column < columns; column++) {
                if (sheet.chance(0.85)) {
                    double x = left + labelWidth + column * width;
                    cell(sheet, row, x, top + row * height, width, height, 5, 0.5 + 0.3 * sheet.random.nextDouble());
                }
            }
        }
    }

    /** 23 columns by 50 rows. */
    static void dense(Sheet sheet) {
        Color rule = NumberLayouts.rule(sheet);
        double thickness = sheet.between(0.15, 0.35);
        double width = 8.2;
        double height = 5.4;
        double left = 10;
        double top = 13;
        for (int row = 0; row <= 50; row++) {
            sheet.line(left, top + row * height, left + 23 * width, top + row * height, thickness, rule);
        }
        for (int column = 0; column <= 23; column++) {
            sheet.line(left + column * width, top, left + column * width, top + 50 * height, thickness, rule);
        }
        double share = sheet.between(0.55, 0.75);
        for (int row = 0; row < 50; row++) {
            for (int column = 0; column < 23; column++) {
                cell(sheet, row + 1, left + column * width, top + row * height, width, height, 2, share);
            }
        }
    }

    private static void cell(
            Sheet sheet, int line, double x, double top, double width, double height, int digits, double share) {
        double size = Math.min(height * share, 7);
        NumberLayouts.number(
                sheet,
                line,
                x + 0.8 + sheet.between(0, 0.1) * width,
                top + height / 2 + size / 2 + height * sheet.between(-0.05, 0.05),
                size,
                1 + sheet.random.nextInt(digits),
                x + width - 0.7);
    }
}
