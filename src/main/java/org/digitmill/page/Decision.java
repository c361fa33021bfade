package org.digitmill.page;

import java.util.ArrayList;
import java.util.List;
import org.digitmill.dataset.document.InkKind;
import org.digitmill.image.FramedDigit;

/** Decides which candidates are digits, which need a person's look, and which are nothing. */
final class Decision {
    /** From this probability on a candidate is read as a digit. */
    private static final double READ = 0.5;
    /** From this probability on it needs no person's look, if nothing else speaks against it. */
    private static final double SURE = 0.9;

    private static final double SURE_ALONE = 0.6;
    /** From this probability on ink that may be a digit's is not left out, though it is not read. */
    private static final double NOTICED = 0.25;
    /** The probability of {@link InkKind#DIGIT} from which on ink may be a digit's. */
    static final float WRITTEN = 0.55f;

    private static final float PRINTED = 0.5f;

    private Decision() {}

    /** The marks of a page: its digits, and what may be one, from the surest to the least sure. */
    static List<Mark> marks(DigitDetector.Sight sight, List<Candidate> candidates) {
        return marks(sight, candidates, SURE);
    }

    /** The same of a small picture in which just one digit is seen: that it shows a digit is likely to begin with. */
    static List<Mark> marksOfOneDigit(DigitDetector.Sight sight, List<Candidate> candidates) {
        return marks(sight, candidates, SURE_ALONE);
    }

    private static List<Mark> marks(DigitDetector.Sight sight, List<Candidate> candidates, double sure) {
        DigitOdds odds = new DigitOdds(candidates);
        List<Mark> marks = new ArrayList<>();
        for (Candidate candidate : candidates) {
            double probability = odds.probability(candidate);
            if (probability >= READ) {
                marks.add(read(candidate, probability < sure));
            } else if (probability >= NOTICED && isWritten(sight, candidate.detection())) {
                Detection detection = candidate.detection();
                marks.add(Mark.unread(detection.left(), detection.top(), detection.width(), detection.height()));
            }
        }
        return marks;
    }

    private static boolean isWritten(DigitDetector.Sight sight, Detection detection) {
        if (detection.printed() > PRINTED) {
            return false;
        }
        float[] kinds = sight.inkFor(detection.height())
                .kinds(detection.left(), detection.top(), detection.right(), detection.bottom());
        return kinds[InkKind.DIGIT.ordinal()] >= WRITTEN;
    }

    private static Mark read(Candidate candidate, boolean unsure) {
        Detection detection = candidate.detection();
        boolean doubtful = unsure || !candidate.agreed() || candidate.strange();
        boolean own = candidate.isInkOfDetection();
        FramedDigit framed = candidate.framed();
        return new Mark(
                own ? framed.x() + framed.width() / 2.0 : detection.x(),
                own ? framed.y() + framed.height() / 2.0 : detection.y(),
                own ? framed.width() : detection.width(),
                own ? framed.height() : detection.height(),
                framed.pixels(),
                candidate.prediction(),
                doubtful,
                detection.printed() > PRINTED);
    }
}
