package org.digitmill.page.decision;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.digitmill.dataset.document.InkKind;
import org.digitmill.image.framing.DigitFraming;
import org.digitmill.image.framing.FramedDigit;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.model.Classifier;
import org.digitmill.model.Prediction;
import org.digitmill.model.Readings;
import org.digitmill.page.detection.DigitDetector;

/** Handles pictures of one digit that are large enough to be a page. */
public final class OneDigit {
    /** In pixels of the longer side: a larger picture is a page. */
    private static final int LARGEST = 1_700;
    /** Maximum probability of a digit for ink that is certainly none. */
    private static final float LEAST_DIGIT = 0.15f;
    /** Minimum probability of ink and minimum confidence for needing no review. */
    private static final float SURE_INK = 0.5f;

    private static final float SURE_DIGIT = 0.95f;

    /** In pixels of the longer side: a square picture that is not larger was probably cut out for the digit in its middle. */
    private static final int LARGEST_CUT = 200;

    private static final double LONGEST_SIDE = 1.25;
    /** Of the picture's sides: how far from the middle of the picture the middle of that digit is, and how high it is. */
    private static final double CENTRED = 0.17;

    private static final double TALL = 0.4;
    /** In pixels: ink that is as near to the edge is cut off by it. */
    private static final double RIM = 2;

    private final Classifier classifier;

    public OneDigit(Classifier classifier) {
        this.classifier = classifier;
    }

    /** The one digit of a picture in which the page network found none: its clearest ink, if that may be one; nothing else. */
    public Optional<Mark> read(GreyImage picture, DigitDetector.Sight sight) {
        if (Math.max(picture.width(), picture.height()) > LARGEST) {
            return Optional.empty();
        }
        return DigitFraming.frame(picture).flatMap(framed -> mark(framed, sight));
    }

    /** What a small picture shows without the digits beside the one in its middle that its rim cuts off. */
    public static List<Mark> withoutCutOff(List<Mark> marks, int width, int height) {
        int longer = Math.max(width, height);
        if (longer > LARGEST_CUT || longer > LONGEST_SIDE * Math.min(width, height)) {
            return marks;
        }
        Optional<Mark> middle = marks.stream()
                .filter(mark -> mark.prediction() != null
                        && Math.abs(mark.x() - width / 2.0) < CENTRED * width
                        && Math.abs(mark.y() - height / 2.0) < CENTRED * height
                        && mark.height() >= TALL * height)
                .max(Comparator.comparingDouble(Mark::height));
        return middle.isEmpty()
                ? marks
                : marks.stream()
                        .filter(mark -> mark == middle.get()
                                || mark.left() > RIM
                                        && mark.top() > RIM
                                        && mark.right() < width - RIM
                                        && mark.bottom() < height - RIM)
                        .toList();
    }

    private Optional<Mark> mark(FramedDigit framed, DigitDetector.Sight sight) {
        float[] kinds = sight.inkFor(framed.height())
                .kinds(framed.x(), framed.y(), framed.x() + framed.width(), framed.y() + framed.height());
        float digit = kinds[InkKind.DIGIT.ordinal()];
        if (digit < LEAST_DIGIT) {
            return Optional.empty();
        }
        Readings readings = classifier.read(framed.pixels(), 1);
        Prediction prediction = Prediction.of(readings.probabilities(), 0);
        boolean doubtful =
                framed.doubtful() || digit < SURE_INK || readings.strange()[0] || prediction.confidence() < SURE_DIGIT;
        return Optional.of(new Mark(
                framed.x() + framed.width() / 2.0,
                framed.y() + framed.height() / 2.0,
                framed.width(),
                framed.height(),
                framed.pixels(),
                prediction,
                doubtful,
                false));
    }
}
