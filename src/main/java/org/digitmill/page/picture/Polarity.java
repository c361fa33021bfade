package org.digitmill.page.picture;

import org.digitmill.image.pixel.GreyImage;

/** Inverts pages with light ink on dark paper. */
public final class Polarity {
    /** Half of the pixels of a page with light ink are darker than this. */
    private static final int DARK = 90;
    /** Of such a page at most this share is bright; a sheet within a dark rim has more. */
    private static final double BRIGHT_SHARE = 0.25;

    private Polarity() {}

    /** The page itself, or with its greys turned round where its ink is light on dark paper. */
    public static GreyImage darkInk(GreyImage page) {
        int[] histogram = new int[256];
        byte[] pixels = page.pixels();
        int step = pixels.length > 100_000 ? 7 : 1;
        int total = 0;
        for (int i = 0; i < pixels.length; i += step, total++) {
            histogram[pixels[i] & 0xFF]++;
        }
        int dark = 0;
        for (int value = 0; value < DARK; value++) {
            dark += histogram[value];
        }
        int bright = 0;
        for (int value = DARK + 40; value < 256; value++) {
            bright += histogram[value];
        }
        if (2 * dark <= total || bright > BRIGHT_SHARE * total) {
            return page;
        }
        byte[] inverted = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            inverted[i] = (byte) ~pixels[i];
        }
        return new GreyImage(page.width(), page.height(), inverted);
    }
}
