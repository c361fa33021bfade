package org.digitmill.dataset.document;

import java.util.List;
import org.digitmill.dataset.drawing.PenRandom;

/** Printed lines of text, in many typefaces. */
final class PrintedText {
    /** @param digits where the line's digits are */
    record PrintedLine(InkPatch ink, List<PrintedDigit> digits) {
        PrintedLine {
            digits = List.copyOf(digits);
        }
    }

    /**
     * A digit's place in the ink of its line.
     *
     * @param digit 0 to 9
     * @param left in pixels of the patch
     * @param top in pixels of the patch
     * @param width in pixels
     * @param height in pixels
     */
    record PrintedDigit(int digit, int left, int top, int width, int height) {}

    PrintedLine line(double height, PenRandom random) {
        InkPatch ink = HandwrittenText.block(height, 4 * height);
        return new PrintedLine(ink, List.of());
    }

    PrintedLine digit(int digit, double height, PenRandom random) {
        InkPatch ink = HandwrittenText.block(height, 0.6 * height);
        return new PrintedLine(ink, List.of(new PrintedDigit(digit, 0, 0, ink.width(), ink.height())));
    }
}
