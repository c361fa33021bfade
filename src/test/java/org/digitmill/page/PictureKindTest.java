package org.digitmill.page;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.digitmill.image.GreyImage;
import org.junit.jupiter.api.Test;

class PictureKindTest {
    private static final int SIDE = 400;

    private final byte[] pixels = new byte[SIDE * SIDE];

    PictureKindTest() {
        Arrays.fill(pixels, (byte) 220);
    }

    @Test
    void rowsOfStrokesAreAPage() {
        for (int row = 0; row < 5; row++) {
            for (int column = 0; column < 8; column++) {
                ink(40 + 42 * column, 40 + 65 * row, 8, 30);
            }
        }
        assertTrue(isPage());
    }

    @Test
    void darkCornersBesideADigitAreNoDigits() {
        ink(190, 130, 20, 140);
        for (int corner = 0; corner < 4; corner++) {
            ink(corner % 2 * (SIDE - 60), corner / 2 * (SIDE - 60), 60, 60);
        }
        assertFalse(isPage());
    }

    @Test
    void specksAndPiecesOfRulesAreNoDigits() {
        for (int i = 0; i < 12; i++) {
            ink(30 + 28 * i, 50 + 23 * (i % 5), 3, 4);
        }
        for (int i = 0; i < 4; i++) {
            ink(20 + 30 * i, 200 + 40 * i, 150, 14);
        }
        assertFalse(isPage());
    }

    private boolean isPage() {
        return PictureKind.isPage(new GreyImage(SIDE, SIDE, pixels));
    }

    private void ink(int left, int top, int width, int height) {
        for (int y = top; y < top + height; y++) {
            Arrays.fill(pixels, y * SIDE + left, y * SIDE + left + width, (byte) 30);
        }
    }
}
