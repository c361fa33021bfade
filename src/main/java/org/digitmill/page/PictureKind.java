package org.digitmill.page;

import java.util.List;
import org.digitmill.image.GreyImage;

/** Tells a page of numbers from the picture of one digit by what is on it: a digit alone fills much of its picture. */
public final class PictureKind {
    /** In pixels: what is smaller all round shows one digit. */
    private static final int SMALLEST_PAGE = 160;
    /** In pixels: a blank picture from this size on is a blank page. */
    private static final int SHEET = 1_000;

    private static final int LOOKED_AT = 480;
    private static final double LARGE = 0.2;
    private static final double COMPARABLE = 0.35;
    /** Of its box, the share that is ink in a digit; the frame of a table has less. */
    private static final double FILLED = 0.07;
    /** In pixels of the picture: what is lower, or has less ink than a stroke of that height, cannot be read as a digit. */
    private static final int LOWEST_DIGIT = 12;
    /** A blob that is so many times wider than high is a piece of a rule. */
    private static final int WIDEST = 6;

    private PictureKind() {}

    /** Whether a picture shows a page. */
    public static boolean isPage(GreyImage picture) {
        int longest = Math.max(picture.width(), picture.height());
        if (longest < SMALLEST_PAGE) {
            return false;
        }
        int reduction = (longest + LOOKED_AT - 1) / LOOKED_AT;
        GreyImage small = WorkingScale.reduce(picture, reduction);
        List<Blob> blobs = Blobs.of(PaperLight.contrast(small).mask(), 4);
        blobs.removeIf(blob -> blob.area() < FILLED * blob.width() * blob.height()
                || blob.width() > 0.9 * small.width()
                || isShadow(blob, small));
        if (longest < SHEET) {
            blobs.removeIf(blob -> blob.height() * reduction < LOWEST_DIGIT
                    || blob.area() * reduction < LOWEST_DIGIT
                    || blob.width() > WIDEST * blob.height());
        }
        if (blobs.isEmpty()) {
            return longest >= SHEET;
        }
        int tallest = blobs.stream().mapToInt(Blob::height).max().getAsInt();
        if (tallest < LARGE * Math.min(small.width(), small.height())) {
            // Something small alone may be a digit in a corner of a small picture, but not on a sheet.
            return longest >= SHEET || blobs.size() > 2;
        }
        long comparable = blobs.stream()
                .filter(blob -> blob.height() >= COMPARABLE * tallest)
                .count();
        return comparable > 2;
    }

    /** Whether it fills a corner of the picture, as the dark of a lens or of a hand does. */
    private static boolean isShadow(Blob blob, GreyImage picture) {
        return (blob.left() == 0 || blob.right() == picture.width() - 1)
                && (blob.top() == 0 || blob.bottom() == picture.height() - 1);
    }
}
