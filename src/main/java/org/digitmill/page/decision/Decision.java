package org.digitmill.page.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.digitmill.dataset.document.InkKind;
import org.digitmill.image.framing.FramedDigit;
import org.digitmill.page.detection.Detection;
import org.digitmill.page.detection.DetectionPlaces;
import org.digitmill.page.detection.DigitDetector;
import org.digitmill.page.detection.LabelledDetection;
import org.digitmill.page.picture.PagePyramid;

/** Decides which detections are digits, which need review, and which are nothing. */
public final class Decision {
    /** Minimum probability of a digit for a detection to be read. */
    private static final double READ = 0.5;
    /** Minimum probability of a digit for its ink to count as typical for the page. */
    private static final double CERTAIN = 0.95;
    /** Minimum probability of a digit for unread ink to be reported. */
    private static final double NOTICED = 0.15;
    /** Minimum probability of a handwritten digit for needing no review. */
    private static final double SURE = 0.985;
    /** The same for a printed digit, or for the only digit of a small picture. */
    private static final double SURE_PRINTED = 0.9;

    private static final double SURE_ALONE = 0.6;
    /** Minimum probability of {@link InkKind#DIGIT} for ink that may be a digit's. */
    static final float WRITTEN = 0.55f;

    /**
     * Minimum probability for a digit to count as printed; it is high, since handwriting with straight strokes is easily taken for print.
     */
    private static final float PRINTED = 0.8f;

    /** Overlap, as a share of the smaller box's area, from which on only the more probable of two detections is kept. */
    private static final double SAME_PLACE = 0.45;

    /** A detection with the probability that it is a digit. */
    private record Judged(LabelledDetection labelled, double digit) {
        Detection detection() {
            return labelled.detection();
        }
    }

    private final DigitDetector.Sight sight;
    private final DigitOdds odds;
    private final boolean readPrinted;
    /** The possible digits, the most probable first; no two at one place. */
    private final List<Judged> chosen = new ArrayList<>();

    private final InkStrength strength;
    private final List<Candidate> read;

    /** @param readPrinted whether printed digits are wanted, too */
    public Decision(
            PagePyramid pyramid,
            DigitDetector.Sight sight,
            List<LabelledDetection> detections,
            Examiner examiner,
            boolean readPrinted) {
        this.sight = sight;
        this.odds = new DigitOdds(detections);
        this.readPrinted = readPrinted;
        choose(detections);
        strength = new InkStrength(
                pyramid,
                chosen.stream()
                        .filter(one -> one.digit() >= CERTAIN)
                        .map(Judged::detection)
                        .toList());
        read = examiner.read(
                pyramid,
                chosen.stream().filter(this::isRead).map(Judged::labelled).toList());
    }

    private void choose(List<LabelledDetection> detections) {
        List<Judged> judged = detections.stream()
                .map(labelled -> new Judged(labelled, odds.digit(labelled)))
                .filter(one -> one.digit() >= NOTICED)
                .sorted(Comparator.comparingDouble(Judged::digit).reversed())
                .toList();
        DetectionPlaces taken =
                new DetectionPlaces(judged.stream().map(Judged::detection).toList());
        for (Judged one : judged) {
            if (taken.covering(one.detection(), SAME_PLACE) < 0) {
                taken.add(one.detection());
                chosen.add(one);
            }
        }
    }

    /**
     * The digits and possible digits, in decreasing order of probability.
     *
     * @param alone whether a small picture shows just one digit, which is likely to begin with
     */
    public List<Mark> marks(boolean alone) {
        List<Mark> marks = new ArrayList<>();
        for (Candidate candidate : read) {
            marks.add(read(candidate, isSure(candidate.labelled(), alone)));
        }
        for (Judged one : chosen) {
            Detection detection = one.detection();
            if (!isRead(one) && detection.printed() <= PRINTED && digitInk(detection) >= WRITTEN) {
                marks.add(Mark.unread(detection.left(), detection.top(), detection.width(), detection.height()));
            }
        }
        return marks;
    }

    private boolean isRead(Judged one) {
        return one.digit() >= READ && !strength.isPale(one.detection());
    }

    private boolean isSure(LabelledDetection labelled, boolean alone) {
        if (alone) {
            return odds.digit(labelled) >= SURE_ALONE;
        }
        return readPrinted
                ? odds.digit(labelled) >= SURE_PRINTED
                : odds.handwritten(labelled, digitInk(labelled.detection())) >= SURE;
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
                !sure || !candidate.labelled().agreed() || candidate.strange(),
                detection.printed() > PRINTED);
    }
}
