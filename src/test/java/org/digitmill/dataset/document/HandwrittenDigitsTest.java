package org.digitmill.dataset.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.drawing.DigitDrawing;
import org.digitmill.dataset.drawing.PenRandom;
import org.junit.jupiter.api.Test;

class HandwrittenDigitsTest {
    private static final LabelledDigits NONE = new LabelledDigits(new byte[0], new byte[0]);

    @Test
    void everyWayIsDrawnAsHighAsAsked() {
        for (int digit = 0; digit < 10; digit++) {
            for (Allograph way : DigitAllographs.of(digit)) {
                for (double height : new double[] {6, 15, 30, 60, 110}) {
                    PenRandom random = new PenRandom(digit, (long) height);
                    Hand hand = Hand.draw(random);
                    InkPatch ink = PenInk.fitted(new Motion(hand, random).write(way), height, hand, random);
                    assertHeight(height, ink, way + " at " + height);
                    assertTight(ink, way + " at " + height);
                }
            }
        }
    }

    @Test
    void handsOfEverySourceDrawDigitsAsHighAsAsked() {
        HandwrittenDigits digits = new HandwrittenDigits(samples());
        Set<Hand.Source> seen = EnumSet.noneOf(Hand.Source.class);
        for (int i = 0; i < 400; i++) {
            PenRandom random = new PenRandom(3, i);
            Hand hand = Hand.draw(random);
            seen.add(hand.source);
            double height = random.uniform(5, 60);
            InkPatch ink = digits.draw(i % 10, height, hand, random);
            assertHeight(height, ink, hand.source + " " + i % 10 + " at " + height);
            assertTight(ink, hand.source + " " + i % 10 + " at " + height);
        }
        assertEquals(EnumSet.allOf(Hand.Source.class), seen);
    }

    @Test
    void drawsAlongPenPathsWithoutSamples() {
        for (int i = 0; i < 100; i++) {
            PenRandom random = new PenRandom(4, i);
            assertHeight(25, new HandwrittenDigits(NONE).draw(i % 10, 25, Hand.draw(random), random), "" + i);
        }
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        HandwrittenDigits digits = new HandwrittenDigits(samples());
        for (int i = 0; i < 50; i++) {
            PenRandom first = new PenRandom(5, i);
            PenRandom second = new PenRandom(5, i);
            assertArrayEquals(
                    digits.draw(i % 10, 20, Hand.draw(first), first).coverage(),
                    digits.draw(i % 10, 20, Hand.draw(second), second).coverage());
        }
    }

    @Test
    void theSchoolsDifferInTheOneAndTheSeven() {
        List<Allograph> american = DigitAllographs.of(7, 'u');
        List<Allograph> european = DigitAllographs.of(7, 'e');
        assertTrue(american.stream().allMatch(way -> way.strokes().size() == 1), "Americans write no bar");
        assertTrue(european.stream().anyMatch(way -> way.strokes().size() == 2), "Europeans write a bar");
        assertTrue(american.stream().noneMatch(european::contains));
    }

    /** Paper has no ink: what is not covered is exactly 0. */
    @Test
    void paperBesideTheInkIsEmpty() {
        HandwrittenDigits digits = new HandwrittenDigits(samples());
        for (int i = 0; i < 100; i++) {
            PenRandom random = new PenRandom(6, i);
            InkPatch ink = digits.draw(0, 40, Hand.draw(random), random);
            assertEquals(0, ink.at(0, 0), 0.6f, "The corner beside a 0");
            int empty = 0;
            for (float covered : ink.coverage()) {
                empty += covered == 0 ? 1 : 0;
            }
            assertTrue(empty > ink.coverage().length / 20, i + ": " + empty + " empty pixels");
        }
    }

    static LabelledDigits samples() {
        int count = 100;
        byte[] pixels = new byte[count * LabelledDigits.PIXELS];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) (i % 10);
            byte[] drawing = DigitDrawing.draw(i % 10, 1, i);
            for (int row = 0; row < DigitDrawing.SIDE; row++) {
                int to = i * LabelledDigits.PIXELS + (row + 4) * LabelledDigits.SIDE + 4;
                System.arraycopy(drawing, row * DigitDrawing.SIDE, pixels, to, DigitDrawing.SIDE);
            }
        }
        return new LabelledDigits(pixels, labels);
    }

    /** A broad nib can be thinner in the middle of a path, by which heights go, than at its top: by up to 0.6 of a stroke of 0.2. */
    static void assertHeight(double height, InkPatch ink, String what) {
        assertTrue(Math.abs(ink.height() - height) <= 1.5 + 0.12 * height, what + " is " + ink.height() + " high");
    }

    static void assertTight(InkPatch ink, String what) {
        float top = 0;
        float bottom = 0;
        for (int x = 0; x < ink.width(); x++) {
            top = Math.max(top, ink.at(x, 0));
            bottom = Math.max(bottom, ink.at(x, ink.height() - 1));
        }
        float left = 0;
        float right = 0;
        for (int y = 0; y < ink.height(); y++) {
            left = Math.max(left, ink.at(0, y));
            right = Math.max(right, ink.at(ink.width() - 1, y));
        }
        float least = Math.min(Math.min(top, bottom), Math.min(left, right));
        assertTrue(least >= Trim.INK, what + ": a side is covered by no more than " + least);
    }
}
