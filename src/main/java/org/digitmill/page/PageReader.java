package org.digitmill.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.model.Classifier;
import org.digitmill.model.PageNetworks;
import org.digitmill.page.decision.Decision;
import org.digitmill.page.decision.Examiner;
import org.digitmill.page.decision.Mark;
import org.digitmill.page.decision.OneDigit;
import org.digitmill.page.decision.UnreadInk;
import org.digitmill.page.detection.DigitDetector;
import org.digitmill.page.detection.LabelledDetection;
import org.digitmill.page.detection.RegionLabeller;
import org.digitmill.page.number.LineBetween;
import org.digitmill.page.number.NumberGrouping;
import org.digitmill.page.number.PageNumber;
import org.digitmill.page.number.PageTurn;
import org.digitmill.page.number.SignFinder;
import org.digitmill.page.picture.LevelContrast;
import org.digitmill.page.picture.PagePyramid;
import org.digitmill.page.picture.Polarity;
import org.digitmill.page.picture.Rotation;
import org.digitmill.page.picture.Skew;
import org.digitmill.page.picture.WorkingScale;

/**
 * Reads all numbers on a page: the page network finds the digits, the region and digit networks classify each again, the results are
 * combined, and digits are grouped into numbers and lines.
 *
 * <p>Not safe for use by several threads at once, since its networks are not.
 */
public final class PageReader {
    /** In pixels of the longer side: on a smaller picture orientation and skew cannot be measured. */
    private static final int SMALLEST_TILTED = 300;
    /** Minimum skew angle that is corrected, in degrees. */
    private static final double LEVEL = 0.06;
    /** In pixels of the longer side: the one digit of a picture that is not larger is read even if it is printed. */
    private static final int ONE_DIGIT = 300;
    /** With more detections than this, the given share must be confident for any to be confident. */
    private static final int FEW = 4;

    private static final double SURE_SHARE = 0.12;

    private final DigitDetector detector;
    private final RegionLabeller labeller;
    private final Examiner examiner;
    private final PageOrientation orientation;
    private final OneDigit oneDigit;
    private final boolean readPrinted;

    /**
     * @param networks used by this reader alone, and closed by their owner
     * @param classifier used by this reader alone, and closed by its owner
     * @param readPrinted whether printed digits are read, too
     */
    public PageReader(PageNetworks networks, Classifier classifier, boolean readPrinted) {
        this.detector = new DigitDetector(networks.finder());
        this.labeller = new RegionLabeller(networks.regions());
        this.examiner = new Examiner(classifier);
        this.orientation = new PageOrientation(networks.finder(), labeller);
        this.oneDigit = new OneDigit(classifier);
        this.readPrinted = readPrinted;
    }

    /** A page and what was seen on it. */
    private record Look(PagePyramid pyramid, DigitDetector.Sight sight, List<LabelledDetection> detections) {}

    /** The numbers of a page in any orientation. */
    public PageReading read(GreyImage page) {
        return read(page, false);
    }

    /** The numbers of a picture that may show just one digit, of any size. */
    public PageReading readPicture(GreyImage picture) {
        return read(picture, true);
    }

    private PageReading read(GreyImage page, boolean mayBeOne) {
        int factor = WorkingScale.factor(page);
        Look look = look(Polarity.darkInk(WorkingScale.reduce(page, factor)));
        int turns = orientation.turns(look.pyramid(), look.sight(), look.detections());
        if (turns != 0) {
            Look turned = look(Rotation.quarters(look.pyramid().page(), turns));
            if (PageOrientation.isClearlyBetter(turned.detections(), look.detections())) {
                look = turned;
            } else {
                turns = 0;
            }
        }
        GreyImage upright = look.pyramid().page();
        List<Mark> marks = marks(look);
        if (noneIsRead(marks)) {
            Look thin = look(PagePyramid.ofThinStrokes(upright));
            List<Mark> strokes = marks(thin);
            if (!noneIsRead(strokes)) {
                look = thin;
                marks = strokes;
                marks.replaceAll(Mark::asDoubtful);
            }
        }
        double skew = skew(look);
        if (mayBeOne && turns == 0 && factor == 1 && marks.isEmpty()) {
            oneDigit.read(page, look.sight()).ifPresent(marks::add);
        }
        if (mayBeOne) {
            marks = OneDigit.withoutCutOff(marks, upright.width(), upright.height());
        }
        PageTurn turn = new PageTurn(upright.width(), upright.height(), skew);
        LineBetween between = new LineBetween(look.sight().first(), turn);
        List<List<PageNumber>> lines = new ArrayList<>();
        List<Mark> level = marks.stream().map(turn::level).toList();
        SignFinder signs = SignFinder.of(look.sight(), turn, level);
        for (List<List<Mark>> line : new NumberGrouping(between).lines(level)) {
            lines.add(line.stream().map(number -> number(number, signs, factor)).toList());
        }
        boolean aside = turns % 2 == 1;
        return new PageReading(
                aside ? page.height() : page.width(), aside ? page.width() : page.height(), turns, skew, lines);
    }

    private static PageNumber number(List<Mark> marks, SignFinder signs, int factor) {
        return new PageNumber(IntStream.range(0, marks.size())
                .mapToObj(i -> marks.get(i).digit(factor, signs.before(marks, i)))
                .toList());
    }

    private Look look(GreyImage page) {
        return look(new PagePyramid(page));
    }

    private Look look(PagePyramid pyramid) {
        DigitDetector.Sight sight = detector.seeTwice(pyramid);
        return new Look(pyramid, sight, labeller.label(sight, sight.found()));
    }

    private static boolean noneIsRead(List<Mark> marks) {
        return marks.stream().allMatch(mark -> mark.prediction() == null);
    }

    private static double skew(Look look) {
        if (look.pyramid().longest() < SMALLEST_TILTED) {
            return 0;
        }
        double skew = Skew.degrees(look.sight().first().mask(LevelContrast.INK));
        return Math.abs(skew) < LEVEL ? 0 : skew;
    }

    private List<Mark> marks(Look look) {
        Decision decision = new Decision(look.pyramid(), look.sight(), look.detections(), examiner, readPrinted);
        List<Mark> marks = decision.marks(false);
        boolean oneDigit = look.pyramid().longest() <= ONE_DIGIT
                && marks.stream().filter(mark -> mark.prediction() != null).count() == 1;
        if (oneDigit) {
            marks = decision.marks(true);
        }
        marks.addAll(UnreadInk.find(look.sight(), look.sight().found(), marks));
        if (!readPrinted && !oneDigit) {
            marks.removeIf(Mark::printed);
        }
        if (!showsDigits(marks)) {
            marks.replaceAll(Mark::asDoubtful);
        }
        return marks;
    }

    /**
     * Whether a sufficient share of the detections are confident digits. On a photograph or a page of letters, a few detections look like
     * digits but are not.
     */
    private static boolean showsDigits(List<Mark> marks) {
        long sure = marks.stream().filter(mark -> !mark.doubtful()).count();
        return marks.size() < FEW || sure >= SURE_SHARE * marks.size();
    }
}
