package org.digitmill.train.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.digitmill.dataset.digits.LabelledDigits;
import org.junit.jupiter.api.Test;

class InkTest {
    private static final int SIDE = LabelledDigits.SIDE;

    private static byte[] rectangle(int left, int top, int right, int bottom) {
        byte[] pixels = new byte[LabelledDigits.PIXELS];
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                pixels[y * SIDE + x] = (byte) 255;
            }
        }
        return pixels;
    }

    private static Ink ink(byte[] pixels) {
        Ink ink = new Ink();
        ink.read(pixels, 0);
        return ink;
    }

    private static float[] read(Ink ink) {
        float[] read = new float[LabelledDigits.PIXELS];
        new Augmenter(Augmentation.NONE).resample(ink, Placement.of(0, 1, 1, 0, 0, 0), read, 0);
        return read;
    }

    private static float[] floats(byte[] pixels) {
        float[] floats = new float[pixels.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (pixels[i] & 0xFF) / 255f;
        }
        return floats;
    }

    @Test
    void strokesGrowByWholePixelsAsDilationDoes() {
        Ink ink = ink(rectangle(10, 5, 12, 20));

        ink.thicken(1);

        byte[] cross = rectangle(9, 5, 13, 20);
        for (int x = 10; x <= 12; x++) {
            cross[4 * SIDE + x] = (byte) 255;
            cross[21 * SIDE + x] = (byte) 255;
        }
        assertArrayEquals(floats(cross), read(ink));
    }

    @Test
    void strokesShrinkByWholePixelsAsErosionDoes() {
        Ink ink = ink(rectangle(10, 5, 12, 20));

        ink.thicken(-1);

        assertArrayEquals(floats(rectangle(11, 6, 11, 19)), read(ink));
    }

    @Test
    void partOfAPixelIsThatShareOfGrey() {
        Ink ink = ink(rectangle(10, 5, 12, 20));

        ink.thicken(0.25f);

        assertEquals(0.25f, read(ink)[10 * SIDE + 9]);
        assertEquals(1f, read(ink)[10 * SIDE + 10]);
        assertEquals(0f, read(ink)[10 * SIDE + 8]);
    }

    @Test
    void inkAtTheEdgeMayTurnButNotLeave() {
        Ink ink = ink(rectangle(0, 0, 3, 27));

        Placement kept = ink.keptInside(Placement.of(0, 1, 1, 0, -5, 2), 0, 0);
        Placement freed = ink.keptInside(Placement.of(0, 1, 1, 0, 30, 0), 0, 0);
        Placement reaching = ink.keptInside(Placement.of(0, 1, 1, 0, 30, 0), 1.5f, 0);

        assertEquals(0, kept.shiftX());
        assertEquals(0, kept.shiftY());
        assertEquals(24, freed.shiftX());
        assertEquals(22.5, reaching.shiftX());
    }

    @Test
    void whatIsTooLargeStandsInTheMiddle() {
        Placement kept = ink(rectangle(0, 5, 25, 20)).keptInside(Placement.of(0, 1.5, 1, 0, 9, 0), 0, 0);

        double left = kept.x(-13.5, 0) + kept.shiftX();
        double right = kept.x(11.5, 0) + kept.shiftX();
        assertEquals(0, left + right, 1e-9);
        assertTrue(right > 13.5);
    }

    @Test
    void emptyPaperMayGoAnywhere() {
        assertEquals(
                9,
                ink(new byte[784])
                        .keptInside(Placement.of(0, 1, 1, 0, 9, 0), 0, 0)
                        .shiftX());
    }
}
