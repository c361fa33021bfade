package org.digitmill.dataset.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.digitmill.dataset.file.LocalFiles;
import org.digitmill.dataset.format.IdxReader;
import org.junit.jupiter.api.Test;

class SyntheticDigitsTest {
    private final LabelledDigits digits = SyntheticDigits.draw(2_000, 1);

    @Test
    void aDigitDependsOnSeedAndIndexAlone() {
        LabelledDigits fewer = SyntheticDigits.draw(37, 1);
        assertArrayEquals(fewer.pixels(), Arrays.copyOf(digits.pixels(), 37 * LabelledDigits.PIXELS));
        assertArrayEquals(digits.digit(1234), SyntheticDigits.pixels(1, 1234));
        assertFalse(Arrays.equals(digits.digit(1234), SyntheticDigits.pixels(2, 1234)));
        assertFalse(Arrays.equals(digits.digit(1234), digits.digit(1244)));
    }

    /** A seed names a data set: whoever changes the drawing changes all of them, and says so here and in the change log. */
    @Test
    void theDrawingsAreTheSameOnEveryMachine() {
        assertEquals("1a60cc8596a338d0d5a0305cfe86339c2c0f61454ebf2a337fbb1f53af152616", DatasetDigest.sha256(digits));
    }

    @Test
    void labelsAreBalanced() {
        assertArrayEquals(IntStream.generate(() -> 200).limit(10).toArray(), digits.countByLabel());
    }

    @Test
    void digitsAreFramedAsMnistFramesThem() {
        for (int i = 0; i < digits.size(); i++) {
            double mass = 0;
            double momentX = 0;
            double momentY = 0;
            int left = 28;
            int right = 0;
            int top = 28;
            int bottom = 0;
            byte[] digit = digits.digit(i);
            int darkest = 0;
            for (int pixel = 0; pixel < digit.length; pixel++) {
                int ink = digit[pixel] & 0xFF;
                mass += ink;
                momentX += ink * (pixel % 28);
                momentY += ink * (pixel / 28);
                if (ink > 0) {
                    left = Math.min(left, pixel % 28);
                    right = Math.max(right, pixel % 28);
                    top = Math.min(top, pixel / 28);
                    bottom = Math.max(bottom, pixel / 28);
                }
                darkest = Math.max(darkest, ink);
            }
            int width = right - left + 1;
            int height = bottom - top + 1;
            String which = "digit " + i + ": " + width + "×" + height;
            assertTrue(width <= 20 && height <= 20 && Math.max(width, height) >= 18, which);
            assertTrue(mass > 2_000 && mass < 100_000 && darkest > 200, which + ", ink " + mass + ", " + darkest);
            boolean freeX = left > 4 && right < 23;
            boolean freeY = top > 4 && bottom < 23;
            assertTrue(!freeX || Math.abs(momentX / mass - 13.5) <= 0.51, which + ", centre x " + momentX / mass);
            assertTrue(!freeY || Math.abs(momentY / mass - 13.5) <= 0.51, which + ", centre y " + momentY / mass);
        }
    }

    /** Not how well a network learns from them, but that they show what their labels say: the nearest of them reads MNIST. */
    @Test
    void theNearestDrawnDigitReadsMnist() {
        Path mnist = Path.of(TestDigits.mnist());
        LabelledDigits real = IdxReader.read(
                new LocalFiles(),
                mnist.resolve("t10k-images-idx3-ubyte.gz").toString(),
                mnist.resolve("t10k-labels-idx1-ubyte.gz").toString());
        LabelledDigits drawn = SyntheticDigits.draw(10_000, 9);
        int asked = 500;
        long right = IntStream.range(0, asked)
                .parallel()
                .filter(i -> nearestLabel(drawn, real.digit(i)) == real.label(i))
                .count();
        assertTrue(right > 0.85 * asked, () -> right + " of " + asked + " right");
    }

    private static int nearestLabel(LabelledDigits digits, byte[] digit) {
        long least = Long.MAX_VALUE;
        int label = -1;
        for (int i = 0; i < digits.size(); i++) {
            long distance = 0;
            for (int pixel = 0; pixel < digit.length; pixel++) {
                int difference = (digits.pixels()[i * digit.length + pixel] & 0xFF) - (digit[pixel] & 0xFF);
                distance += difference * difference;
            }
            if (distance < least) {
                least = distance;
                label = digits.label(i);
            }
        }
        return label;
    }
}
