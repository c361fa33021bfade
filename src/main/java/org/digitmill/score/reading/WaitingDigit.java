package org.digitmill.score.reading;

import org.digitmill.image.decode.ImagePage;
import org.digitmill.model.Prediction;
import org.digitmill.page.picture.PixelBox;
import org.digitmill.score.row.DigitPlace;
import org.digitmill.score.row.DigitReading;
import org.digitmill.score.row.DigitRow;
import org.digitmill.score.row.RowOrigin;

/** Ink found on a page that is read, unread, or not classified yet; its pixels are not kept. */
final class WaitingDigit {
    private final DigitPlace place;
    private final PixelBox box;
    private final float turned;
    private final int dotsPerInch;
    private final boolean printed;
    private boolean waiting;
    private boolean doubtful;
    private Prediction prediction;

    /** @param turned degrees by which the page was turned clockwise */
    WaitingDigit(ImagePage page, double turned, FoundDigit found) {
        this.place = new DigitPlace(page.number(), found.line(), found.position(), found.number(), found.sign());
        this.box = found.box();
        this.turned = (float) turned;
        this.dotsPerInch = page.dotsPerInch();
        boolean isPrinted = false;
        if (found.state() instanceof FoundDigit.Waiting state) {
            this.waiting = true;
            this.doubtful = state.framed().doubtful();
        } else if (found.state() instanceof FoundDigit.Read state) {
            this.prediction = state.prediction();
            this.doubtful = state.doubtful();
            isPrinted = state.printed();
        }
        this.printed = isPrinted;
    }

    /** Of its ink, in pixels of the upright page. */
    PixelBox box() {
        return box;
    }

    /** Whether the digit is not classified yet. */
    boolean isWaiting() {
        return waiting;
    }

    /** @param strange whether it is out of distribution */
    void predict(Prediction predicted, boolean strange) {
        prediction = predicted;
        doubtful |= strange;
        waiting = false;
    }

    /** Whether it needs review, as far as is known. */
    boolean isDoubtful(float reviewThreshold) {
        return doubtful || prediction.confidence() < reviewThreshold;
    }

    /** Sets the result of reading the digit again. */
    void readAgain(Prediction predicted, boolean sure) {
        prediction = predicted;
        doubtful = !sure;
    }

    /** The row of a classified digit. */
    DigitRow toRow(RowOrigin origin, String path, float reviewThreshold) {
        if (waiting) {
            throw new IllegalStateException("The classifier has not been asked about a digit of " + path);
        }
        DigitReading reading = prediction == null
                ? DigitReading.UNREAD
                : DigitReading.of(prediction, printed, isDoubtful(reviewThreshold));
        return new DigitRow(origin, path, place, box, reading, turned, dotsPerInch);
    }
}
