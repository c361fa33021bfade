package org.digitmill.dataset.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.digitmill.dataset.drawing.PenRandom;
import org.junit.jupiter.api.Test;

class PrintedTextTest {
    private final PrintedText text = new PrintedText();

    @Test
    void aPrintedDigitIsAsHighAsAsked() {
        for (int i = 0; i < 500; i++) {
            PenRandom random = new PenRandom(1, i);
            double height = random.uniform(5, 60);
            PrintedText.PrintedLine line = text.digit(i % 10, height, random);
            HandwrittenDigitsTest.assertHeight(height, line.ink(), "Digit " + i);
            HandwrittenDigitsTest.assertTight(line.ink(), "Digit " + i);
            assertEquals(1, line.digits().size());
            assertEquals(i % 10, line.digits().get(0).digit());
        }
    }

    @Test
    void theBoxesOfDigitsLieInTheLineAndHoldInk() {
        int digits = 0;
        for (int i = 0; i < 1000; i++) {
            PenRandom random = new PenRandom(2, i);
            PrintedText.PrintedLine line = text.line(random.uniform(5, 60), random);
            HandwrittenDigitsTest.assertTight(line.ink(), "Line " + i);
            for (PrintedText.PrintedDigit digit : line.digits()) {
                digits++;
                assertTrue(
                        digit.left() >= 0
                                && digit.left() + digit.width() <= line.ink().width(),
                        "Line " + i);
                assertTrue(
                        digit.top() >= 0
                                && digit.top() + digit.height() <= line.ink().height(),
                        "Line " + i);
                assertTrue(ink(line.ink(), digit) > 0.08, "Line " + i + ", " + digit);
            }
        }
        assertTrue(digits > 1000, digits + " digits");
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        for (int i = 0; i < 100; i++) {
            assertArrayEquals(
                    text.line(20, new PenRandom(3, i)).ink().coverage(),
                    text.line(20, new PenRandom(3, i)).ink().coverage());
        }
    }

    /** The mean coverage of a digit's box. */
    private static double ink(InkPatch patch, PrintedText.PrintedDigit digit) {
        double sum = 0;
        for (int y = digit.top(); y < digit.top() + digit.height(); y++) {
            for (int x = digit.left(); x < digit.left() + digit.width(); x++) {
                sum += patch.at(x, y);
            }
        }
        return sum / (digit.width() * digit.height());
    }
}
