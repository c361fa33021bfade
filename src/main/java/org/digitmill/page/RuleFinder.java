package org.digitmill.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds level lines in a mask: thin pieces with paper above and below, followed from strip to strip, also under strokes that lie on them.
 * Upright ones are the level ones of the transposed mask.
 */
final class RuleFinder {
    /** In millimetres: pieces of a line that are farther apart belong to two lines. */
    private static final double BREAK = 0.5;

    private static final double THICKEST = 1.2;
    /** How far a line may leave the straight way between its ends. */
    private static final double STRAIGHT = 0.2;
    /** How far a line is looked for under a stroke at its end. */
    private static final double REACH = 4;
    /** In pixels: how far a line leaves its place within a few strips. */
    private static final float WOBBLE = 1.6f;
    /** A line stands alone in so large a share of its strips. */
    private static final double ALONE = 0.25;

    private final Mask mask;
    private final double millimetre;
    private final int shortest;

    private RuleFinder(Mask mask, double millimetre, double shortestMillimetres) {
        this.mask = mask;
        this.millimetre = millimetre;
        this.shortest = (int) Math.max(2 * Rule.STEP, shortestMillimetres * millimetre);
    }

    /** The level lines of at least so many millimetres. */
    static List<Rule> find(Mask mask, double millimetre, double shortestMillimetres) {
        RuleFinder finder = new RuleFinder(mask, millimetre, shortestMillimetres);
        List<Rule> rules = new ArrayList<>();
        for (Rule rule : finder.joined(finder.follow())) {
            if (rule.length() >= finder.shortest && rule.bend() <= STRAIGHT * millimetre + 0.003 * rule.length()) {
                rules.add(rule);
            }
        }
        return rules;
    }

    private List<Rule> follow() {
        RulePieces pieces = new RulePieces(mask);
        List<RuleTrack> open = new ArrayList<>();
        List<Rule> done = new ArrayList<>();
        int thickest = (int) Math.max(3, THICKEST * millimetre);
        for (int strip = 0; strip < pieces.strips; strip++) {
            for (int row = pieces.next(strip, 0); row < pieces.height; ) {
                int last = pieces.last(strip, row);
                if (last - row < thickest && pieces.standAlone(strip, row, last, thickest)) {
                    take(open, strip, (row + last) / 2f, last - row + 1);
                }
                row = pieces.next(strip, last + 1);
            }
            for (RuleTrack track : List.copyOf(open)) {
                if (track.last == strip) {
                    continue;
                }
                if (pieces.goesOn(strip, Math.round(track.expected()))) {
                    track.pass(strip);
                } else {
                    open.remove(track);
                    end(track, done);
                }
            }
        }
        open.forEach(track -> end(track, done));
        return done;
    }

    private void take(List<RuleTrack> open, int strip, float middle, int thickness) {
        RuleTrack nearest = null;
        float least = WOBBLE;
        for (RuleTrack track : open) {
            float distance = Math.abs(track.expected() - middle);
            if (track.last < strip && distance <= least) {
                least = distance;
                nearest = track;
            }
        }
        if (nearest == null) {
            open.add(new RuleTrack(strip, middle, thickness));
        } else {
            nearest.add(strip, middle, thickness);
        }
    }

    private void end(RuleTrack track, List<Rule> done) {
        track.trim();
        if (track.pieces >= 2 && track.pieces >= ALONE * track.strips()) {
            done.add(stretched(track.rule()));
        }
    }

    /** Follows a line pixel by pixel beyond the strips that it fills. */
    private Rule stretched(Rule rule) {
        int reach = (int) (REACH * millimetre);
        int start = rule.start();
        for (int i = 0; i < reach && isInk(start - 1, rule.middle(start)); i++) {
            start--;
        }
        int end = rule.end();
        for (int i = 0; i < reach && isInk(end + 1, rule.middle(end)); i++) {
            end++;
        }
        return between(rule, start, end, List.of(rule));
    }

    private boolean isInk(int column, float middle) {
        int row = Math.round(middle);
        return mask.at(column, row) || mask.at(column, row - 1) && mask.at(column, row + 1);
    }

    /** Lines that follow one another in the same row, one. */
    private List<Rule> joined(List<Rule> rules) {
        List<Rule> sorted = new ArrayList<>(rules);
        sorted.sort(java.util.Comparator.comparingInt(Rule::start));
        List<Rule> joined = new ArrayList<>();
        int gap = (int) Math.max(2, BREAK * millimetre);
        for (Rule rule : sorted) {
            int before = -1;
            for (int i = joined.size() - 1; i >= 0 && before < 0; i--) {
                Rule other = joined.get(i);
                boolean near = rule.start() - other.end() <= gap && rule.end() > other.end();
                if (near && Math.abs(other.middle(other.end()) - rule.middle(rule.start())) <= WOBBLE) {
                    before = i;
                }
            }
            if (before < 0) {
                joined.add(rule);
            } else {
                Rule other = joined.get(before);
                joined.set(before, between(other, other.start(), rule.end(), List.of(other, rule)));
            }
        }
        return joined;
    }

    /** A line from start to end that lies where the given ones lie, from left to right. */
    private static Rule between(Rule model, int start, int end, List<Rule> parts) {
        float[] middles = new float[(end - start) / Rule.STEP + 1];
        for (int i = 0; i < middles.length; i++) {
            int along = start + i * Rule.STEP + Rule.STEP / 2;
            Rule own = parts.get(0);
            for (Rule part : parts) {
                own = part.start() <= along ? part : own;
            }
            middles[i] = own.middle(along);
        }
        return new Rule(start, end, middles, model.thickness());
    }
}
