package org.digitmill.page.decision;

import org.digitmill.image.framing.FramedDigit;
import org.digitmill.model.Prediction;
import org.digitmill.page.picture.PixelBox;

/**
 * A digit that was found on a page, or unread ink that looks like one.
 *
 * @param framed its pixels framed as in MNIST, and its box in pixels of the upright page
 * @param prediction what the classifier says; null for unread ink that looks like a handwritten digit
 * @param doubtful whether it may be something else than a digit, so that a person should look at it
 * @param printed whether it is printed
 * @param sign the sign before it in its number, one of {@code - . ,}; null if none was found
 */
public record PageDigit(FramedDigit framed, Prediction prediction, boolean doubtful, boolean printed, String sign) {
    /** A handwritten digit that was read. */
    public PageDigit(FramedDigit framed, Prediction prediction, boolean doubtful) {
        this(framed, prediction, doubtful, false, null);
    }

    /** Ink that looks like writing of a digit's size and was not read. */
    public static PageDigit unread(PixelBox box) {
        FramedDigit blank =
                new FramedDigit(new byte[FramedDigit.PIXELS], box.x(), box.y(), box.width(), box.height(), true);
        return new PageDigit(blank, null, true, false, null);
    }

    /** Whether it was read as a digit. */
    public boolean isRead() {
        return prediction != null;
    }
}
