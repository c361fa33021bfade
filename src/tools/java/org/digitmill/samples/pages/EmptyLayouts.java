package org.digitmill.samples.pages;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** Pages without a handwritten digit. */
final class EmptyLayouts {
    private EmptyLayouts() {}

    static void print(Sheet sheet) {
        Print print = Print.any(sheet.random);
        double size = sheet.between(2.8, 5);
        double left = sheet.between(15, 30);
        sheet.text(Print.words(sheet.random, 3), left, 25, print.font(), size * 1.8, print.colour());
        for (double y = 40; y < Sheet.HEIGHT - 20; y += size * 1.35) {
            if (sheet.chance(0.9)) {
                sheet.text(
                        Print.words(sheet.random, 5 + sheet.random.nextInt(4)),
                        left,
                        y,
                        print.font(),
                        size,
                        print.colour());
            }
        }
    }

    static void bubbles(Sheet sheet) {
        Print print = Print.any(sheet.random);
        double diameter = sheet.between(3.5, 6);
        double pitch = diameter * sheet.between(1.3, 1.8);
        int choices = 4 + sheet.random.nextInt(7);
        boolean lettered = sheet.chance(0.5);
        double thickness = sheet.between(0.15, 0.4);
        int question = 0;
        for (double x = 18; x + 10 + choices * pitch < Sheet.WIDTH - 10; x += 18 + choices * pitch) {
            for (double y = 35; y < Sheet.HEIGHT - 25; y += pitch * 1.2) {
                question++;
                sheet.text(question + ".", x, y + diameter * 0.75, print.font(), diameter * 0.7, print.colour());
                int marked = sheet.random.nextInt(choices + 2);
                for (int i = 0; i < choices; i++) {
                    double left = x + 10 + i * pitch;
                    sheet.circle(left, y, diameter, thickness, i == marked, print.colour());
                    if (lettered && i != marked) {
                        String letter = choices > 5 ? String.valueOf(i % 10) : String.valueOf((char) ('A' + i));
                        sheet.text(
                                letter,
                                left + diameter * 0.3,
                                y + diameter * 0.72,
                                print.font(),
                                diameter * 0.65,
                                print.colour());
                    }
                }
            }
        }
    }

    /** ConnectedComponents of light and dark, branches and grain. */
    static void photograph(Sheet sheet) {
        sheet.graphics.setPaint(
                new GradientPaint(0, 0, any(sheet), sheet.picture.getWidth(), sheet.picture.getHeight(), any(sheet)));
        sheet.graphics.fillRect(0, 0, sheet.picture.getWidth(), sheet.picture.getHeight());
        for (int i = 0; i < 250; i++) {
            double side = sheet.px(120 * Math.pow(sheet.random.nextDouble(), 3) + 2);
            double x = sheet.random.nextDouble() * sheet.picture.getWidth() - side / 2;
            double y = sheet.random.nextDouble() * sheet.picture.getHeight() - side / 2;
            sheet.graphics.setPaint(new GradientPaint(
                    (float) x, (float) y, any(sheet), (float) (x + side), (float) (y + side), any(sheet)));
            if (sheet.chance(0.5)) {
                sheet.graphics.fill(new Ellipse2D.Double(x, y, side, side * sheet.between(0.3, 1.5)));
            } else {
                Path2D branch = new Path2D.Double();
                branch.moveTo(x, y);
                branch.curveTo(
                        x + side * sheet.between(-1, 1),
                        y + side * sheet.between(-1, 1),
                        x + side * sheet.between(-1, 1),
                        y + side * sheet.between(-1, 1),
                        x + side,
                        y + side * sheet.between(-1, 1));
                sheet.graphics.setStroke(new java.awt.BasicStroke((float) (sheet.between(0.2, 3) * sheet.scale)));
                sheet.graphics.draw(branch);
            }
        }
    }

    private static Color any(Sheet sheet) {
        return new Color(sheet.random.nextInt(256), sheet.random.nextInt(256), sheet.random.nextInt(256));
    }
}
