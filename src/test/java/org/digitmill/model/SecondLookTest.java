package org.digitmill.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.network.Acceleration;
import org.digitmill.network.NetworkCatalog;
import org.digitmill.network.NetworkFactory;
import org.digitmill.network.NetworkSpecification;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.NoOp;

/** Compares test-time augmentation with the mean of nine readings by the same model without it. */
class SecondLookTest {
    private static final int COUNT = 90;
    private static final int SIDE = LabelledDigits.SIDE;
    private static final int PIXELS = LabelledDigits.PIXELS;
    private static final byte[] DIGITS = SyntheticDigits.draw(COUNT, 12).pixels();

    private static ModelBundle model(double temperature, double below) {
        NetworkSpecification network = new NetworkCatalog(Optional.empty()).find("conv3-pool3");
        ModelBundle made = ModelBundle.of(
                network,
                new NetworkFactory(Acceleration.NONE).create(network, 4, new NoOp()),
                new Calibration(temperature, 0, 1),
                new TestTimeAugmentation(below),
                new ModelBundle.Provenance("m", Map.of(), Map.of(), Map.of(), Map.of()));
        return ModelFile.read(ModelFile.write(made), "of the test");
    }

    private static float[] read(ModelBundle model, byte[] pixels) {
        try (Classifier classifier = model.classifier()) {
            return classifier.probabilities(pixels, pixels.length / PIXELS);
        }
    }

    private static byte[] moved(int right, int down) {
        byte[] moved = new byte[DIGITS.length];
        for (int i = 0; i < DIGITS.length; i++) {
            int row = i % PIXELS / SIDE + down;
            int column = i % SIDE + right;
            if (row >= 0 && row < SIDE && column >= 0 && column < SIDE) {
                moved[i + down * SIDE + right] = DIGITS[i];
            }
        }
        return moved;
    }

    private static double confidence(float[] probabilities, int digit) {
        return Prediction.of(probabilities, digit * 10).confidence();
    }

    /** Of the digits' confidences the one in the middle: half of the digits get a second look. */
    private static double middle(float[] probabilities) {
        double[] all = new double[COUNT];
        Arrays.setAll(all, digit -> confidence(probabilities, digit));
        Arrays.sort(all);
        return all[COUNT / 2];
    }

    @Test
    void unsureDigitsGetTheMeanOfNinePlaces() {
        float[] once = read(model(1, 0), DIGITS);
        double below = middle(once);
        double[] mean = new double[once.length];
        for (int right = -1; right <= 1; right++) {
            for (int down = -1; down <= 1; down++) {
                float[] there = read(model(1, 0), moved(right, down));
                Arrays.setAll(mean, i -> mean[i] + there[i] / 9);
            }
        }

        float[] twice = read(model(1, below), DIGITS);

        int again = 0;
        for (int digit = 0; digit < COUNT; digit++) {
            boolean unsure = confidence(once, digit) < below;
            again += unsure ? 1 : 0;
            for (int i = digit * 10; i < digit * 10 + 10; i++) {
                assertEquals(unsure ? mean[i] : once[i], twice[i], unsure ? 1e-6 : 0);
            }
        }
        assertEquals(COUNT / 2, again);
        assertTrue(differences(once, twice) > COUNT, "the places hardly matter");
    }

    private static int differences(float[] first, float[] second) {
        int count = 0;
        for (int i = 0; i < first.length; i++) {
            count += Math.abs(first[i] - second[i]) > 1e-4 ? 1 : 0;
        }
        return count;
    }

    @Test
    void whatIsReadWithADigitDoesNotMatter() {
        ModelBundle model = model(1, 1);
        float[] together = read(model, DIGITS);
        for (int digit = 0; digit < COUNT; digit += 7) {
            float[] alone = read(model, Arrays.copyOfRange(DIGITS, digit * PIXELS, (digit + 1) * PIXELS));
            assertArrayEquals(Arrays.copyOfRange(together, digit * 10, digit * 10 + 10), alone, 0);
        }
    }

    @Test
    void calibrationComesBehindTheMean() {
        float[] mean = read(model(1, 1), DIGITS);
        assertArrayEquals(Calibration.calibrated(mean, 1.7), read(model(1.7, 1), DIGITS), 0);
    }

    @Test
    void onlyAProbabilityIsALimit() {
        for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> new TestTimeAugmentation(wrong));
        }
    }
}
