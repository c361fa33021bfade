package org.digitmill.page;

import java.util.Arrays;

/** Takes printed lines out of a mask and leaves the strokes that cross them or stand on them, and those that lie on them in darker ink. */
final class RuleRemoval {
    /** By so much contrast ink is surely not the line's, and by so many times the line's own spread. */
    private static final int DARKER = 16;

    private static final double SPREADS = 2;

    private final byte[] bits;
    private final byte[] contrasts;
    /** From one pixel along a line to the next, and from one across it to the next. */
    private final int alongStep;

    private final int acrossStep;
    private final int length;
    private final int breadth;

    private RuleRemoval(Mask mask, Contrast page, boolean upright) {
        bits = mask.bits();
        contrasts = page.values();
        alongStep = upright ? mask.width() : 1;
        acrossStep = upright ? 1 : mask.width();
        length = upright ? mask.height() : mask.width();
        breadth = upright ? mask.width() : mask.height();
    }

    /** @param page what the mask was made from */
    static void remove(Mask mask, Contrast page, Grid grid) {
        RuleRemoval level = new RuleRemoval(mask, page, false);
        grid.level().forEach(level::remove);
        RuleRemoval upright = new RuleRemoval(mask, page, true);
        grid.upright().forEach(upright::remove);
    }

    private void remove(Rule rule) {
        int from = Math.max(0, rule.start() - 2);
        int to = Math.min(length - 1, rule.end() + 2);
        boolean[] crossed = new boolean[to - from + 1];
        int[] tops = new int[to - from + 1];
        int[] bottoms = new int[to - from + 1];
        for (int along = from; along <= to; along++) {
            int i = along - from;
            look(rule, along, i, tops, bottoms);
            crossed[i] = isCrossed(rule, along, tops[i], bottoms[i]);
        }
        int darkest = darkest(from, crossed, tops, bottoms);
        for (int i = 0; i < crossed.length; i++) {
            if (!crossed[i]) {
                for (int across = tops[i]; across <= bottoms[i]; across++) {
                    int at = (from + i) * alongStep + across * acrossStep;
                    if ((contrasts[at] & 0xFF) <= darkest) {
                        bits[at] = 0;
                    }
                }
            }
        }
    }

    /** The contrast beyond which ink on the line is a pen's. */
    private int darkest(int from, boolean[] crossed, int[] tops, int[] bottoms) {
        int[] own = new int[crossed.length];
        int count = 0;
        for (int i = 0; i < crossed.length; i++) {
            if (!crossed[i]) {
                int most = 0;
                for (int across = tops[i]; across <= bottoms[i]; across++) {
                    most = Math.max(most, contrasts[(from + i) * alongStep + across * acrossStep] & 0xFF);
                }
                own[count++] = most;
            }
        }
        if (count == 0) {
            return 255;
        }
        Arrays.sort(own, 0, count);
        int high = own[count * 75 / 100];
        return (int) (high + Math.max(DARKER, SPREADS * (high - own[count / 2])));
    }

    /** Which pixels across the line are the line's. */
    private void look(Rule rule, int along, int i, int[] tops, int[] bottoms) {
        float middle = rule.middle(along);
        float half = rule.thickness() / 2;
        int top = Math.max(0, Math.round(middle - half - 1));
        int bottom = Math.min(breadth - 1, Math.round(middle + half + 1));
        // The rim of a line is uneven by a pixel; what ends there is the line's.
        tops[i] = !ink(along, top - 1) || !ink(along, top) ? top : Math.max(0, Math.round(middle - half));
        bottoms[i] = !ink(along, bottom + 1) || !ink(along, bottom)
                ? bottom
                : Math.min(breadth - 1, Math.round(middle + half));
    }

    /** A stroke crosses where there is ink on both sides; a slanting one comes out a little farther along. */
    private boolean isCrossed(Rule rule, int along, int top, int bottom) {
        boolean above = stands(along, top, -1);
        boolean below = stands(along, bottom, 1);
        if (!above && !below) {
            return false;
        }
        int reach = Math.round(rule.thickness()) + 2;
        for (int side = 0; side <= reach && !(above && below); side++) {
            above = above || stands(along - side, top, -1) || stands(along + side, top, -1);
            below = below || stands(along - side, bottom, 1) || stands(along + side, bottom, 1);
        }
        return above && below;
    }

    private boolean stands(int along, int across, int direction) {
        return ink(along, across + direction) && ink(along, across + 2 * direction);
    }

    private boolean ink(int along, int across) {
        return along >= 0
                && along < length
                && across >= 0
                && across < breadth
                && bits[along * alongStep + across * acrossStep] != 0;
    }
}
