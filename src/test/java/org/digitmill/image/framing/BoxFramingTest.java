package org.digitmill.image.framing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.digitmill.image.pixel.GreyImage;
import org.junit.jupiter.api.Test;

/** A stroke of 6 by 40 pixels at 80, 60 on grey paper, and what stands beside it. */
class BoxFramingTest {
    private static final int SIDE = 160;

    private final byte[] pixels = new byte[SIDE * SIDE];

    BoxFramingTest() {
        Arrays.fill(pixels, (byte) 200);
        ink(80, 60, 6, 40, 60);
    }

    private void ink(int left, int top, int width, int height, int grey) {
        for (int y = top; y < top + height; y++) {
            Arrays.fill(pixels, y * SIDE + left, y * SIDE + left + width, (byte) grey);
        }
    }

    private FramedDigit frame() {
        return BoxFraming.frame(new GreyImage(SIDE, SIDE, pixels), 78, 58, 10, 44)
                .orElseThrow();
    }

    private void assertStroke() {
        FramedDigit framed = frame();
        assertEquals(80, framed.x(), 1);
        assertEquals(60, framed.y(), 1);
        assertEquals(6, framed.width(), 2);
        assertEquals(40, framed.height(), 2);
        int columns = 0;
        for (int x = 0; x < 28; x++) {
            boolean ink = false;
            for (int y = 0; y < 28; y++) {
                ink |= (framed.pixels()[y * 28 + x] & 0xFF) > 100;
            }
            columns += ink ? 1 : 0;
        }
        assertTrue(columns <= 5, () -> "a stroke, not what stands beside it");
    }

    @Test
    void inkIsFramedWithItsPlace() {
        assertStroke();
    }

    @Test
    void aNeighbourIsLeftOut() {
        ink(90, 60, 20, 40, 60);
        assertStroke();
    }

    @Test
    void aLineThroughTheBoxIsLeftOut() {
        ink(0, 96, SIDE, 2, 120);
        assertStroke();
    }

    @Test
    void aBoxAroundTheDigitIsLeftOut() {
        ink(70, 50, 2, 60, 30);
        ink(96, 50, 2, 60, 30);
        ink(70, 50, 28, 2, 30);
        ink(70, 108, 28, 2, 30);
        assertStroke();
    }

    @Test
    void blankPaperHasNoDigit() {
        assertTrue(BoxFraming.frame(new GreyImage(SIDE, SIDE, pixels), 10, 10, 20, 30)
                .isEmpty());
    }

    @Test
    void boxesBeyondTheRimAreNoFault() {
        GreyImage picture = new GreyImage(SIDE, SIDE, pixels);
        assertTrue(BoxFraming.frame(picture, -60, -60, 20, 30).isEmpty());
        assertTrue(BoxFraming.frame(picture, 150, 150, 40, 40).isEmpty());
    }
}
