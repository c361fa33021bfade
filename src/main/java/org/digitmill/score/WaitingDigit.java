package org.digitmill.score;

import org.digitmill.image.FramedDigit;
import org.digitmill.model.Prediction;

/** A digit that was found on a page and waits for the classifier. */
final class WaitingDigit {
    private final int page;
    private final int line;
    private final int position;
    private final FramedDigit framed;
    private Prediction prediction;

    WaitingDigit(int page, int line, int position, FramedDigit framed) {
        this.page = page;
        this.line = line;
        this.position = position;
        this.framed = framed;
    }

    FramedDigit framed() {
        return framed;
    }

    int page() {
        return page;
    }

    int line() {
        return line;
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
                line,
                position,
                framed.x(),
                framed.y(),
                framed.width(),
                framed.height(),
                prediction,
                prediction.confidence() < reviewThreshold || framed.doubtful(),
                origin.model());
    }
}
