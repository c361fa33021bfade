package org.digitmill.page;

import java.util.Optional;
import org.digitmill.dataset.document.InkKind;
import org.digitmill.image.DigitFraming;
import org.digitmill.image.FramedDigit;
import org.digitmill.image.GreyImage;
import org.digitmill.model.Classifier;
import org.digitmill.model.Prediction;
import org.digitmill.model.Readings;

/** Reads a picture in which the page network found no digit as the picture of one digit, if its clearest ink may be one. */
final class OneDigit {
    /** In pixels of the longer side: a larger picture is a page. */
    private static final int LARGEST = 1_700;
    /** Ink that is so surely none of a digit is none. */
    private static final float LEAST_DIGIT = 0.15f;
    /** With less than this, of ink or confidence, a person should look. */
    private static final float SURE_INK = 0.5f;

    private static final float SURE_DIGIT = 0.95f;

    private final Classifier classifier;

    OneDigit(Classifier classifier) {
        this.classifier = classifier;
    }

    /** The one digit of a picture, in its pixels; nothing where there is none. */
    Optional<Mark> read(GreyImage picture, DigitDetector.Sight sight) {
        if (Math.max(picture.width(), picture.height()) > LARGEST) {
            return Optional.empty();
        }
        return DigitFraming.frame(picture).flatMap(framed -> mark(framed, sight));
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
