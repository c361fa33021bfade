package org.digitmill.page;

import java.util.ArrayList;
import java.util.List;
import org.digitmill.dataset.document.InkKind;

/** Decides which candidates are digits, which need a person's look, and which are nothing. */
final class Decision {
    /** From this score on a candidate is a digit. */
    static final float DIGIT = 0.35f;
    /** From this score on a candidate is surely a digit, if nothing else speaks against it. */
    static final float SURE = 0.45f;
    /** Ink that is so surely no digit makes an unsure candidate nothing. */
    private static final float OTHER = 0.85f;
    /** Ink that is so surely a digit's is not left out where it was not read. */
    static final float WRITTEN = 0.55f;

    private static final float PRINTED = 0.5f;

    private Decision() {}

    /** The marks of a page: its digits, and what may be one, from the surest to the least sure. */
    static List<Mark> marks(DigitDetector.Sight sight, List<Candidate> candidates) {
        List<Mark> marks = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Detection detection = candidate.detection();
            float[] kinds = sight.inkFor(detection.height())
                    .kinds(detection.left(), detection.top(), detection.right(), detection.bottom());
            float digit = kinds[InkKind.DIGIT.ordinal()]
                    + (detection.printed() > PRINTED ? kinds[InkKind.PRINT.ordinal()] : 0);
            if (detection.score() < SURE && 1 - digit > OTHER) {
                continue;
            }
            if (detection.score() >= DIGIT) {
                marks.add(read(candidate));
            } else if (kinds[InkKind.DIGIT.ordinal()] >= WRITTEN) {
                marks.add(Mark.unread(detection.left(), detection.top(), detection.width(), detection.height()));
            }
        }
        return marks;
    }

    private static Mark read(Candidate candidate) {
        Detection detection = candidate.detection();
        boolean doubtful = detection.score() < SURE || !candidate.agreed() || candidate.strange();
        boolean printed = detection.printed() > PRINTED;
        byte[] pixels = candidate.framed().pixels();
        if (!candidate.isInkOfDetection()) {
            return new Mark(
                    detection.x(),
                    detection.y(),
                    detection.width(),
                    detection.height(),
                    pixels,
                    candidate.prediction(),
                    doubtful,
                    printed);
        }
        double width = candidate.framed().width();
        double height = candidate.framed().height();
        return new Mark(
                candidate.framed().x() + width / 2,
                candidate.framed().y() + height / 2,
                width,
                height,
                pixels,
                candidate.prediction(),
                doubtful,
                printed);
    }
}
