package org.digitmill.image.framing;

import java.util.Optional;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.image.pixel.Scaling;

/**
 * Finds the only digit of a picture and frames it as in MNIST: its ink scaled into 20×20 pixels with its aspect kept, and laid into 28×28
 * so that its centre of mass is in the middle (Y. LeCun, C. Cortes, C. Burges: The MNIST database).
 *
 * <p>Dark ink on light paper and light ink on dark paper are told apart, uneven light is evened out, ruled lines and specks are left
 * out. A picture that is framed already, in either polarity, comes back bit for bit.
 */
public final class DigitFraming {
    /** Photographs are looked at in this size; more adds noise, not digits. */
    private static final int WORKING_SIDE = 224;
    /** A digit smaller than this in the reduced picture is cut out of the full one and looked at again. */
    private static final int SMALL_DIGIT = 80;

    private DigitFraming() {}

    /** The digit in {@code picture}; empty if there is no ink that stands out. */
    public static Optional<FramedDigit> frame(GreyImage picture) {
        Optional<FramedDigit> framed = MnistFrame.recognise(picture);
        if (framed.isPresent()) {
            return framed;
        }
        double reduction = reduction(picture);
        Optional<Ink> found = InkFinder.find(reduced(picture, reduction));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Ink ink = found.get();
        boolean small = reduction > 1 && Math.max(ink.width(), ink.height()) < SMALL_DIGIT;
        return small ? zoom(picture, ink, reduction) : Optional.of(framed(picture, ink, reduction));
    }

    /** Whether a picture is framed already, so that {@link #frame} gives it back bit for bit. */
    public static boolean isFramed(GreyImage picture) {
        return MnistFrame.recognise(picture).isPresent();
    }

    private static double reduction(GreyImage picture) {
        return Math.max(1.0, (double) Math.max(picture.width(), picture.height()) / WORKING_SIDE);
    }

    private static GreyImage reduced(GreyImage picture, double reduction) {
        return reduction == 1 ? picture : Scaling.shrink(picture, reduction);
    }

    private static FramedDigit framed(GreyImage picture, Ink ink, double reduction) {
        return new FramedDigit(
                MnistFrame.lay(StrokeWidth.strengthen(ink)),
                (int) (ink.x() * reduction),
                (int) (ink.y() * reduction),
                Math.min(picture.width(), (int) Math.ceil(ink.width() * reduction)),
                Math.min(picture.height(), (int) Math.ceil(ink.height() * reduction)),
                ink.doubtful());
    }

    /** Looks again at the surroundings of a small digit, in the picture's own resolution. */
    private static Optional<FramedDigit> zoom(GreyImage picture, Ink ink, double reduction) {
        double margin = 0.6 * Math.max(ink.width(), ink.height()) + 4;
        int left = (int) Math.max(0, (ink.x() - margin) * reduction);
        int top = (int) Math.max(0, (ink.y() - margin) * reduction);
        int right = (int) Math.min(picture.width(), (ink.x() + ink.width() + margin) * reduction);
        int bottom = (int) Math.min(picture.height(), (ink.y() + ink.height() + margin) * reduction);
        GreyImage part = Scaling.crop(picture, left, top, right - left, bottom - top);
        double again = reduction(part);
        return InkFinder.findAgain(reduced(part, again), ink.dark())
                .map(closer -> framed(part, closer, again))
                .map(digit -> new FramedDigit(
                        digit.pixels(),
                        left + digit.x(),
                        top + digit.y(),
                        digit.width(),
                        digit.height(),
                        digit.doubtful() || ink.doubtful()));
    }
}
