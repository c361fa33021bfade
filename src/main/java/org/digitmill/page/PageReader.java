package org.digitmill.page;

import java.util.ArrayList;
import java.util.List;
import org.digitmill.image.FramedDigit;
import org.digitmill.image.GreyImage;
import org.digitmill.model.Classifier;

/**
 * Reads every handwritten number on a page: evens out the light, makes the page upright and level, takes out printed lines, joins what
 * broke, splits what touches, leaves out specks and print, and groups what remains.
 *
 * <p>Not safe for use by several threads at once, since its classifier is not.
 */
public final class PageReader {
    /** In degrees: less than this is level. */
    private static final double LEVEL = 0.06;
    /** In degrees: by more than this a page is turned once more. */
    private static final double TILTED = 0.1;
    /** Out of this sign's odds a person should look. */
    private static final float SURE = 2.0f;

    private final Classifier classifier;
    private final InkJudge judge;
    private final boolean boxesOnly;

    /** @param classifier used by this reader alone, and closed by its owner */
    public PageReader(Classifier classifier) {
        this(classifier, true);
    }

    /**
     * @param classifier used by this reader alone, and closed by its owner
     * @param boxesOnly whether digits outside of a form's boxes count as print; not where a template says what is a field
     */
    public PageReader(Classifier classifier, boolean boxesOnly) {
        this.classifier = classifier;
        this.judge = InkJudge.standard();
        this.boxesOnly = boxesOnly;
    }

    /** The numbers of a page, whichever way it lies. */
    public PageReading read(GreyImage page) {
        int factor = WorkingScale.factor(page);
        LevelPage level = level(WorkingScale.reduce(page, factor));
        Orientation.Turned turned = new Orientation(judge, classifier).upright(level.page());
        UprightPage upright = turned.page();
        int turns = turned.turns();
        Examiner examiner = new Examiner(upright.contrast(), judge, classifier);
        CandidateFinder finder = new CandidateFinder(
                upright, examiner, blob -> !boxesOnly || upright.grid().encloses(blob));
        List<Candidate> found = finder.find();
        List<Candidate> digits =
                examiner.again(found.stream().filter(c -> c.logit() > 0).toList());
        float sure = Photograph.is(upright) ? Float.POSITIVE_INFINITY : SURE;
        List<List<PageNumber>> lines = new ArrayList<>();
        for (List<List<Candidate>> line : new NumberGrouping(upright.grid(), finder.digitHeight()).lines(digits)) {
            lines.add(line.stream().map(number -> number(number, factor, sure)).toList());
        }
        boolean aside = turns % 2 == 1;
        return new PageReading(
                aside ? page.height() : page.width(), aside ? page.width() : page.height(), turns, level.skew(), lines);
    }

    /** A page and the degrees by which it was turned to be level. */
    record LevelPage(UprightPage page, double skew) {}

    static LevelPage level(GreyImage page) {
        Contrast contrast = PaperLight.contrast(page);
        double skew = Skew.degrees(sample(contrast));
        UprightPage level = turned(contrast, skew);
        // Lines tell more finely how a page lies, and pale ones are not in what the skew was seen by.
        double tilt = level.grid().tilt(level.millimetre());
        if (Math.abs(tilt) > TILTED) {
            skew += tilt;
            level = turned(contrast, skew);
        }
        return new LevelPage(level, Math.abs(skew) < LEVEL ? 0 : skew);
    }

    private static UprightPage turned(Contrast page, double degrees) {
        Contrast turned = Math.abs(degrees) < LEVEL ? page : Turning.back(page, degrees);
        return UprightPage.of(turned, PageMeasure.millimetre(turned));
    }

    /** Every other pixel of every other row: enough to see how a page lies. */
    static Mask sample(Contrast page) {
        int width = Math.max(1, page.width() / 2);
        int height = Math.max(1, page.height() / 2);
        byte[] bits = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                bits[y * width + x] = page.at(2 * x, 2 * y) >= page.threshold() ? (byte) 1 : 0;
            }
        }
        return new Mask(width, height, bits);
    }

    private static PageNumber number(List<Candidate> digits, int factor, float sure) {
        return new PageNumber(
                digits.stream().map(digit -> digit(digit, factor, sure)).toList());
    }

    private static PageDigit digit(Candidate candidate, int factor, float sure) {
        Blob blob = candidate.blob();
        FramedDigit framed = new FramedDigit(
                candidate.framed(),
                blob.left() * factor,
                blob.top() * factor,
                blob.width() * factor,
                blob.height() * factor);
        return new PageDigit(framed, candidate.prediction(), candidate.logit() < sure);
    }
}
