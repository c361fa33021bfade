package org.digitmill.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    @Test
    void countsAreThoseOfAHandWorkedExample() {
        Evaluation evaluation = new Evaluation();
        evaluation.add(3, certain(3, 0.91f), 0);
        evaluation.add(3, certain(5, 0.91f), 0);
        evaluation.add(5, certain(5, 0.91f), 0);
        evaluation.add(0, certain(0, 0.91f), 0);

        assertEquals(4, evaluation.examples());
        assertEquals(0.75, evaluation.accuracy());
        assertEquals(0.5, evaluation.recall(3));
        assertEquals(1.0, evaluation.precision(3));
        assertEquals(2.0 / 3, evaluation.f1(3), 1e-12);
        assertEquals(0.5, evaluation.precision(5));
        assertEquals(0, evaluation.precision(9));
        assertEquals(1, evaluation.confusion(3, 5));
        assertEquals((-3 * Math.log(0.91f) - Math.log(0.01f)) / 4, evaluation.loss(), 1e-6);
        assertEquals(0.91 - 0.75, evaluation.calibrationError(), 1e-6);
    }

    @Test
    void partsAddUpToTheWhole() {
        SplittableRandom random = new SplittableRandom(1);
        Evaluation whole = new Evaluation();
        Evaluation[] parts = {new Evaluation(), new Evaluation(), new Evaluation()};
        for (int i = 0; i < 500; i++) {
            float[] probabilities = certain(random.nextInt(10), 0.1f + 0.9f * (float) random.nextDouble());
            int label = random.nextInt(10);
            whole.add(label, probabilities, 0);
            parts[i % 3].add(label, probabilities, 0);
        }

        parts[0].merge(parts[1]);
        parts[0].merge(parts[2]);

        assertEquals(whole.accuracy(), parts[0].accuracy());
        assertEquals(whole.loss(), parts[0].loss(), 1e-12);
        assertEquals(whole.calibrationError(), parts[0].calibrationError(), 1e-12);
    }

    @Test
    void temperatureIsFoundAgain() {
        // Labels drawn from known probabilities; the network is made twice as sure as it should be.
        SplittableRandom random = new SplittableRandom(7);
        int count = 20_000;
        byte[] labels = new byte[count];
        float[] sharpened = new float[count * 10];
        for (int i = 0; i < count; i++) {
            float[] honest = certain(random.nextInt(10), 0.2f + 0.79f * (float) random.nextDouble());
            labels[i] = draw(honest, random.nextDouble());
            System.arraycopy(Calibration.calibrated(honest, 0.5), 0, sharpened, i * 10, 10);
        }

        Calibration calibration = Calibration.fit(labels, sharpened, 0.05);

        assertEquals(2, calibration.temperature(), 0.1);
        Evaluation before = new Evaluation();
        before.addAll(labels, sharpened);
        Evaluation after = new Evaluation();
        float[] calibrated = Calibration.calibrated(sharpened, calibration.temperature());
        after.addAll(labels, calibrated);
        assertTrue(after.calibrationError() < before.calibrationError() / 3);
        assertTrue(errorsAbove(calibration.reviewThreshold(), labels, calibrated) <= 0.05);
        assertTrue(errorsAbove(calibration.reviewThreshold() - 0.05, labels, calibrated) > 0.05);
    }

    private static double errorsAbove(double threshold, byte[] labels, float[] probabilities) {
        int accepted = 0;
        int errors = 0;
        for (int i = 0; i < labels.length; i++) {
            Prediction prediction = Prediction.of(probabilities, i * 10);
            if (prediction.confidence() >= threshold) {
                accepted++;
                errors += prediction.digit() == labels[i] ? 0 : 1;
            }
        }
        return (double) errors / accepted;
    }

    private static byte draw(float[] probabilities, double at) {
        byte digit = 0;
        for (double sum = probabilities[0]; sum < at && digit < 9; sum += probabilities[digit]) {
            digit++;
        }
        return digit;
    }

    private static float[] certain(int digit, float confidence) {
        float[] probabilities = new float[10];
        Arrays.fill(probabilities, (1 - confidence) / 9);
        probabilities[digit] = confidence;
        return probabilities;
    }
}
