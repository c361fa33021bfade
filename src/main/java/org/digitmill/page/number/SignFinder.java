package org.digitmill.page.number;

import java.util.List;
import org.digitmill.dataset.document.InkKind;
import org.digitmill.page.decision.Mark;
import org.digitmill.page.detection.DigitDetector;
import org.digitmill.page.detection.InkMap;
import org.digitmill.page.picture.ConnectedComponent;
import org.digitmill.page.picture.ConnectedComponents;
import org.digitmill.page.picture.LevelContrast;
import org.digitmill.page.picture.PagePyramid;

/**
 * Finds the signs of numbers by their place and shape: a point or comma on the base line between two digits of a number, and a minus before
 * the first. Places are those of the level page; heights are those of the digits beside the sign.
 *
 * <p>Handwritten points and commas differ by their length alone. Where several pieces of ink lie between two digits, none is taken.
 */
public final class SignFinder {
    /** A sign's ink reaches so far into the boxes of the digits beside it. */
    private static final double OVERLAP = 0.15;
    /** Points and commas are at most so wide and high. */
    private static final double WIDEST_SEPARATOR = 0.4;

    private static final double HIGHEST_SEPARATOR = 0.55;
    /** Their middle lies at most so far above and below the base line. */
    private static final double ABOVE_BASE = 0.2;

    private static final double BELOW_BASE = 0.35;
    /** What is higher than this, and higher than wide by the factor, is a comma. */
    private static final double HIGHEST_POINT = 0.2;

    private static final double COMMA_SHAPE = 1.25;
    /** A minus is so wide, so high at most, and wider than high by the factor. */
    private static final double NARROWEST_MINUS = 0.18;

    private static final double WIDEST_MINUS = 0.95;
    private static final double HIGHEST_MINUS = 0.3;
    private static final double MINUS_SHAPE = 1.5;
    /** Its middle lies between these shares of the digit's height, from above. */
    private static final double MINUS_TOP = 0.25;

    private static final double MINUS_BOTTOM = 0.8;
    /** It ends at most so far before the digit; and what ends so near before it makes it a dash. */
    private static final double MINUS_GAP = 0.75;
    /** What the network calls print or lines with this probability is no sign that was written. */
    private static final double PRINTED = 0.5;
    /** In pixels of the level: smaller ink is grain. */
    private static final int SMALLEST = 2;

    private final List<Mark> ink;
    private final List<Mark> marks;

    private SignFinder(List<Mark> ink, List<Mark> marks) {
        this.ink = ink;
        this.marks = marks;
    }

    /** @param marks of the level page */
    public static SignFinder of(DigitDetector.Sight sight, PageTurn turn, List<Mark> marks) {
        if (marks.isEmpty()) {
            return new SignFinder(List.of(), marks);
        }
        double height = usualHeight(marks);
        InkMap kinds = sight.inkFor(height);
        LevelContrast level = kinds.level();
        double largest = height * PagePyramid.scale(level.level());
        List<Mark> ink = ConnectedComponents.of(level.mask(LevelContrast.INK), SMALLEST).stream()
                .filter(component ->
                        Math.max(component.width(), component.height()) <= largest && isWritten(kinds, component))
                .map(component -> turn.level(Mark.unread(level, component)))
                .toList();
        return new SignFinder(ink, marks);
    }

    /** The middle one. */
    private static double usualHeight(List<Mark> marks) {
        double[] heights = marks.stream().mapToDouble(Mark::height).sorted().toArray();
        return heights[heights.length / 2];
    }

    private static boolean isWritten(InkMap kinds, ConnectedComponent component) {
        float[] mean = kinds.kinds(
                kinds.level().toPage(component.left()),
                kinds.level().toPage(component.top()),
                kinds.level().toPage(component.right()),
                kinds.level().toPage(component.bottom()));
        return mean[InkKind.PRINT.ordinal()] < PRINTED && mean[InkKind.LINE.ordinal()] < PRINTED;
    }

    /** The sign before a digit of a number, one of {@code . , -}; null for none. @param index of the digit, from 0 */
    public String before(List<Mark> number, int index) {
        return index == 0 ? minus(number.get(0)) : separator(number.get(index - 1), number.get(index));
    }

    private String separator(Mark left, Mark right) {
        double height = Math.max(left.height(), right.height());
        double base = (left.bottom() + right.bottom()) / 2;
        List<Mark> between = ink.stream()
                .filter(component -> component.x() >= left.right() - OVERLAP * height
                        && component.x() <= right.left() + OVERLAP * height
                        && component.x() > left.x()
                        && component.x() < right.x())
                .filter(component -> component.width() <= WIDEST_SEPARATOR * height
                        && component.height() <= HIGHEST_SEPARATOR * height
                        && component.y() >= base - ABOVE_BASE * height
                        && component.y() <= base + BELOW_BASE * height)
                .toList();
        if (between.size() != 1) {
            return null;
        }
        Mark sign = between.get(0);
        boolean comma = sign.height() > HIGHEST_POINT * height && sign.height() > COMMA_SHAPE * sign.width();
        return comma ? "," : ".";
    }

    private String minus(Mark first) {
        double height = first.height();
        List<Mark> dashes = ink.stream()
                .filter(component -> component.width() >= NARROWEST_MINUS * height
                        && component.width() <= WIDEST_MINUS * height
                        && component.height() <= HIGHEST_MINUS * height
                        && component.width() >= MINUS_SHAPE * component.height())
                .filter(component -> component.y() >= first.top() + MINUS_TOP * height
                        && component.y() <= first.top() + MINUS_BOTTOM * height
                        && component.right() <= first.left() + OVERLAP * height
                        && component.right() >= first.left() - MINUS_GAP * height)
                .toList();
        return dashes.size() == 1 && !isDash(dashes.get(0), height) ? "-" : null;
    }

    /** Whether something stands right before it, so that it joins two things, or it is a part of such a thing. */
    private boolean isDash(Mark dash, double height) {
        return marks.stream()
                .anyMatch(mark -> mark.left() < dash.x()
                        && mark.right() > dash.left() - MINUS_GAP * height
                        && mark.top() < dash.y()
                        && mark.bottom() > dash.y());
    }
}
