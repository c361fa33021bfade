package org.digitmill.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Groups digits into numbers, and numbers into lines. */
final class NumberGrouping {
    /** Wider blanks than this share of the digits' height part two numbers. */
    private static final double GAP = 0.75;
    /** A line between two digits that is longer than so many of their heights runs through a table: it parts their numbers. */
    private static final double TABLE_LINE = 2.6;
    /** A cell for one digit is at most so many heights wide. */
    private static final double COMB_CELL = 2.3;

    private final Grid grid;
    private final double digitHeight;

    NumberGrouping(Grid grid, double digitHeight) {
        this.grid = grid;
        this.digitHeight = digitHeight;
    }

    /** Digits from left to right in numbers, numbers from left to right in lines, lines from top to bottom. */
    List<List<List<Candidate>>> lines(List<Candidate> digits) {
        List<List<Candidate>> numbers = numbers(digits);
        numbers.sort(Comparator.comparingDouble(NumberGrouping::middle));
        List<List<List<Candidate>>> lines = new ArrayList<>();
        for (List<Candidate> number : numbers) {
            List<List<Candidate>> line = nearest(lines, number);
            if (line == null) {
                line = new ArrayList<>();
                lines.add(line);
            }
            line.add(number);
        }
        lines.forEach(line -> line.sort(Comparator.comparingInt(number -> left(number))));
        lines.sort(Comparator.comparingDouble(line ->
                line.stream().mapToDouble(NumberGrouping::middle).average().orElse(0)));
        return lines;
    }

    private List<List<Candidate>> nearest(List<List<List<Candidate>>> lines, List<Candidate> number) {
        List<List<Candidate>> nearest = null;
        double least = 0.5 * digitHeight;
        for (List<List<Candidate>> line : lines) {
            List<Candidate> beside = line.stream()
                    .min(Comparator.comparingInt(other -> Math.abs(left(other) - left(number))))
                    .orElseThrow();
            double distance = Math.abs(middle(beside) - middle(number));
            if (distance < least) {
                least = distance;
                nearest = line;
            }
        }
        return nearest;
    }

    private List<List<Candidate>> numbers(List<Candidate> digits) {
        List<Candidate> sorted = new ArrayList<>(digits);
        sorted.sort(Comparator.comparingInt(digit -> digit.blob().left()));
        List<List<Candidate>> numbers = new ArrayList<>();
        for (Candidate digit : sorted) {
            List<Candidate> best = null;
            int least = Integer.MAX_VALUE;
            for (List<Candidate> number : numbers) {
                Candidate last = number.get(number.size() - 1);
                int gap = last.blob().gapAcross(digit.blob());
                if (gap < least && stand(last.blob(), digit.blob()) && belong(last.blob(), digit.blob(), gap)) {
                    least = gap;
                    best = number;
                }
            }
            if (best == null) {
                best = new ArrayList<>();
                numbers.add(best);
            }
            best.add(digit);
        }
        return numbers;
    }

    /** Whether the two stand side by side. */
    private static boolean stand(Blob last, Blob digit) {
        int shorter = Math.min(last.height(), digit.height());
        return -last.gapDown(digit) >= 0.35 * shorter && digit.middleX() > last.middleX();
    }

    private boolean belong(Blob last, Blob digit, int gap) {
        double height = Math.max(0.8 * digitHeight, Math.max(last.height(), digit.height()));
        if (gap > COMB_CELL * 1.5 * height) {
            return false;
        }
        double row = (last.middleY() + digit.middleY()) / 2;
        List<Rule> passing = grid.passing(row);
        int at = (int) row;
        boolean parted = false;
        for (Rule rule : passing) {
            float x = rule.middle(at);
            if (x > last.middleX() && x < digit.middleX()) {
                if (rule.length() > TABLE_LINE * height) {
                    return false;
                }
                parted = true;
            }
        }
        return parted ? areCombNeighbours(passing, at, last, digit, height) : gap <= GAP * height;
    }

    private boolean areCombNeighbours(List<Rule> passing, int row, Blob last, Blob digit, double height) {
        double lastLeft = Double.NEGATIVE_INFINITY;
        double lastRight = Double.POSITIVE_INFINITY;
        double digitLeft = Double.NEGATIVE_INFINITY;
        double digitRight = Double.POSITIVE_INFINITY;
        for (Rule rule : passing) {
            double x = rule.middle(row);
            if (x < last.middleX()) {
                lastLeft = x;
            } else if (lastRight == Double.POSITIVE_INFINITY) {
                lastRight = x;
            }
            if (x < digit.middleX()) {
                digitLeft = x;
            } else if (digitRight == Double.POSITIVE_INFINITY) {
                digitRight = x;
            }
        }
        double width = Math.min(lastRight - lastLeft, digitRight - digitLeft);
        return width <= COMB_CELL * height && digitLeft - lastRight <= 0.6 * width;
    }

    private static int left(List<Candidate> number) {
        return number.get(0).blob().left();
    }

    private static double middle(List<Candidate> number) {
        return number.stream()
                .mapToDouble(digit -> digit.blob().middleY())
                .average()
                .orElseThrow();
    }
}
