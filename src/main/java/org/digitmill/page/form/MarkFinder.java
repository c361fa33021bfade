package org.digitmill.page.form;

import java.util.List;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.image.pixel.TurnedPage;
import org.digitmill.page.picture.Blob;
import org.digitmill.page.picture.Blobs;
import org.digitmill.page.picture.WorkingScale;

/** Finds the anchors of forms: printed solid squares. */
final class MarkFinder {
    /** In millimetres of an A4 page. */
    private static final double SMALLEST = 2;

    private static final double LARGEST = 15;
    /** A square that lies askew by five degrees fills 0.85 of the box around it, a filled circle 0.79. */
    private static final double FILLED = 0.81;

    private static final double LONGEST_SIDE = 1.4;

    private MarkFinder() {}

    /** The middles of all such squares, x and y on the upright page. */
    static List<double[]> find(GreyImage picture, TurnedPage page) {
        int factor = WorkingScale.factor(picture);
        Contrast contrast = PaperLight.contrast(WorkingScale.reduce(picture, factor));
        double millimetre = Math.max(contrast.width(), contrast.height()) / 297.0;
        return Blobs.of(contrast.mask(), (int) Math.max(4, SMALLEST * millimetre)).stream()
                .filter(blob -> isMark(blob, LARGEST * millimetre))
                .map(blob -> page.upright((blob.middleX() + 0.5) * factor - 0.5, (blob.middleY() + 0.5) * factor - 0.5))
                .toList();
    }

    private static boolean isMark(Blob blob, double largest) {
        double longer = Math.max(blob.width(), blob.height());
        double shorter = Math.min(blob.width(), blob.height());
        return longer <= largest
                && longer <= LONGEST_SIDE * shorter
                && blob.area() >= FILLED * blob.width() * blob.height();
    }
}
