package org.digitmill.score.reading;

import org.digitmill.image.framing.DigitFraming;
import org.digitmill.image.framing.FramedDigit;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.model.Prediction;
import org.digitmill.model.Readings;
import org.digitmill.page.DoubtfulDigitReader;

/** Collects digits of many files and classifies them together, in a few whole minibatches. */
final class DigitBatch {
    private static final int SIZE = 64;

    /** In pixels: a larger picture is not kept while it waits. */
    private static final int LARGEST_KEPT = 128 * 128;

    private final OpenModels models;
    private final float reviewThreshold;
    private final byte[] pixels = new byte[SIZE * FramedDigit.PIXELS];
    private final PendingDigit[] waiting = new PendingDigit[SIZE];
    private final GreyImage[] pictures = new GreyImage[SIZE];
    private DoubtfulDigitReader doubtful;
    private int count;

    /**
     * @param models used by this batch alone, and closed by their owner
     * @param reviewThreshold what is read with less confidence is read again by the page network, if there is one; but for pictures that
     *     are framed as the classifier's training digits are, which show neither neighbours, lines nor a rim
     */
    DigitBatch(OpenModels models, float reviewThreshold) {
        this.models = models;
        this.reviewThreshold = reviewThreshold;
    }

    /**
     * Takes a digit; its prediction comes at the latest with {@link #classify}.
     *
     * @param picture that shows it and nothing else that counts
     */
    void add(PendingDigit digit, FramedDigit framed, GreyImage picture) {
        System.arraycopy(framed.pixels(), 0, pixels, count * FramedDigit.PIXELS, FramedDigit.PIXELS);
        pictures[count] = picture;
        waiting[count++] = digit;
        if (count == SIZE || (long) picture.width() * picture.height() > LARGEST_KEPT) {
            classify();
        }
    }

    /** Gives every digit that waits its prediction. */
    void classify() {
        if (count == 0) {
            return;
        }
        Readings readings = models.classifier().read(pixels, count);
        for (int i = 0; i < count; i++) {
            Prediction prediction = Prediction.of(readings.probabilities(), i * 10);
            waiting[i].predict(prediction, readings.strange()[i]);
            if (models.readPages() && waiting[i].isDoubtful(reviewThreshold) && !DigitFraming.isFramed(pictures[i])) {
                readAgain(waiting[i], pictures[i], prediction);
            }
            waiting[i] = null;
            pictures[i] = null;
        }
        count = 0;
    }

    private void readAgain(PendingDigit digit, GreyImage picture, Prediction first) {
        if (doubtful == null) {
            doubtful = new DoubtfulDigitReader(models.pages());
        }
        doubtful.read(picture, digit.box(), first)
                .ifPresent(reading -> digit.readAgain(reading.prediction(), reading.sure()));
    }
}
