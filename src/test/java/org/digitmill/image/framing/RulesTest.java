package org.digitmill.image.framing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RulesTest {
    private static final int SIDE = 200;

    /** Lines askew, each with a slope of its own, go; a bar across them that ends before the rim stays. */
    @Test
    void linesFromRimToRimGoAndStrokesStay() {
        byte[] strength = new byte[SIDE * SIDE];
        for (int line = 1; line < 8; line++) {
            for (int x = 0; x < SIDE; x++) {
                int y = (int) Math.round(line * 24 + (x - 100) * (0.05 + 0.01 * line));
                if (y >= 0 && y < SIDE - 1) {
                    strength[y * SIDE + x] = 90;
                    strength[(y + 1) * SIDE + x] = 60;
                }
            }
        }
        for (int y = 40; y < 160; y++) {
            for (int x = 90; x < 104; x++) {
                strength[y * SIDE + x] = (byte) 200;
            }
        }
        Rules.remove(strength, SIDE, SIDE, 5);
        int left = 0;
        int stroke = 0;
        for (int i = 0; i < strength.length; i++) {
            boolean inStroke = i / SIDE >= 40 && i / SIDE < 160 && i % SIDE >= 90 && i % SIDE < 104;
            stroke += inStroke && (strength[i] & 0xFF) == 200 ? 1 : 0;
            left += !inStroke && strength[i] != 0 ? 1 : 0;
        }
        assertTrue(stroke == 120 * 14, stroke + " pixels of the stroke are whole");
        assertTrue(left < 250, left + " pixels of 2,800 of the lines are left");
    }
}
