package org.digitmill.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The printed lines of a page: rules, the sides of boxes, the grid of a table.
 *
 * @param level lines across the page
 * @param upright lines down the page
 */
record Grid(List<Rule> level, List<Rule> upright) {
    /** In millimetres: a line this long is a line by itself, a shorter one where both its ends meet others. */
    private static final double LONG = 16;

    /** In millimetres: lines that say how a page lies are together so long. */
    private static final double ENOUGH = 100;

    private static final double SHORT = 3.6;
    private static final double MEETING = 0.3;
    /** In heights of a digit: so near a line is above or below what stands in a box. */
    private static final double NEAR = 3;
    /** A short line is no thicker than this, two sides of boxes together that the scan made one; a broad pen's stroke is. */
    private static final double THIN = 1.3;
    /** Beyond so many lines a page is a picture. */
    private static final int MANY = 4_000;

    static Grid find(Mask mask, double millimetre) {
        Mask turned = mask.transposed();
        List<Rule> level = RuleFinder.find(mask, millimetre, SHORT);
        List<Rule> upright = RuleFinder.find(turned, millimetre, SHORT);
        if (level.size() + upright.size() > MANY) {
            level.removeIf(rule -> rule.length() < LONG * millimetre);
            upright.removeIf(rule -> rule.length() < LONG * millimetre);
        }
        level.removeIf(rule -> isStroke(rule, millimetre));
        upright.removeIf(rule -> isStroke(rule, millimetre));
        double meeting = 2 + MEETING * millimetre;
        BoxRepair levelRepair = new BoxRepair(mask, millimetre, SHORT, meeting);
        BoxRepair uprightRepair = new BoxRepair(turned, millimetre, SHORT, meeting);
        levelRepair.fit(level, upright, LONG * millimetre);
        uprightRepair.fit(upright, level, LONG * millimetre);
        List<Rule> missing = levelRepair.missing(level, upright);
        upright.addAll(uprightRepair.missing(upright, level));
        level.addAll(missing);
        pruneAll(level, upright, millimetre);
        double thickest = 1.5 * usualThickness(level, upright) + 1;
        boolean changed = level.removeIf(rule -> rule.length() < LONG * millimetre && rule.thickness() > thickest);
        changed |= upright.removeIf(rule -> rule.length() < LONG * millimetre && rule.thickness() > thickest);
        if (changed) {
            pruneAll(level, upright, millimetre);
        }
        return new Grid(List.copyOf(level), List.copyOf(upright));
    }

    private static void pruneAll(List<Rule> level, List<Rule> upright, double millimetre) {
        boolean changed = true;
        while (changed) {
            changed = prune(level, upright, millimetre);
            changed |= prune(upright, level, millimetre);
        }
    }

    /** The middle one by length: a page's lines are printed alike, and a pen's strokes are mostly thicker. */
    private static double usualThickness(List<Rule> level, List<Rule> upright) {
        List<Rule> all = new ArrayList<>(level);
        all.addAll(upright);
        all.sort(Comparator.comparingDouble(Rule::thickness));
        int total = all.stream().mapToInt(Rule::length).sum();
        int seen = 0;
        for (Rule rule : all) {
            seen += rule.length();
            if (2 * seen >= total) {
                return rule.thickness();
            }
        }
        return 0;
    }

    private static boolean prune(List<Rule> rules, List<Rule> crossing, double millimetre) {
        return rules.removeIf(rule -> rule.length() < LONG * millimetre
                && !(meets(rule, rule.start(), crossing, millimetre) && meets(rule, rule.end(), crossing, millimetre)));
    }

    private static boolean isStroke(Rule rule, double millimetre) {
        return rule.length() < LONG * millimetre && rule.thickness() > Math.max(4, THIN * millimetre);
    }

    private static boolean meets(Rule rule, int end, List<Rule> crossing, double millimetre) {
        double tolerance = 2 + MEETING * millimetre;
        float across = rule.middle(end);
        for (Rule other : crossing) {
            if (other.reaches(across, tolerance) && Math.abs(other.middle(Math.round(across)) - end) <= tolerance) {
                return true;
            }
        }
        return false;
    }

    /** Degrees by which the lines lie clockwise off the level, the middle one by length; 0 where there are few. */
    double tilt(double millimetre) {
        TreeMap<Double, Integer> lengths = new TreeMap<>();
        int total = slopes(level, 1, millimetre, lengths) + slopes(upright, -1, millimetre, lengths);
        if (total < ENOUGH * millimetre) {
            return 0;
        }
        int seen = 0;
        for (Map.Entry<Double, Integer> slope : lengths.entrySet()) {
            seen += slope.getValue();
            if (2 * seen >= total) {
                return Math.toDegrees(Math.atan(slope.getKey()));
            }
        }
        return 0;
    }

    private static int slopes(List<Rule> rules, int sign, double millimetre, Map<Double, Integer> lengths) {
        int total = 0;
        for (Rule rule : rules) {
            if (rule.length() >= LONG * millimetre) {
                lengths.merge(sign * rule.slope(), rule.length(), Integer::sum);
                total += rule.length();
            }
        }
        return total;
    }

    /** Whether a blob stands in a box: beside a line, and above or below another; a box's other sides may not have been found. */
    boolean encloses(Blob blob) {
        return upright.stream().anyMatch(rule -> rule.reaches(blob.middleY(), 0))
                && level.stream()
                        .anyMatch(rule -> rule.reaches(blob.middleX(), 0)
                                && Math.abs(rule.middle((int) blob.middleX()) - blob.middleY()) < NEAR * blob.height());
    }

    /** The upright lines that pass the row, from left to right. */
    List<Rule> passing(double row) {
        List<Rule> passing = new ArrayList<>();
        for (Rule rule : upright) {
            if (rule.reaches(row, 0)) {
                passing.add(rule);
            }
        }
        passing.sort(Comparator.comparingDouble(rule -> rule.middle((int) row)));
        return passing;
    }
}
