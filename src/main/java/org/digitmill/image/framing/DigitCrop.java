package org.digitmill.image.framing;

import java.util.Optional;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.image.pixel.Scaling;
import org.digitmill.image.pixel.TurnedPage;

/** Cuts a digit with a known position out of a picture again. */
public final class DigitCrop {
    private static final double MARGIN = 0.25;

    private DigitCrop() {}

    /**
     * The digit with some paper around it.
     *
     * @param x left edge of the ink, in pixels of the upright page; what lies outside of it is left out
     * @param side the longer side that the result has at most, in pixels
     */
    public static GreyImage around(TurnedPage page, int x, int y, int width, int height, int side) {
        int margin = (int) Math.ceil(MARGIN * Math.max(width, height));
        GreyImage crop = page.cut(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
        return Scaling.fitted(crop, side);
    }

    /**
     * The digit, framed as in MNIST. If it is the only digit of its picture, these are the same pixels as in scoring; else its
     * surroundings are framed separately.
     */
    public static Optional<FramedDigit> framed(TurnedPage page, int x, int y, int width, int height) {
        Optional<FramedDigit> only = page.isAsItLay() ? DigitFraming.frame(page.picture()) : Optional.empty();
        if (only.filter(digit -> digit.x() == x && digit.y() == y && digit.width() == width && digit.height() == height)
                .isPresent()) {
            return only;
        }
        int margin = (int) Math.ceil(MARGIN * Math.max(width, height));
        return DigitFraming.frame(page.cut(x - margin, y - margin, width + 2 * margin, height + 2 * margin));
    }
}
