package org.digitmill.score;

import org.digitmill.image.FramedDigit;
import org.digitmill.model.Prediction;

/** A digit that was found on a page and has, or waits for, what the classifier says. */
final class WaitingDigit {
    private final int page;
    private final FoundDigit found;
    private Prediction prediction;

    WaitingDigit(int page, FoundDigit found) {
        this.page = page;
        this.found = found;
        this.prediction = found.prediction();
    }

    FramedDigit framed() {
        return found.framed();
    }

    int page() {
        return page;
    }

    /** Which number of its page it belongs to, from 1. */
    int number() {
        return found.number();
    }

    void predict(Prediction predicted) {
        prediction = predicted;
    }

    /** What the classifier said; null while it has not. */
    Prediction prediction() {
        return prediction;
    }

    DigitRow toRow(RowOrigin origin, String path, float reviewThreshold) {
        return new DigitRow(
                origin.run(),
                path,
                page,
                found.line(),
                found.position(),
                framed().x(),
                framed().y(),
                framed().width(),
                framed().height(),
                prediction,
                found.doubtful() || prediction.confidence() < reviewThreshold,
                origin.model());
    }
}
