package org.digitmill.page;

import java.util.List;

/** How large things are on a page whose resolution nobody tells: as if it were a whole sheet of A4, or as its ink says. */
final class PageMeasure {
    private static final double A4_HEIGHT = 297;
    private static final int SHEET_SIDE = 1_000;
    /** Digits are rarely taller than this, in millimetres. */
    private static final double TALL_DIGIT = 12;

    private PageMeasure() {}

    /** Pixels a millimetre. */
    static double millimetre(Contrast page) {
        int longer = Math.max(page.width(), page.height());
        int shorter = Math.min(page.width(), page.height());
        double sheet = longer / A4_HEIGHT;
        if (longer >= SHEET_SIDE && longer < 1.75 * shorter) {
            return sheet;
        }
        List<Blob> blobs = Blobs.of(page.mask(), 6);
        blobs.removeIf(blob -> blob.width() > 0.7 * longer || blob.height() > 0.95 * page.height());
        blobs.sort(java.util.Comparator.comparingInt(Blob::height));
        long area = blobs.stream().mapToLong(Blob::area).sum();
        for (Blob blob : blobs) {
            area -= 2L * blob.area();
            if (area <= 0) {
                return Math.max(sheet, blob.height() / TALL_DIGIT);
            }
        }
        return sheet;
    }
}
