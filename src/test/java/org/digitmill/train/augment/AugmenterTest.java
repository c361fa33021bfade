package org.digitmill.train.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AugmenterTest {
    private static final int SIDE = LabelledDigits.SIDE;
    private static final LabelledDigits DIGITS = SyntheticDigits.draw(300, 8);

    private static float[] variant(Augmentation ranges, int digit, long seed) {
        float[] variant = new float[LabelledDigits.PIXELS];
        new Augmenter(ranges).augment(DIGITS.pixels(), digit * LabelledDigits.PIXELS, seed, variant, 0);
        return variant;
    }

    private static float[] original(int digit) {
        float[] original = new float[LabelledDigits.PIXELS];
        byte[] pixels = DIGITS.digit(digit);
        for (int i = 0; i < original.length; i++) {
            original[i] = (pixels[i] & 0xFF) / 255f;
        }
        return original;
    }

    private static float[] placed(Placement placement) {
        Ink ink = new Ink();
        ink.read(DIGITS.digit(4), 0);
        float[] placed = new float[LabelledDigits.PIXELS];
        new Augmenter(Augmentation.NONE).resample(ink, placement, placed, 0);
        return placed;
    }

    @Test
    void rangesOfZeroGiveTheDigitItselfBitForBit() {
        for (int digit = 0; digit < DIGITS.size(); digit++) {
            assertArrayEquals(bits(original(digit)), bits(variant(Augmentation.NONE, digit, 77 + digit)));
        }
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }

    @Test
    void someDigitsStayAsTheyAre() {
        Augmentation half = Augmentation.of("strong,unchanged=0.5");
        int unchanged = 0;
        for (int digit = 0; digit < DIGITS.size(); digit++) {
            if (Arrays.equals(original(digit), variant(half, digit, 77 + digit))) {
                unchanged++;
            }
        }
        assertTrue(unchanged > 120 && unchanged < 180, unchanged + " of 300 at one in two");
    }

    @Test
    void whatStaysAsItIsTakesNothingFromTheDigitBefore() {
        Augmentation half = Augmentation.of("strong,unchanged=0.5");
        Augmenter used = new Augmenter(half);
        float[] into = new float[LabelledDigits.PIXELS];
        for (int digit = 0; digit < DIGITS.size(); digit++) {
            used.augment(DIGITS.pixels(), digit * LabelledDigits.PIXELS, 77 + digit, into, 0);
            assertArrayEquals(variant(half, digit, 77 + digit), into);
        }
    }

    @Test
    void aVariantDependsOnDigitAndSeedAlone() {
        Augmenter used = new Augmenter(Augmentation.STRONG);
        float[] into = new float[3 * LabelledDigits.PIXELS];
        for (int digit = 0; digit < 50; digit++) {
            used.augment(DIGITS.pixels(), digit * LabelledDigits.PIXELS, digit, into, 0);
        }
        used.augment(DIGITS.pixels(), 7 * LabelledDigits.PIXELS, 3, into, LabelledDigits.PIXELS);

        float[] second = Arrays.copyOfRange(into, LabelledDigits.PIXELS, 2 * LabelledDigits.PIXELS);
        assertArrayEquals(variant(Augmentation.STRONG, 7, 3), second);
        assertFalse(Arrays.equals(second, variant(Augmentation.STRONG, 7, 4)));
        assertFalse(Arrays.equals(second, variant(Augmentation.STRONG, 8, 3)));
    }

    /** Whoever changes the drawing of variants changes every augmented training run, and says so here and in the change log. */
    @Test
    void variantsAreTheSameOnEveryMachine() throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(100 * LabelledDigits.PIXELS * Float.BYTES);
        for (int digit = 0; digit < 100; digit++) {
            bytes.asFloatBuffer().put(variant(Augmentation.STRONG, digit, digit));
            bytes.position(bytes.position() + LabelledDigits.PIXELS * Float.BYTES);
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
        assertEquals(
                "c9749d4e6980e22eeacbcd69af3d9524b26a61bccc6eff80cf939af80e5fa800",
                HexFormat.of().formatHex(digest));
    }

    @Test
    void aShiftByWholePixelsIsExact() {
        float[] expected = new float[LabelledDigits.PIXELS];
        float[] digit = original(4);
        for (int y = 3; y < SIDE; y++) {
            for (int x = 0; x < SIDE - 2; x++) {
                expected[y * SIDE + x] = digit[(y - 3) * SIDE + x + 2];
            }
        }

        assertArrayEquals(expected, placed(Placement.of(0, 1, 1, 0, -2, 3)));
    }

    @Test
    void aQuarterTurnIsExactAndClockwise() {
        float[] expected = new float[LabelledDigits.PIXELS];
        float[] digit = original(4);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                expected[x * SIDE + SIDE - 1 - y] = digit[y * SIDE + x];
            }
        }

        assertArrayEquals(expected, placed(Placement.of(90, 1, 1, 0, 0, 0)));
    }

    @Test
    void aMirrorByNegativeScaleIsExact() {
        float[] expected = new float[LabelledDigits.PIXELS];
        float[] digit = original(4);
        for (int i = 0; i < expected.length; i++) {
            expected[i] = digit[i / SIDE * SIDE + SIDE - 1 - i % SIDE];
        }

        assertArrayEquals(expected, placed(Placement.of(0, -1, 1, 0, 0, 0)));
    }

    @Test
    void shearMovesTheTopToTheRight() {
        float[] sheared = placed(Placement.of(0, 1, 1, 1, 0, 0));
        float[] digit = original(4);
        // 13 rows above the middle row's pixel centres, half a pixel higher: 13.5 - 0.5 - row pixels to the right, and
        // a half.
        for (int y = 4; y < 24; y++) {
            for (int x = 5; x < 22; x++) {
                double source = x - (13.5 - y);
                int left = (int) Math.floor(source);
                if (left >= 1 && left < SIDE - 2) {
                    int at = y * SIDE + left;
                    // Keys's cubic in the middle between two pixels.
                    double between = (9 * (digit[at] + digit[at + 1]) - digit[at - 1] - digit[at + 2]) / 16;
                    assertEquals(Math.max(0, Math.min(1, between)), sheared[y * SIDE + x], 1e-5);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"shift=14 | 0.001", "shift=14,rotation=15,shear=0.2 | 0.04", "shift=14,elastic=0.7 | 0.3"})
    void inkStaysInThePicture(String ranges, double tolerance) {
        // Grey ink: where the cubic overshoots, black would be cut off. Where it undershoots, paper becomes no lighter
        // than paper.
        byte[] grey = DIGITS.pixels().clone();
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) ((grey[i] & 0xFF) * 4 / 5);
        }
        Augmenter augmenter = new Augmenter(Augmentation.of(ranges));
        Augmenter none = new Augmenter(Augmentation.NONE);
        float[] variant = new float[LabelledDigits.PIXELS];
        for (int digit = 0; digit < DIGITS.size(); digit++) {
            none.augment(grey, digit * LabelledDigits.PIXELS, digit, variant, 0);
            double before = sum(variant);
            augmenter.augment(grey, digit * LabelledDigits.PIXELS, digit, variant, 0);
            double after = sum(variant);
            assertTrue(after > (1 - tolerance) * before, "digit " + digit + " lost ink: " + after + " of " + before);
            assertTrue(after < (1.05 + tolerance) * before, "digit " + digit + " won ink: " + after + " of " + before);
        }
    }

    private static double sum(float[] ink) {
        double sum = 0;
        for (float each : ink) {
            sum += each;
        }
        return sum;
    }
}
