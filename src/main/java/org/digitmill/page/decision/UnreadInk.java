package org.digitmill.page.decision;

import java.util.ArrayList;
import java.util.List;
import org.digitmill.dataset.document.InkKind;
import org.digitmill.page.detection.Detection;
import org.digitmill.page.detection.DigitDetector;
import org.digitmill.page.detection.InkMap;
import org.digitmill.page.picture.ConnectedComponent;
import org.digitmill.page.picture.ConnectedComponents;
import org.digitmill.page.picture.LevelContrast;
import org.digitmill.page.picture.PagePyramid;

/** Finds ink that looks like a handwritten digit and is not covered by a detection, so that nothing written is dropped in silence. */
public final class UnreadInk {
    /** Of the usual height of the page's digits. */
    private static final double LOWEST = 0.55;

    private static final double HIGHEST = 1.8;
    private static final double WIDEST = 1.6;
    /** In pixels of the level, where the page has no digits that tell. */
    private static final double LEAST_HEIGHT = 11;

    private static final double MOST_HEIGHT = 46;
    /** A page has this many digits before they tell their usual height. */
    private static final int ENOUGH = 3;
    /** In pixels of the longer side: a picture that is not larger was cut out of a page because something is written there. */
    private static final int CUT_OUT = 640;
    /** On such a picture, where nothing was read: ink that is a digit's with this probability, and handwriting with the other one. */
    private static final double DIGIT_PERHAPS = 0.1;

    private static final double HANDWRITING = 0.55;
    /** Ink that shares so much of its box with that of a detection was looked at. */
    private static final double COVERED = 0.3;

    private UnreadInk() {}

    /**
     * Marks without a prediction.
     *
     * @param seen whatever was detected, digits or not
     * @param marks of the page
     */
    public static List<Mark> find(DigitDetector.Sight sight, List<Detection> seen, List<Mark> marks) {
        double usual = medianHeight(marks);
        InkMap ink = usual > 0 ? sight.inkFor(usual) : sight.firstInk();
        LevelContrast level = ink.level();
        double scale = PagePyramid.scale(level.level());
        double lowest = usual > 0 ? LOWEST * usual * scale : LEAST_HEIGHT;
        double highest = usual > 0 ? HIGHEST * usual * scale : MOST_HEIGHT;
        boolean nothingRead = marks.isEmpty() && Math.max(level.width(), level.height()) <= CUT_OUT * scale;
        List<Mark> unread = new ArrayList<>();
        for (ConnectedComponent component :
                ConnectedComponents.of(level.mask(LevelContrast.INK), (int) Math.max(4, lowest))) {
            if (component.height() >= lowest
                    && component.height() <= highest
                    && component.width() <= WIDEST * Math.max(component.height(), usual * scale)) {
                Mark mark = Mark.unread(level, component);
                double digit = mean(ink, component, InkKind.DIGIT);
                boolean written =
                        digit >= Decision.WRITTEN && seen.stream().noneMatch(detection -> covers(detection, mark));
                boolean perhaps = nothingRead
                        && digit >= DIGIT_PERHAPS
                        && digit + mean(ink, component, InkKind.OTHER_WRITING) >= HANDWRITING;
                if (written || perhaps) {
                    unread.add(mark);
                }
            }
        }
        return unread;
    }

    /** The middle one; 0 if there are few. */
    static double medianHeight(List<Mark> marks) {
        double[] heights = marks.stream()
                .filter(mark -> mark.prediction() != null)
                .mapToDouble(Mark::height)
                .sorted()
                .toArray();
        return heights.length < ENOUGH ? 0 : heights[heights.length / 2];
    }

    /** The probability that the component's ink is of a kind, on average. */
    private static double mean(InkMap ink, ConnectedComponent component, InkKind kind) {
        double sum = 0;
        int count = 0;
        int[] runs = component.runs();
        for (int i = 0; i < runs.length; i += 3) {
            for (int x = runs[i + 1]; x <= runs[i + 2]; x++) {
                sum += ink.probability(x, runs[i], kind);
                count++;
            }
        }
        return sum / count;
    }

    private static boolean covers(Detection detection, Mark mark) {
        double across = Math.min(detection.right(), mark.right()) - Math.max(detection.left(), mark.left());
        double down = Math.min(detection.bottom(), mark.bottom()) - Math.max(detection.top(), mark.top());
        return across > 0
                && down > 0
                && across * down >= COVERED * Math.min(detection.area(), mark.width() * mark.height());
    }
}
