package org.digitmill.dataset.digits;

import static org.digitmill.dataset.digits.TestDigits.assertRefused;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.digitmill.dataset.file.LocalFiles;
import org.digitmill.dataset.format.DatasetReader;
import org.junit.jupiter.api.Test;

class DigitOrientationTest {
    private static LabelledDigits transposed(LabelledDigits digits) {
        byte[] pixels = digits.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            int pixel = i % LabelledDigits.PIXELS;
            pixels[i - pixel + pixel % 28 * 28 + pixel / 28] = digits.pixels()[i];
        }
        byte[] labels = new byte[digits.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) digits.label(i);
        }
        return new LabelledDigits(pixels, labels);
    }

    @Test
    void transposedDigitsAreRefused() {
        LabelledDigits digits = SyntheticDigits.draw(300, 77);
        DigitOrientation.check(digits, "data");
        assertRefused(() -> DigitOrientation.check(transposed(digits), "data"), "data are transposed", "EMNIST");
    }

    @Test
    void digitsThatShowNothingAreNotJudged() {
        byte[] noise = new byte[200 * LabelledDigits.PIXELS];
        new Random(1).nextBytes(noise);
        byte[] labels = new byte[200];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % 10);
        }
        DigitOrientation.check(new LabelledDigits(noise, labels), "noise");
        DigitOrientation.check(new LabelledDigits(new byte[noise.length], labels), "blank");
        DigitOrientation.check(transposed(SyntheticDigits.draw(50, 1)), "few");
    }

    @Test
    void mnistIsUpright() {
        LabelledDigits digits = DatasetReader.read(new LocalFiles(), TestDigits.mnist(), Split.TRAIN, null);
        for (int start = 0; start < 10_000; start += 100) {
            LabelledDigits few = digits.range(start, start + 100);
            assertTrue(DigitOrientation.uprightness(few) > 1, start + ": " + DigitOrientation.uprightness(few));
            assertTrue(DigitOrientation.uprightness(transposed(few)) < -1);
        }
    }
}
