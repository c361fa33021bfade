package org.digitmill.samples.pages;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.QuadCurve2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.digitmill.dataset.digits.LabelledDigits;

/**
 * A page of numbers as people use them, with decimal points, commas and minus signs, and numbers without.
 *
 * @param content a PNG or JPEG file
 * @param numbers line by line, as they are written: digits, {@code .}, {@code ,} and a leading {@code -}
 * @param digits in reading order
 */
public record SignedNumbers(byte[] content, List<String> numbers, List<TrueDigit> digits) {
    private static final Color INK = new Color(25, 30, 70);

    /** @param worn whether the page was scanned badly, too */
    public static SignedNumbers draw(LabelledDigits hand, int dpi, long seed, boolean worn) throws IOException {
        Random random = new Random(seed * 7_919 + 17);
        random.nextLong();
        Sheet sheet = new Sheet(dpi, random, hand, new Color(250, 249, 244), INK);
        double size = sheet.between(4.5, 7);
        double pen = sheet.between(0.35, 0.6);
        List<String> numbers = new ArrayList<>();
        int line = 0;
        for (double base = 25; base < Sheet.HEIGHT - 20; base += size * sheet.between(2, 2.6)) {
            line++;
            double x = sheet.between(18, 28);
            while (x < Sheet.WIDTH - 60) {
                String text = text(random);
                numbers.add(text);
                x = write(sheet, line, text, x, base, size, pen) + size * sheet.between(2.2, 3.5);
            }
        }
        Wear wear = worn ? new Wear(sheet.between(-2, 2), 0.2, 0, 0.05, 0.05, 3, 0.8f, 0) : Wear.NONE;
        BufferedImage picture = wear.apply(sheet, null);
        return new SignedNumbers(PageGenerator.encode(picture, wear.quality()), numbers, sheet.digits);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        if (random.nextDouble() < 0.25) {
            text.append('-');
        }
        int whole = 1 + random.nextInt(3);
        digits(text, whole, random);
        if (random.nextDouble() < 0.5) {
            text.append(random.nextBoolean() ? '.' : ',');
            digits(text, 1 + random.nextInt(2), random);
        }
        return text.toString();
    }

    private static void digits(StringBuilder text, int count, Random random) {
        for (int i = 0; i < count; i++) {
            text.append('#');
        }
    }

    /** Writes a number, a digit for each {@code #}; answers where it ends. */
    private static double write(Sheet sheet, int line, String text, double x, double base, double size, double pen) {
        sheet.beginNumber();
        double at = x;
        sheet.graphics.setColor(INK);
        for (char letter : text.toCharArray()) {
            double wander = size * sheet.between(-0.05, 0.05);
            switch (letter) {
                case '-' -> {
                    double width = size * sheet.between(0.3, 0.55);
                    double y = base - size * sheet.between(0.35, 0.55);
                    curve(sheet, at, y, at + width, y + size * sheet.between(-0.05, 0.05), pen);
                    at += width + size * sheet.between(0.15, 0.35);
                }
                case '.' -> {
                    curve(sheet, at, base + wander, at + 0.02 * size, base + wander, pen * sheet.between(1, 1.5));
                    at += pen + size * sheet.between(0.12, 0.25);
                }
                case ',' -> {
                    double low = base + size * sheet.between(0.15, 0.3);
                    curve(sheet, at + 0.08 * size, base - 0.05 * size + wander, at - 0.03 * size, low + wander, pen);
                    at += pen + size * sheet.between(0.12, 0.25);
                }
                default -> {
                    at += sheet.write(line, sheet.anyDigit(), at, base + wander, size * sheet.between(0.92, 1.08));
                    at += size * sheet.between(0.08, 0.2);
                }
            }
        }
        return at;
    }

    private static void curve(Sheet sheet, double x, double y, double toX, double toY, double pen) {
        double bend = (toY - y) * 0.3 + (toX - x) * 0.08;
        sheet.graphics.setColor(INK);
        sheet.graphics.setStroke(
                new BasicStroke((float) (pen * sheet.scale), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        sheet.graphics.draw(new QuadCurve2D.Double(
                x * sheet.scale,
                y * sheet.scale,
                ((x + toX) / 2 + bend) * sheet.scale,
                (y + toY) / 2 * sheet.scale,
                toX * sheet.scale,
                toY * sheet.scale));
    }

    /** The sign that is written before each digit, in reading order; null where there is none. */
    public List<String> signs() {
        List<String> signs = new ArrayList<>();
        for (String number : numbers) {
            String before = null;
            for (char letter : number.toCharArray()) {
                if (letter == '#') {
                    signs.add(before);
                    before = null;
                } else {
                    before = String.valueOf(letter);
                }
            }
        }
        return signs;
    }
}
