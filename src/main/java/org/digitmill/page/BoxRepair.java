package org.digitmill.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Mends the sides of boxes that strokes lie on: an end that went too far or not far enough is put to the line that it meets, and a side that
 * was not found at all is put between two others where ink lies all along. One side missing would undo the whole box.
 */
final class BoxRepair {
    /** In millimetres: how far an end is from the line that it belongs to, at most. */
    private static final double REACH = 2;
    /** In millimetres: the widest box for one digit. */
    private static final double WIDEST = 16;
    /** In millimetres: by how much the ends of two sides of one box differ, at most. */
    private static final double EVEN = 0.4;
    /** Of a missing side, the share that is ink. */
    private static final double INKED = 0.9;

    private final Mask mask;
    private final double millimetre;
    private final double shortest;
    private final double meeting;

    /** @param mask whose rows the lines lie along */
    BoxRepair(Mask mask, double millimetre, double shortestMillimetres, double meeting) {
        this.mask = mask;
        this.millimetre = millimetre;
        this.shortest = shortestMillimetres * millimetre;
        this.meeting = meeting;
    }

    /** Puts the ends of short rules to the crossing ones that they should meet. */
    void fit(List<Rule> rules, List<Rule> crossing, double longest) {
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (rule.length() < longest) {
                int start = end(rule, rule.start(), -1, crossing);
                int end = end(rule, rule.end(), 1, crossing);
                if (end - start + 1 >= shortest && (start != rule.start() || end != rule.end())) {
                    rules.set(i, rule.between(start, end));
                }
            }
        }
    }

    private int end(Rule rule, int end, int direction, List<Rule> crossing) {
        int best = end;
        double least = Double.POSITIVE_INFINITY;
        for (Rule other : crossing) {
            float across = rule.middle(end);
            if (!other.reaches(across, meeting)) {
                continue;
            }
            int place = Math.round(other.middle(Math.round(across)));
            int beyond = direction * (place - end);
            if (Math.abs(beyond) <= meeting) {
                return end;
            }
            boolean fits = beyond > 0
                    ? beyond <= REACH * millimetre && ink(rule, end, place) >= INKED
                    : -beyond <= rule.length() - shortest;
            if (fits && Math.abs(beyond) < least) {
                least = Math.abs(beyond);
                best = place;
            }
        }
        return best;
    }

    private double ink(Rule rule, int from, int to) {
        int inked = 0;
        int low = Math.min(from, to);
        int high = Math.max(from, to);
        for (int along = low; along <= high; along++) {
            inked += isInk(along, Math.round(rule.middle(along))) ? 1 : 0;
        }
        return (double) inked / (high - low + 1);
    }

    private boolean isInk(int along, int across) {
        return mask.at(along, across) || mask.at(along, across - 1) || mask.at(along, across + 1);
    }

    /** The sides that are missing between two crossing lines of equal ends. */
    List<Rule> missing(List<Rule> rules, List<Rule> crossing) {
        List<Rule> missing = new ArrayList<>();
        for (Rule first : crossing) {
            for (Rule second : crossing) {
                float distance = second.middle(second.start()) - first.middle(first.start());
                if (distance < shortest
                        || distance > WIDEST * millimetre
                        || Math.abs(first.start() - second.start()) > EVEN * millimetre
                        || Math.abs(first.end() - second.end()) > EVEN * millimetre) {
                    continue;
                }
                addMissing(rules, first, second, first.start(), second.start(), missing);
                addMissing(rules, first, second, first.end(), second.end(), missing);
            }
        }
        return missing;
    }

    private void addMissing(List<Rule> rules, Rule first, Rule second, int from, int to, List<Rule> missing) {
        int start = Math.round(first.middle(from));
        int end = Math.round(second.middle(to));
        if (end <= start) {
            return;
        }
        float thickness = (first.thickness() + second.thickness()) / 2;
        // Uprights end at the outer rim of the level side.
        float inwards = from < (first.start() + first.end()) / 2 ? thickness / 2 : -thickness / 2;
        float[] middles = new float[(end - start) / Rule.STEP + 1];
        for (int i = 0; i < middles.length; i++) {
            middles[i] = from + inwards + (to - from) * (float) (i * Rule.STEP) / (end - start);
        }
        Rule side = new Rule(start, end, middles, thickness);
        for (Rule rule : rules) {
            if (rule.reaches((start + end) / 2.0, 0)
                    && Math.abs(rule.middle((start + end) / 2) - side.middle((start + end) / 2)) <= meeting) {
                return;
            }
        }
        if (ink(side, start, end) >= INKED) {
            missing.add(side);
        }
    }
}
