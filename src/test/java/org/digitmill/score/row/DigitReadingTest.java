package org.digitmill.score.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.digitmill.model.Prediction;
import org.junit.jupiter.api.Test;

class DigitReadingTest {
    private static final float[] SEVEN = {0, 0, 0, 0, 0, 0, 0, 1, 0, 0};

    @Test
    void anAnswerKeepsWhatTheModelReadFirst() {
        DigitReading read = DigitReading.of(new Prediction(7, 1, SEVEN), true, true);
        DigitReading twice = read.answered(4).answered(5);
        assertEquals(5, twice.digit());
        assertEquals(7, twice.byModel());
        assertTrue(twice.printed() && twice.reviewed() && !twice.needsReview());
        assertNull(DigitReading.UNREAD.answered(5).answered(6).byModel());
    }

    @Test
    void whatContradictsItselfIsRefused() {
        assertRefused(null, 0.5f, null, true, false, null);
        assertRefused(null, null, SEVEN, true, false, null);
        assertRefused(null, null, null, false, false, null);
        assertRefused(null, null, null, true, true, null);
        assertRefused(10, 0.5f, SEVEN, true, false, null);
        assertRefused(7, null, SEVEN, true, false, null);
        assertRefused(7, 0.5f, null, true, false, null);
        assertRefused(7, 0.5f, SEVEN, true, false, 7);
        assertRefused(7, 1f, SEVEN, false, true, null);
    }

    private static void assertRefused(
            Integer digit, Float confidence, float[] probabilities, boolean review, boolean reviewed, Integer readAs) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new DigitReading(digit, confidence, probabilities, false, review, reviewed, readAs));
    }
}
