package org.digitmill.page.form;

import java.util.List;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.image.pixel.TurnedPage;
import org.digitmill.page.picture.ConnectedComponent;
import org.digitmill.page.picture.ConnectedComponents;
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
        Contrast contrast = IlluminationCorrection.contrast(WorkingScale.reduce(picture, factor));
        double pixelsPerMillimetre = Math.max(contrast.width(), contrast.height()) / 297.0;
        return ConnectedComponents.of(contrast.mask(), (int) Math.max(4, SMALLEST * pixelsPerMillimetre)).stream()
                .filter(component -> isMark(component, LARGEST * pixelsPerMillimetre))
                .map(component -> page.upright(
                        (component.middleX() + 0.5) * factor - 0.5, (component.middleY() + 0.5) * factor - 0.5))
                .toList();
    }

    private static boolean isMark(ConnectedComponent component, double largest) {
        double longer = Math.max(component.width(), component.height());
        double shorter = Math.min(component.width(), component.height());
        return longer <= largest
                && longer <= LONGEST_SIDE * shorter
                && component.area() >= FILLED * component.width() * component.height();
    }
}
