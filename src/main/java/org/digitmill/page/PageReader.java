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
    /** Out of this sign's odds a person should look. */
    private static final float SURE = 1.0f;

    private final Classifier classifier;
    private final InkJudge judge;

    /** @param classifier used by this reader alone, and closed by its owner */
    public PageReader(Classifier classifier) {
        this(classifier, InkJudge.standard());
    }

    PageReader(Classifier classifier, InkJudge judge) {
        this.classifier = classifier;
        this.judge = judge;
    }

    /** The numbers of a page, whichever way it lies. */
    public PageReading read(GreyImage page) {
        int factor = WorkingScale.factor(page);
        LevelPage level = level(WorkingScale.reduce(page, factor));
        UprightPage upright = level.page();
        int turns = Orientation.quarterTurns(CandidateFinder.plausible(upright), upright.contrast(), judge, classifier);
        upright = upright.turned(turns);
        CandidateFinder finder = new CandidateFinder(upright, new Examiner(upright.contrast(), judge, classifier));
        List<Candidate> found = finder.find();
        List<Candidate> digits = found.stream().filter(c -> c.logit() > 0).toList();
        List<List<PageNumber>> lines = new ArrayList<>();
        for (List<List<Candidate>> line : new NumberGrouping(upright.grid(), finder.digitHeight()).lines(digits)) {
            lines.add(line.stream().map(number -> number(number, factor)).toList());
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
        if (Math.abs(skew) < LEVEL) {
            return new LevelPage(UprightPage.of(contrast, PageMeasure.millimetre(contrast)), 0);
        }
        Contrast turned = Turning.back(contrast, skew);
        return new LevelPage(UprightPage.of(turned, PageMeasure.millimetre(turned)), skew);
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

    private static PageNumber number(List<Candidate> digits, int factor) {
        return new PageNumber(digits.stream().map(digit -> digit(digit, factor)).toList());
    }

    private static PageDigit digit(Candidate candidate, int factor) {
        Blob blob = candidate.blob();
        FramedDigit framed = new FramedDigit(
                candidate.framed(),
                blob.left() * factor,
                blob.top() * factor,
                blob.width() * factor,
                blob.height() * factor);
        return new PageDigit(framed, candidate.prediction(), candidate.logit() < SURE);
    }
}
