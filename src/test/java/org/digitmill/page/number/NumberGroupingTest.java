package org.digitmill.page.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.model.Prediction;
import org.digitmill.page.decision.Mark;
import org.digitmill.page.picture.LevelContrast;
import org.junit.jupiter.api.Test;

/** Rows of digits that are 40 pixels high. */
class NumberGroupingTest {
    private static final double HEIGHT = 40;

    private final List<Mark> marks = new ArrayList<>();

    private void add(int digit, double left, double middle, double width, double height) {
        float[] probabilities = new float[10];
        probabilities[digit] = 1;
        marks.add(new Mark(
                left + width / 2, middle, width, height, new byte[784], Prediction.of(probabilities, 0), false, false));
    }

    /** Digits with the given gaps before them, in shares of their height; a space in the text adds another one. */
    private void row(String text, double gap, double space, double left, double middle) {
        double x = left;
        for (char sign : text.toCharArray()) {
            if (sign == ' ') {
                x += space * HEIGHT;
            } else {
                double width = sign == '1' ? 8 : 26;
                add(sign - '0', x, middle, width, HEIGHT);
                x += width + gap * HEIGHT;
            }
        }
    }

    private String read() {
        return read(null);
    }

    private String read(LineBetween lines) {
        Collections.shuffle(marks, new Random(3));
        return new NumberGrouping(lines)
                .lines(marks).stream()
                        .map(line -> line.stream()
                                .map(number -> number.stream()
                                        .map(mark ->
                                                String.valueOf(mark.prediction().digit()))
                                        .collect(Collectors.joining()))
                                .collect(Collectors.joining(" ")))
                        .collect(Collectors.joining("\n"));
    }

    @Test
    void wideGapsPartNumbers() {
        row("123 456 78", 0.15, 0.8, 50, 100);
        assertEquals("123 456 78", read());
    }

    @Test
    void gapsCountRelativeToTheirNeighbours() {
        row("88 88", 0.55, 0.7, 50, 100);
        assertEquals("88 88", read());
    }

    @Test
    void digitsAtEvenDistancesAreANumberEachOrOne() {
        row("8 8 8 8 8", 0.5, 0.8, 50, 100);
        row("88888", 0.5, 0, 50, 200);
        assertEquals("8 8 8 8 8\n88888", read());
    }

    @Test
    void evenDistancesThatWaverAreEven() {
        double[] gaps = {0.68, 0.8, 0.7, 0.85};
        double x = 50;
        for (int i = 0; i < 5; i++) {
            add(8, x, 100, 26, HEIGHT);
            x += 26 + (i < 4 ? gaps[i] * HEIGHT : 0);
        }
        assertEquals("8 8 8 8 8", read());
    }

    @Test
    void aRowMaySlantAndItsDigitsWaver() {
        double x = 50;
        for (int i = 0; i < 8; i++) {
            add(i, x, 100 + 0.1 * x, 26, i % 2 == 0 ? 34 : 46);
            x += 33;
        }
        assertEquals("01234567", read());
    }

    @Test
    void linesAreReadFromTheTopAndNumbersFromTheLeft() {
        row("12", 0.2, 0, 400, 100);
        row("34", 0.2, 0, 50, 104);
        row("56", 0.2, 0, 50, 160);
        row("78", 0.2, 0, 400, 158);
        assertEquals("34 12\n56 78", read());
    }

    @Test
    void aDigitThatHidesTheSideOfItsBoxStaysInItsNumber() {
        int pitch = 56;
        GreyImage page = paper(500, 150);
        double[] shifts = {0, 6, -6, 12, 0, 6};
        for (int box = 0; box <= 6; box++) {
            if (box != 3 && box != 4) {
                line(page, 50 + box * pitch, 50, 120);
            }
        }
        for (int box = 0; box < 6; box++) {
            add(8, 65 + box * pitch + shifts[box], 85, 26, HEIGHT);
        }
        LevelContrast contrast = LevelContrast.of(page, 0);
        assertEquals("888888", read(new LineBetween(contrast, new PageTurn(500, 150, 0))));
    }

    private static GreyImage paper(int width, int height) {
        byte[] pixels = new byte[width * height];
        Arrays.fill(pixels, (byte) 250);
        return new GreyImage(width, height, pixels);
    }

    private static void line(GreyImage page, int x, int top, int bottom) {
        for (int y = top; y < bottom; y++) {
            page.pixels()[y * page.width() + x] = 10;
            page.pixels()[y * page.width() + x + 1] = 10;
        }
    }
}
