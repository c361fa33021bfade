package org.digitmill.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.digitmill.dataset.document.InkKind;
import org.digitmill.image.FramedDigit;

/** Decides which candidates are digits, which need a person's look, and which are nothing. */
final class Decision {
    /** From this probability of a digit on a candidate is read. */
    private static final double READ = 0.5;
    /** From this probability of a digit on ink is not left out, though it is not read. */
    private static final double NOTICED = 0.25;
    /** From this probability of a handwritten digit on it needs no person's look, if nothing else speaks against it. */
    private static final double SURE = 0.985;
    /** The same of a printed digit, or of the only digit of a small picture. */
    private static final double SURE_PRINTED = 0.9;

    private static final double SURE_ALONE = 0.6;
    /** The probability of {@link InkKind#DIGIT} from which on ink may be a digit's. */
    static final float WRITTEN = 0.55f;

    private static final float PRINTED = 0.5f;

    /** Two boxes that share so much of the smaller one's area are not both a digit: the likelier one is. */
    private static final double SAME_PLACE = 0.45;

    /** A candidate with the probability that it is a digit. */
    private record Judged(Candidate candidate, double digit) {}

    private final DigitDetector.Sight sight;
    private final List<Candidate> candidates;
    private final DigitOdds odds;
    private final boolean readPrinted;

    /** @param readPrinted whether printed digits are wanted, so that one among the others is no fault */
    Decision(DigitDetector.Sight sight, List<Candidate> candidates, boolean readPrinted) {
        this.sight = sight;
        this.candidates = candidates;
        this.odds = new DigitOdds(candidates);
        this.readPrinted = readPrinted;
    }

    /**
     * The digits, and what may be one, from the surest to the least sure.
     *
     * @param alone whether a small picture shows just one digit, which is likely to begin with
     */
    List<Mark> marks(boolean alone) {
        List<Mark> marks = new ArrayList<>();
        List<Judged> judged = candidates.stream()
                .map(candidate -> new Judged(candidate, odds.digit(candidate)))
                .filter(one -> one.digit() >= NOTICED)
                .sorted(Comparator.comparingDouble(Judged::digit).reversed())
                .toList();
        DetectionPlaces taken = new DetectionPlaces(
                judged.stream().map(one -> one.candidate().detection()).toList());
        for (Judged one : judged) {
            Candidate candidate = one.candidate();
            Detection detection = candidate.detection();
            if (taken.covering(detection, SAME_PLACE) >= 0) {
                continue;
            }
            taken.add(detection);
            if (one.digit() >= READ) {
                marks.add(read(candidate, isSure(candidate, one.digit(), alone)));
            } else if (detection.printed() <= PRINTED && digitInk(detection) >= WRITTEN) {
                marks.add(Mark.unread(detection.left(), detection.top(), detection.width(), detection.height()));
            }
        }
        return marks;
    }

    private boolean isSure(Candidate candidate, double digit, boolean alone) {
        if (alone) {
            return digit >= SURE_ALONE;
        }
        return readPrinted
                ? digit >= SURE_PRINTED
                : odds.handwritten(candidate, digitInk(candidate.detection())) >= SURE;
    }

    /** The probability that the ink in a detection's box is a handwritten digit's. */
    private double digitInk(Detection detection) {
        float[] kinds = sight.inkFor(detection.height())
                .kinds(detection.left(), detection.top(), detection.right(), detection.bottom());
        return kinds[InkKind.DIGIT.ordinal()];
    }

    private static Mark read(Candidate candidate, boolean sure) {
        Detection detection = candidate.detection();
        boolean own = candidate.isInkOfDetection();
        FramedDigit framed = candidate.framed();
        return new Mark(
                own ? framed.x() + framed.width() / 2.0 : detection.x(),
                own ? framed.y() + framed.height() / 2.0 : detection.y(),
                own ? framed.width() : detection.width(),
                own ? framed.height() : detection.height(),
                framed.pixels(),
                candidate.prediction(),
                !sure || !candidate.agreed() || candidate.strange(),
                detection.printed() > PRINTED);
    }
}
