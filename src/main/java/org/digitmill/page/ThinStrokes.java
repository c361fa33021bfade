package org.digitmill.page;

import java.util.Arrays;

/**
 * Follows strokes that grow too thin or too pale to be ink by themselves, from ink on: along ridges of contrast, and not far. What lies beside
 * a thick stroke is no ridge, so strokes do not grow thicker.
 */
final class ThinStrokes {
    /** Of the contrast of ink, the least. */
    private static final double PALEST = 0.55;
    /** Above the paper's grain. */
    private static final int VISIBLE = 8;
    /** By so much a ridge stands out on both sides. */
    private static final int RIDGE = 10;
    /** In millimetres: the sides of a ridge, from its middle. */
    private static final double BESIDE = 0.38;
    /** In millimetres: how far a stroke is followed. */
    private static final double FAR = 0.5;

    private final Contrast page;
    private final byte[] values;
    private final byte[] bits;
    private final int least;
    private final int straight;
    private final int aslant;
    private final int width;
    private int[] found = new int[1_024];
    private int count;

    private ThinStrokes(Mask mask, Contrast page, double millimetre) {
        this.page = page;
        values = page.values();
        bits = mask.bits();
        width = page.width();
        least = Math.max(page.floor() + VISIBLE, (int) (page.threshold() * PALEST));
        straight = Math.max(2, (int) Math.round(BESIDE * millimetre));
        aslant = Math.max(1, (int) Math.round(0.7 * straight));
    }

    /** Adds them to a mask of the page's ink. */
    static void add(Mask mask, Contrast page, double millimetre) {
        ThinStrokes strokes = new ThinStrokes(mask, page, millimetre);
        strokes.begin();
        strokes.follow((int) Math.max(2, Math.round(FAR * millimetre)));
    }

    /** Ridges that touch ink. */
    private void begin() {
        for (int y = straight; y < page.height() - straight; y++) {
            int end = (y + 1) * width - straight;
            for (int at = y * width + straight; at < end; at++) {
                if (bits[at] == 0 && (values[at] & 0xFF) >= least && touchesInk(at) && isRidge(at)) {
                    take(at);
                }
            }
        }
        for (int i = 0; i < count; i++) {
            bits[found[i]] = 1;
        }
    }

    private boolean touchesInk(int at) {
        return (bits[at - 1]
                        | bits[at + 1]
                        | bits[at - width - 1]
                        | bits[at - width]
                        | bits[at - width + 1]
                        | bits[at + width - 1]
                        | bits[at + width]
                        | bits[at + width + 1])
                != 0;
    }

    private void follow(int steps) {
        int from = 0;
        for (int step = 1; step < steps; step++) {
            int to = count;
            for (int i = from; i < to; i++) {
                for (int down = -width; down <= width; down += width) {
                    for (int at = found[i] + down - 1; at <= found[i] + down + 1; at++) {
                        if (isWithin(at) && bits[at] == 0 && (values[at] & 0xFF) >= least && isRidge(at)) {
                            bits[at] = 1;
                            take(at);
                        }
                    }
                }
            }
            from = to;
        }
    }

    private boolean isWithin(int at) {
        int x = at % width;
        int y = at / width;
        return x >= straight && y >= straight && x < width - straight && y < page.height() - straight;
    }

    private boolean isRidge(int at) {
        return standsOut(at, straight)
                || standsOut(at, straight * width)
                || standsOut(at, aslant * (width + 1))
                || standsOut(at, aslant * (width - 1));
    }

    private boolean standsOut(int at, int beside) {
        int sides = (values[at] & 0xFF) - RIDGE;
        return (values[at - beside] & 0xFF) <= sides && (values[at + beside] & 0xFF) <= sides;
    }

    private void take(int at) {
        if (count == found.length) {
            found = Arrays.copyOf(found, 2 * count);
        }
        found[count++] = at;
    }
}
