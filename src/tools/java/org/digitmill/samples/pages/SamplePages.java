package org.digitmill.samples.pages;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.image.decode.DocumentPictures;
import org.digitmill.image.pixel.GreyImage;

/**
 * The pages of {@code data/samples}: numbers on plain paper, on lines, in a form and in a table, of digits that the project draws itself.
 * Nothing is printed in letters, so that they do not depend on the fonts of a machine.
 */
public final class SamplePages {
    private static final int DPI = 150;
    private static final Color PAPER = new Color(250, 249, 245);
    private static final Color RULE = new Color(90, 110, 140);
    /** Account numbers with Luhn's check digit, dates and counts, as the form has them. */
    private static final List<String> FORM = List.of("79927398713", "21112026", "340", "12");

    private final LabelledDigits hand = hand();
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, List<TrueDigit>> truth = new TreeMap<>();

    private SamplePages() throws IOException {
        plain();
        ruled();
        form();
        table();
    }

    /** By name, what is in each file. */
    public static Map<String, byte[]> files() throws IOException {
        return new SamplePages().files;
    }

    /** The numbers on the pages as CSV. */
    public static String truth() throws IOException {
        StringBuilder csv = new StringBuilder("file,line,number,text\n");
        new SamplePages().truth.forEach((file, digits) -> {
            Map<Integer, List<TrueDigit>> numbers = digits.stream()
                    .collect(Collectors.groupingBy(TrueDigit::number, TreeMap::new, Collectors.toList()));
            numbers.forEach((number, own) -> csv.append("%s,%d,%d,%s\n"
                    .formatted(
                            file,
                            own.get(0).line(),
                            number,
                            own.stream().map(one -> String.valueOf(one.digit())).collect(Collectors.joining()))));
        });
        return csv.toString();
    }

    /** Digits of a usual pen: neither hair-thin nor blotted. */
    private static LabelledDigits hand() {
        LabelledDigits all = SyntheticDigits.draw(800, 11);
        List<Integer> usual = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            int ink = 0;
            for (byte pixel : all.digit(i)) {
                ink += pixel & 0xFF;
            }
            double share = ink / 255.0 / LabelledDigits.PIXELS;
            double one = all.label(i) == 1 ? 0.5 : 1;
            if (share > 0.09 * one && share < 0.14 * one) {
                usual.add(i);
            }
        }
        byte[] pixels = new byte[usual.size() * LabelledDigits.PIXELS];
        byte[] labels = new byte[usual.size()];
        for (int i = 0; i < labels.length; i++) {
            System.arraycopy(all.digit(usual.get(i)), 0, pixels, i * LabelledDigits.PIXELS, LabelledDigits.PIXELS);
            labels[i] = (byte) all.label(usual.get(i));
        }
        return new LabelledDigits(pixels, labels);
    }

    private Sheet sheet(long seed, Color ink) {
        return new Sheet(DPI, new Random(seed), hand, PAPER, ink);
    }

    private void plain() throws IOException {
        Sheet sheet = sheet(1, new Color(30, 40, 140));
        for (int line = 1; line <= 12; line++) {
            numbers(sheet, line, 22 + sheet.between(0, 8), 30 + 19.0 * line, 6.5, 3);
        }
        keep("page-plain.jpg", sheet, new Wear(2.1, 0.2, 0, 0.05, 0.03, 2, 0.5f, 0).apply(sheet, null), 0.5f);
    }

    private void ruled() throws IOException {
        Sheet sheet = sheet(2, new Color(40, 40, 45));
        for (int line = 1; line <= 14; line++) {
            double baseline = 24 + 17.0 * line;
            sheet.line(8, baseline, Sheet.WIDTH - 8, baseline, 0.3, RULE);
            numbers(sheet, line, 18, baseline - 0.8, 7, 3);
        }
        keep("page-ruled.png", sheet, Wear.NONE.apply(sheet, null), 0);
    }

    /** The form of {@code data/sample-form.json}: marks in the corners, and four fields. */
    private void form() throws IOException {
        Sheet sheet = sheet(3, new Color(25, 35, 120));
        for (double x : new double[] {12, Sheet.WIDTH - 18}) {
            for (double y : new double[] {12, Sheet.HEIGHT - 18}) {
                sheet.graphics.setColor(Color.BLACK);
                sheet.graphics.fillRect(sheet.px(x), sheet.px(y), sheet.px(6), sheet.px(6));
            }
        }
        double[][] fields = {{30, 50}, {30, 80}, {30, 110}, {140, 110}};
        int line = 0;
        for (int field = 0; field < fields.length; field++) {
            line += field == 3 ? 0 : 1;
            String text = FORM.get(field);
            sheet.beginNumber();
            for (int i = 0; i < text.length(); i++) {
                double left = fields[field][0] + 9 * i;
                sheet.box(left, fields[field][1], 9, 12, 0.3, RULE);
                int index = index(sheet, text.charAt(i) - '0');
                double size = 8 * sheet.between(0.95, 1.05);
                double middle = left + (9 - sheet.widthOf(index, size)) / 2;
                sheet.write(line, index, middle, fields[field][1] + 10.2, size);
            }
        }
        keep("page-form.png", sheet, new Wear(-1.3, 0, 0, 0, 0, 0, 0, 0).apply(sheet, null), 0);
    }

    private void table() throws IOException {
        Sheet sheet = sheet(4, new Color(50, 50, 55));
        for (int row = 0; row <= 10; row++) {
            sheet.line(20, 40 + 12.0 * row, 180, 40 + 12.0 * row, 0.35, RULE);
        }
        for (int column = 0; column <= 5; column++) {
            sheet.line(20 + 32.0 * column, 40, 20 + 32.0 * column, 160, 0.35, RULE);
        }
        for (int row = 0; row < 10; row++) {
            for (int column = 0; column < 5; column++) {
                if (sheet.chance(0.85)) {
                    numbers(sheet, row + 1, 25 + 32.0 * column, 49.5 + 12 * row, 6.5, 1);
                }
            }
        }
        BufferedImage picture = new Wear(0.8, 0.1, 0, 0, 0.03, 0, 0.5f, 0).apply(sheet, null);
        truth.put("page-table.pdf", sheet.digits);
        files.put(
                "page-table.pdf",
                DocumentPictures.scannedPdf(
                        DocumentPictures.Storage.FAX, DPI, 0, DocumentPictures.bilevel(image(picture))));
    }

    private static GreyImage image(BufferedImage picture) {
        BufferedImage grey = PageGenerator.grey(picture);
        byte[] pixels = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        return new GreyImage(grey.getWidth(), grey.getHeight(), pixels);
    }

    private static void numbers(Sheet sheet, int line, double left, double baseline, double size, int count) {
        double x = left;
        for (int number = 0; number < count; number++) {
            sheet.beginNumber();
            int digits = 1 + sheet.random.nextInt(4);
            for (int i = 0; i < digits; i++) {
                double own = size * sheet.between(0.95, 1.05);
                x += sheet.write(line, sheet.anyDigit(), x, baseline + sheet.between(-0.2, 0.2), own)
                        + size * sheet.between(0.15, 0.3);
            }
            x += size * sheet.between(2, 4);
        }
    }

    private int index(Sheet sheet, int digit) {
        List<Integer> own = new ArrayList<>();
        for (int i = 0; i < hand.size(); i++) {
            if (hand.label(i) == digit) {
                own.add(i);
            }
        }
        return own.get(sheet.random.nextInt(own.size()));
    }

    private void keep(String name, Sheet sheet, BufferedImage picture, float quality) throws IOException {
        truth.put(name, sheet.digits);
        files.put(name, PageGenerator.encode(PageGenerator.grey(picture), quality));
    }
}
