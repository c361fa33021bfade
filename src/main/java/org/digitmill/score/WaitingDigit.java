package org.digitmill.score;

import org.digitmill.image.ImagePage;
import org.digitmill.model.Prediction;

/** A digit that was found on a page and has, or waits for, what the classifier says; its pixels are not kept. */
final class WaitingDigit {
    private final int page;
    private final int dotsPerInch;
    private final float turned;
    private final int line;
    private final int position;
    private final int number;
    private final int x;
    private final int y;
    private final int width;
    private final int height;
    private boolean doubtful;
    private Prediction prediction;

    /** @param turned degrees by which the page was turned clockwise */
    WaitingDigit(ImagePage page, double turned, FoundDigit found) {
        this.page = page.number();
        this.dotsPerInch = page.dotsPerInch();
        this.turned = (float) turned;
        this.line = found.line();
        this.position = found.position();
        this.number = found.number();
        this.x = found.framed().x();
        this.y = found.framed().y();
        this.width = found.framed().width();
        this.height = found.framed().height();
        this.doubtful = found.doubtful() || found.framed().doubtful();
        this.prediction = found.prediction();
    }

    int page() {
        return page;
    }

    /** Which number of its page it belongs to, from 1. */
    int number() {
        return number;
    }

    /** @param strange whether the model finds it unlike every digit it knows */
    void predict(Prediction predicted, boolean strange) {
        prediction = predicted;
        doubtful |= strange;
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
                x,
                y,
                width,
                height,
                prediction,
                doubtful || prediction.confidence() < reviewThreshold,
                origin.model(),
                null,
                turned,
                dotsPerInch);
    }
}
