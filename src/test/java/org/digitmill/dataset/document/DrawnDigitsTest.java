package org.digitmill.dataset.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.digitmill.dataset.digits.LabelledDigits;
import org.junit.jupiter.api.Test;

class DrawnDigitsTest {
    private final LabelledDigits digits = DrawnDigits.draw(1_000, 5);

    @Test
    void everyDigitIsDrawnAsOften() {
        int[] expected = new int[LabelledDigits.CLASSES];
        Arrays.fill(expected, 100);
        assertArrayEquals(expected, digits.countByLabel());
    }

    @Test
    void noTwoDigitsAreEqual() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < digits.size(); i++) {
            seen.add(Arrays.toString(digits.digit(i)));
        }
        assertEquals(digits.size(), seen.size());
    }

    @Test
    void aSeedGivesTheSameDigitsEachTime() {
        assertArrayEquals(digits.pixels(), DrawnDigits.draw(1_000, 5).pixels());
    }

    @Test
    void eachHasInkAndABlankRim() {
        for (int i = 0; i < digits.size(); i++) {
            byte[] digit = digits.digit(i);
            int ink = 0;
            for (int at = 0; at < digit.length; at++) {
                ink += (digit[at] & 0xFF) > 127 ? 1 : 0;
            }
            assertTrue(ink > 15 && ink < 420, "digit " + i + " has " + ink + " pixels of ink");
        }
    }
}
