package org.digitmill.score;

import org.digitmill.image.ImagePage;
import org.digitmill.model.Prediction;
import org.digitmill.page.PixelBox;

/** Ink that was found on a page and is read, unread, or waits for what the classifier says; its pixels are not kept. */
final class WaitingDigit {
    private final int page;
    private final int dotsPerInch;
    private final float turned;
    private final int line;
    private final int position;
    private final int number;
    private final PixelBox box;
    private final boolean printed;
    private boolean waiting;
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
        this.box = found.box();
        if (found.state() instanceof FoundDigit.Waiting state) {
            this.waiting = true;
            this.doubtful = state.framed().doubtful();
            this.printed = false;
        } else if (found.state() instanceof FoundDigit.Read state) {
            this.prediction = state.prediction();
            this.doubtful = state.doubtful();
            this.printed = state.printed();
        } else {
            this.printed = false;
        }
    }

    int page() {
        return page;
    }

    /** Which number of its page it belongs to, from 1. */
    int number() {
        return number;
    }

    /** Whether the classifier has yet to be asked. */
    boolean isWaiting() {
        return waiting;
    }

    /** @param strange whether the model finds it unlike every digit it knows */
    void predict(Prediction predicted, boolean strange) {
        prediction = predicted;
        doubtful |= strange;
        waiting = false;
    }

    /** What was read; null while it waits, and for ink that was not read. */
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
                box.x(),
                box.y(),
                box.width(),
                box.height(),
                prediction,
                prediction == null || doubtful || prediction.confidence() < reviewThreshold,
                origin.model(),
                null,
                turned,
                dotsPerInch);
    }
}
