package org.digitmill.page.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.digitmill.page.decision.Mark;

/** Groups marks into numbers by their gaps, and numbers into lines. Positions are those of the deskewed page. */
public final class NumberGrouping {
    /** Marks farther apart than so many of their heights are not compared. */
    private static final double FARTHEST = 3.2;
    /** A mark is at least as wide as this share of its height when gaps are measured: a 1 takes as much room as other digits. */
    private static final double LEAST_WIDTH = 0.45;
    /** Where gaps do not differ, wider ones than this share of the height part two numbers. */
    private static final double GAP = 0.75;
    /** Gaps within numbers and gaps between numbers differ by so much of the height at least. */
    private static final double DIFFERENCE = 0.3;
    /** The limit between the two lies within these shares of the height. */
    private static final double NARROWEST_LIMIT = 0.3;

    private static final double WIDEST_LIMIT = 1.2;
    /** A line between two marks that is longer than so many of their heights runs through a table: it parts their numbers. */
    private static final double TABLE_LINE = 2.6;
    /** Between the middles of two marks in neighbouring boxes of a digit each lie at most so many heights. */
    private static final double BOX_PITCH = 2.6;
    /** From so many sides of boxes between the marks of a row on its boxes have a pitch. */
    private static final int BOXES = 2;
    /** Within boxes the middles of digits differ, so that a pitch is at most so much wider than another. */
    private static final double UNEVEN_PITCH = 1.25;
    /** Marks that stand side by side overlap by so much of the lower one's height. */
    private static final double BESIDE = 0.35;

    private final LineBetween lines;

    /** @param lines tells the lines of the page; null if there are none */
    public NumberGrouping(LineBetween lines) {
        this.lines = lines;
    }

    /** Marks from left to right in numbers, numbers from left to right in lines, lines from top to bottom. */
    public List<List<List<Mark>>> lines(List<Mark> marks) {
        List<List<Mark>> numbers = new ArrayList<>();
        for (List<Mark> chain : chains(marks)) {
            numbers.addAll(numbers(chain));
        }
        return rows(numbers);
    }

    /** Rows of marks in which each is the nearest neighbour of the one before it. */
    private static List<List<Mark>> chains(List<Mark> marks) {
        List<Mark> sorted = new ArrayList<>(marks);
        sorted.sort(Comparator.comparingDouble(Mark::x));
        int[] next = new int[sorted.size()];
        int[] previous = new int[sorted.size()];
        Arrays.fill(next, -1);
        Arrays.fill(previous, -1);
        for (int i = 0; i < sorted.size(); i++) {
            next[i] = nearest(sorted, i);
        }
        // Of several marks that have the same neighbour, the nearest is the one before it.
        for (int i = 0; i < sorted.size(); i++) {
            int to = next[i];
            if (to >= 0 && (previous[to] < 0 || distance(sorted, i, to) < distance(sorted, previous[to], to))) {
                previous[to] = i;
            }
        }
        List<List<Mark>> chains = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            if (previous[i] < 0) {
                List<Mark> chain = new ArrayList<>();
                int at = i;
                while (at >= 0) {
                    chain.add(sorted.get(at));
                    at = next[at] >= 0 && previous[next[at]] == at ? next[at] : -1;
                }
                chains.add(chain);
            }
        }
        return chains;
    }

    /** The nearest mark to the right that stands beside it; -1 for none. */
    private static int nearest(List<Mark> sorted, int index) {
        Mark mark = sorted.get(index);
        int best = -1;
        for (int i = index + 1; i < sorted.size(); i++) {
            Mark other = sorted.get(i);
            double height = Math.max(mark.height(), other.height());
            if (other.x() - mark.x() > 2 * FARTHEST * mark.height()) {
                break;
            }
            if (other.left() - mark.right() <= FARTHEST * height
                    && isBeside(mark, other)
                    && (best < 0 || distance(sorted, index, i) < distance(sorted, index, best))) {
                best = i;
            }
        }
        return best;
    }

    private static boolean isBeside(Mark left, Mark right) {
        double common = Math.min(left.bottom(), right.bottom()) - Math.max(left.top(), right.top());
        return common >= BESIDE * Math.min(left.height(), right.height())
                && right.x() - left.x() > 0.15 * Math.min(left.height(), right.height());
    }

    private static double distance(List<Mark> sorted, int from, int to) {
        double across = sorted.get(to).x() - sorted.get(from).x();
        double down = sorted.get(to).y() - sorted.get(from).y();
        return across + 2 * Math.abs(down);
    }

    private List<List<Mark>> numbers(List<Mark> chain) {
        int count = chain.size() - 1;
        double[] gaps = new double[count];
        boolean[] joined = new boolean[count];
        boolean[] parted = new boolean[count];
        double height = height(chain);
        for (int i = 0; i < count; i++) {
            Mark left = chain.get(i);
            Mark right = chain.get(i + 1);
            gaps[i] = (right.x() - left.x() - (width(left) + width(right)) / 2) / height;
            double line = lines == null ? 0 : lines.length(left, right);
            if (line > TABLE_LINE * height) {
                parted[i] = true;
            } else if (line > 0) {
                joined[i] = right.x() - left.x() <= BOX_PITCH * height;
                parted[i] = !joined[i];
            }
        }
        joinAtBoxPitch(chain, joined, parted);
        double[] free = new double[count];
        int freeCount = 0;
        for (int i = 0; i < count; i++) {
            if (!joined[i] && !parted[i]) {
                free[freeCount++] = gaps[i];
            }
        }
        double limit = limit(Arrays.copyOf(free, freeCount));
        List<List<Mark>> numbers = new ArrayList<>();
        List<Mark> number = new ArrayList<>(List.of(chain.get(0)));
        for (int i = 0; i < count; i++) {
            if (parted[i] || !joined[i] && gaps[i] > limit) {
                numbers.add(number);
                number = new ArrayList<>();
            }
            number.add(chain.get(i + 1));
        }
        numbers.add(number);
        return numbers;
    }

    /** Joins marks that lie as far apart as those with a box's side between them: a digit that touches the side hides it. */
    private static void joinAtBoxPitch(List<Mark> chain, boolean[] joined, boolean[] parted) {
        int boxes = 0;
        double widest = 0;
        for (int i = 0; i < joined.length; i++) {
            if (joined[i]) {
                boxes++;
                widest = Math.max(widest, chain.get(i + 1).x() - chain.get(i).x());
            }
        }
        if (boxes < BOXES) {
            return;
        }
        for (int i = 0; i < joined.length; i++) {
            joined[i] |= !parted[i] && chain.get(i + 1).x() - chain.get(i).x() <= UNEVEN_PITCH * widest;
        }
    }

    /** The gap above which two marks belong to two numbers: where the gaps of a row fall into two classes, between those. */
    static double limit(double[] gaps) {
        if (gaps.length == 0) {
            return GAP;
        }
        double[] sorted = gaps.clone();
        Arrays.sort(sorted);
        double limit = Double.NaN;
        double widest = DIFFERENCE;
        for (int i = 0; i + 1 < sorted.length; i++) {
            double difference = Math.min(sorted[i + 1], WIDEST_LIMIT + DIFFERENCE) - sorted[i];
            double middle = (sorted[i] + Math.min(sorted[i + 1], WIDEST_LIMIT + DIFFERENCE)) / 2;
            if (difference > widest && middle >= NARROWEST_LIMIT && middle <= WIDEST_LIMIT) {
                widest = difference;
                limit = middle;
            }
        }
        if (!Double.isNaN(limit)) {
            return limit;
        }
        // Marks at even distances are one number, or a number each.
        double mean = Arrays.stream(sorted)
                .filter(gap -> gap <= WIDEST_LIMIT)
                .average()
                .orElse(WIDEST_LIMIT);
        return mean <= GAP ? WIDEST_LIMIT : Double.NEGATIVE_INFINITY;
    }

    private static double width(Mark mark) {
        return Math.max(mark.width(), LEAST_WIDTH * mark.height());
    }

    /** The middle one. */
    private static double height(List<Mark> marks) {
        double[] heights = marks.stream().mapToDouble(Mark::height).sorted().toArray();
        return heights[heights.length / 2];
    }

    private static List<List<List<Mark>>> rows(List<List<Mark>> numbers) {
        List<List<Mark>> sorted = new ArrayList<>(numbers);
        sorted.sort(Comparator.comparingDouble(NumberGrouping::middle));
        List<List<List<Mark>>> rows = new ArrayList<>();
        for (List<Mark> number : sorted) {
            List<List<Mark>> row = row(rows, number);
            if (row == null) {
                row = new ArrayList<>();
                rows.add(row);
            }
            row.add(number);
        }
        rows.forEach(row ->
                row.sort(Comparator.comparingDouble(number -> number.get(0).left())));
        rows.sort(Comparator.comparingDouble(row ->
                row.stream().mapToDouble(NumberGrouping::middle).average().orElse(0)));
        return rows;
    }

    /** The row whose number beside this one is on about the same height; null for none. */
    private static List<List<Mark>> row(List<List<List<Mark>>> rows, List<Mark> number) {
        List<List<Mark>> nearest = null;
        double least = Double.POSITIVE_INFINITY;
        for (List<List<Mark>> row : rows) {
            List<Mark> beside = row.stream()
                    .min(Comparator.comparingDouble(other ->
                            Math.abs(other.get(0).left() - number.get(0).left())))
                    .orElseThrow();
            double distance = Math.abs(middle(beside) - middle(number)) / Math.max(height(beside), height(number));
            if (distance < 0.5 && distance < least) {
                least = distance;
                nearest = row;
            }
        }
        return nearest;
    }

    private static double middle(List<Mark> number) {
        return number.stream().mapToDouble(Mark::y).average().orElseThrow();
    }
}
