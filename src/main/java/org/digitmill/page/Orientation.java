package org.digitmill.page;

import java.util.ArrayList;
import java.util.List;
import org.digitmill.model.Classifier;

/**
 * Which way up a page is: by which way its digits read, by whether its ink stands side by side or one above the other, and by its print,
 * whose letters stand on a line and reach up to different heights.
 */
final class Orientation {
    private static final int SAMPLE = 96;
    /** A page with so large a share of digits as it lies is upright. */
    private static final double UPRIGHT = 0.75;
    /** With so large a share of digits one way, a page lies that way whatever stands beside what: tables have columns of digits. */
    private static final double MANY = 0.4;
    /** One way must show so many times more than another. */
    private static final double MORE = 2;
    /** So large a share of the blobs must be digits where nothing else tells: in a picture chance decides. */
    private static final double LEAST = 0.25;
    /** In standard deviations of what would come by chance: most pages are upright. */
    private static final double ON_ITS_HEAD = -2.5;

    private final Classifier classifier;
    private final InkJudge judge;

    Orientation(InkJudge judge, Classifier classifier) {
        this.judge = judge;
        this.classifier = classifier;
    }

    /**
     * A page that stands upright.
     *
     * @param turns right angles by which it was turned clockwise, 0 to 3
     */
    record Turned(UprightPage page, int turns) {}

    /** The page the right way up. */
    Turned upright(UprightPage level) {
        List<Blob> blobs = sample(level);
        if (blobs.size() < 3) {
            return new Turned(level, 0);
        }
        TurnedSample sample = new TurnedSample(blobs, level.contrast(), judge, classifier);
        if (sample.sum(0) > UPRIGHT * blobs.size()) {
            return new Turned(level, 0);
        }
        int turns = liesAside(level, sample) ? 1 : 0;
        UprightPage page = level.turned(turns);
        if (turns > 0) {
            sample = new TurnedSample(sample(page), page.contrast(), judge, classifier);
        }
        if (sample.byDigits() + WordShape.upright(page) < ON_ITS_HEAD) {
            turns += 2;
            page = page.turned(2);
        }
        return new Turned(page, turns);
    }

    private static List<Blob> sample(UprightPage page) {
        List<Blob> blobs = CandidateFinder.plausible(page);
        int count = Math.min(SAMPLE, blobs.size());
        List<Blob> sample = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sample.add(blobs.get((int) ((long) i * blobs.size() / count)));
        }
        return sample;
    }

    private static boolean liesAside(UprightPage page, TurnedSample sample) {
        double upright = Math.max(sample.sum(0), sample.sum(2));
        double aside = Math.max(sample.sum(1), sample.sum(3));
        if (Math.max(upright, aside) > MANY * sample.size()) {
            return aside > upright;
        }
        List<Blob> blobs = CandidateFinder.plausible(page);
        int across = 0;
        int down = 0;
        for (Blob blob : sample.blobs()) {
            int level = Integer.MAX_VALUE;
            int upDown = Integer.MAX_VALUE;
            for (Blob other : blobs) {
                int gapAcross = blob.gapAcross(other);
                int gapDown = blob.gapDown(other);
                if (gapAcross >= 0 && gapDown < -0.4 * Math.min(blob.height(), other.height())) {
                    level = Math.min(level, gapAcross);
                }
                if (gapDown >= 0 && gapAcross < -0.4 * Math.min(blob.width(), other.width())) {
                    upDown = Math.min(upDown, gapDown);
                }
            }
            across += level < upDown ? 1 : 0;
            down += upDown < level ? 1 : 0;
        }
        if (across > MORE * down || down > MORE * across) {
            return down > across;
        }
        return aside > Math.max(LEAST * sample.size(), MORE * upright);
    }
}
