package org.digitmill.page;

import java.util.ArrayList;
import java.util.List;

/**
 * The printed lines of a page: rules, the sides of boxes, the grid of a table.
 *
 * @param level lines across the page
 * @param upright lines down the page
 */
record Grid(List<Rule> level, List<Rule> upright) {
    /** In millimetres: a line this long is a line by itself, a shorter one where both its ends meet others. */
    private static final double LONG = 16;

    private static final double SHORT = 3.6;
    private static final double MEETING = 0.3;
    /** A short line is no thicker than this; a pen's stroke is. */
    private static final double THIN = 0.9;
    /** Beyond so many lines a page is a picture. */
    private static final int MANY = 4_000;

    static Grid find(Mask mask, double millimetre) {
        List<Rule> level = RuleFinder.find(mask, millimetre, SHORT);
        List<Rule> upright = RuleFinder.find(mask.transposed(), millimetre, SHORT);
        if (level.size() + upright.size() > MANY) {
            level.removeIf(rule -> rule.length() < LONG * millimetre);
            upright.removeIf(rule -> rule.length() < LONG * millimetre);
        }
        level.removeIf(rule -> isStroke(rule, millimetre));
        upright.removeIf(rule -> isStroke(rule, millimetre));
        boolean changed = true;
        while (changed) {
            changed = prune(level, upright, millimetre);
            changed |= prune(upright, level, millimetre);
        }
        return new Grid(List.copyOf(level), List.copyOf(upright));
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

    /** The upright lines that pass the row, from left to right. */
    List<Rule> passing(double row) {
        List<Rule> passing = new ArrayList<>();
        for (Rule rule : upright) {
            if (rule.reaches(row, 0)) {
                passing.add(rule);
            }
        }
        passing.sort(java.util.Comparator.comparingDouble(rule -> rule.middle((int) row)));
        return passing;
    }
}
