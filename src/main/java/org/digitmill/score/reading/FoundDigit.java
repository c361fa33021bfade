package org.digitmill.score.reading;

import java.util.Objects;
import org.digitmill.image.framing.FramedDigit;
import org.digitmill.model.Prediction;
import org.digitmill.page.decision.PageDigit;
import org.digitmill.page.picture.PixelBox;

/**
 * Ink found in a picture that is a digit or may be one.
 *
 * @param line of the page, from 1
 * @param position within the line, from 1
 * @param number that it belongs to, from 1 on each page
 * @param sign what is written right before it in its number; null where nothing was seen
 * @param box of its ink, in pixels of the upright page
 * @param state how far it is read
 */
record FoundDigit(int line, int position, int number, String sign, PixelBox box, State state) {
    FoundDigit {
        Objects.requireNonNull(box);
        Objects.requireNonNull(state);
    }

    /** The state of reading of a found digit. */
    sealed interface State permits Waiting, Read, Unread {}

    /**
     * A digit that is not classified yet.
     *
     * @param framed its pixels and its place
     */
    record Waiting(FramedDigit framed) implements State {
        Waiting {
            Objects.requireNonNull(framed);
        }
    }

    /**
     * It was read.
     *
     * @param prediction which digit it is
     * @param doubtful whether it needs review, however confident the prediction is
     * @param printed whether it is printed
     */
    record Read(Prediction prediction, boolean doubtful, boolean printed) implements State {
        Read {
            Objects.requireNonNull(prediction);
        }
    }

    /** Unread ink that looks like a handwritten digit; it needs review. */
    record Unread() implements State {}

    /** A handwritten digit that is not classified yet. */
    static FoundDigit waiting(int line, int position, int number, FramedDigit framed) {
        return new FoundDigit(line, position, number, null, box(framed), new Waiting(framed));
    }

    /** What a page reader found: a digit that it read, or ink that it could not read. */
    static FoundDigit of(int line, int position, int number, PageDigit digit) {
        State state = digit.isRead()
                ? new Read(
                        digit.prediction(), digit.doubtful() || digit.framed().doubtful(), digit.printed())
                : new Unread();
        return new FoundDigit(line, position, number, digit.sign(), box(digit.framed()), state);
    }

    /** Ink that looks like writing of a digit's size and was not read. */
    static FoundDigit unread(int line, int position, int number, PixelBox box) {
        return new FoundDigit(line, position, number, null, box, new Unread());
    }

    private static PixelBox box(FramedDigit framed) {
        return new PixelBox(framed.x(), framed.y(), framed.width(), framed.height());
    }
}
