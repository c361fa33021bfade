package org.digitmill.train.digit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.train.augment.Augmentation;
import org.digitmill.train.augment.Augmenter;
import org.digitmill.train.averaging.Minibatch;
import org.digitmill.train.averaging.Seeds;
import org.digitmill.train.options.Regularization;
import org.digitmill.train.options.Teachers;
import org.junit.jupiter.api.Test;

class MinibatchesTest {
    private static final LabelledDigits DIGITS = SyntheticDigits.draw(40, 3);
    private static final int[] ORDER =
            IntStream.range(0, 40).map(i -> (i * 7 + 3) % 40).toArray();

    private static Minibatches minibatches(Augmentation augmentation, double smoothing) {
        return new Minibatches(8, new Regularization(augmentation, smoothing, 0, 0, 0), Teachers.NONE);
    }

    @Test
    void digitsStandInTheOrderGivenWithTheirLabels() {
        Minibatch minibatch = minibatches(Augmentation.NONE, 0).of(DIGITS, ORDER, 16, 24, 1);

        assertArrayEquals(new long[] {8, 28, 28, 1}, minibatch.input().shape());
        for (int i = 0; i < 8; i++) {
            byte[] digit = DIGITS.digit(ORDER[16 + i]);
            float[] ink = minibatch.input().slice(i).ravel().toFloatVector();
            for (int pixel = 0; pixel < digit.length; pixel++) {
                assertEquals((digit[pixel] & 0xFF) / 255f, ink[pixel]);
            }
            float[] label = new float[10];
            label[DIGITS.label(ORDER[16 + i])] = 1;
            assertArrayEquals(label, minibatch.labels().getRow(i).toFloatVector());
        }
    }

    @Test
    void smoothLabelsGiveTheirShareToAllDigits() {
        float[] label = minibatches(Augmentation.NONE, 0.2)
                .of(DIGITS, ORDER, 0, 8, 1)
                .labels()
                .slice(0)
                .toFloatVector();

        for (int i = 0; i < 10; i++) {
            assertEquals(i == DIGITS.label(ORDER[0]) ? 0.82 : 0.02, label[i], 1e-6);
        }
    }

    @Test
    void aDigitIsAugmentedByItsPlaceAndTheSeedWhateverTheMinibatch() {
        Minibatches minibatches = minibatches(Augmentation.STRONG, 0);
        float[] asFifth = minibatches
                .of(DIGITS, ORDER, 16, 24, 1)
                .input()
                .slice(4)
                .dup()
                .ravel()
                .toFloatVector();
        float[] asFirst = minibatches
                .of(DIGITS, ORDER, 20, 23, 1)
                .input()
                .slice(0)
                .ravel()
                .toFloatVector();
        float[] otherSeed = minibatches
                .of(DIGITS, ORDER, 20, 23, 2)
                .input()
                .slice(0)
                .ravel()
                .toFloatVector();
        float[] expected = new float[LabelledDigits.PIXELS];
        new Augmenter(Augmentation.STRONG)
                .augment(DIGITS.pixels(), ORDER[20] * LabelledDigits.PIXELS, Seeds.of(1, 20), expected, 0);

        assertArrayEquals(expected, asFifth);
        assertArrayEquals(expected, asFirst);
        assertFalse(Arrays.equals(expected, otherSeed));
    }
}
