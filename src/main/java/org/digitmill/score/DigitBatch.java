package org.digitmill.score;

import org.digitmill.image.FramedDigit;
import org.digitmill.model.Classifier;
import org.digitmill.model.Prediction;
import org.digitmill.model.Readings;

/** Collects digits of many files and has them classified together: a few whole minibatches of the classifier. */
final class DigitBatch {
    private static final int SIZE = 64;

    private final Classifier classifier;
    private final byte[] pixels = new byte[SIZE * FramedDigit.PIXELS];
    private final WaitingDigit[] waiting = new WaitingDigit[SIZE];
    private int count;

    DigitBatch(Classifier classifier) {
        this.classifier = classifier;
    }

    /** Takes a digit; its prediction comes at the latest with {@link #classify}. */
    void add(WaitingDigit digit, FramedDigit framed) {
        System.arraycopy(framed.pixels(), 0, pixels, count * FramedDigit.PIXELS, FramedDigit.PIXELS);
        waiting[count++] = digit;
        if (count == SIZE) {
            classify();
        }
    }

    /** Gives every digit that waits its prediction. */
    void classify() {
        if (count == 0) {
            return;
        }
        Readings readings = classifier.read(pixels, count);
        for (int i = 0; i < count; i++) {
            waiting[i].predict(Prediction.of(readings.probabilities(), i * 10), readings.strange()[i]);
            waiting[i] = null;
        }
        count = 0;
    }
}
