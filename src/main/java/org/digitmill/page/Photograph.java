package org.digitmill.page;

/** Tells the picture of something else from a scanned page: on paper there is little between ink and blank, and ink comes in strokes. */
final class Photograph {
    /** Of all pixels, those that are more than the paper's grain: 0.02 to 0.14 on pages, from 0.17 on in photographs. */
    private static final double TINTED = 0.155;
    /** Of all pixels, those in blobs larger than a digit or a word: up to 0.03 on pages, from 0.048 on in photographs. */
    private static final double LARGE = 0.038;
    /** In millimetres. */
    private static final double TALLEST = 24;

    private static final double WIDEST = 90;

    private Photograph() {}

    /** Whether a page shows something else than paper; no digit on it is sure. */
    static boolean is(UprightPage page) {
        Contrast contrast = page.contrast();
        double pixels = (double) contrast.width() * contrast.height();
        double large = 0;
        for (Blob blob : page.blobs()) {
            if (blob.height() > TALLEST * page.millimetre() || blob.width() > WIDEST * page.millimetre()) {
                large += blob.area();
            }
        }
        if (large < LARGE * pixels) {
            return false;
        }
        long tinted = 0;
        for (byte value : contrast.values()) {
            tinted += (value & 0xFF) > contrast.floor() ? 1 : 0;
        }
        return tinted > TINTED * pixels;
    }
}
