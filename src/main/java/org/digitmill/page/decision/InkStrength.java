package org.digitmill.page.decision;

import java.util.Arrays;
import java.util.List;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.page.detection.Detection;
import org.digitmill.page.picture.PagePyramid;

/**
 * Measures how dark the ink of detections is against the paper, and finds those that are so much paler than the page's digits that they
 * may show through from the other side. The networks cannot see this, since their input is contrast relative to the surroundings.
 */
final class InkStrength {
    /** Minimum number of confident digits for measuring the darkness of a page's ink. */
    private static final int ENOUGH = 8;
    /** Of the usual strength. */
    private static final double PALE = 0.35;
    /** The share of a box that is surely paper, and the share that is surely ink. */
    private static final double PAPER = 0.9;

    private static final double INK = 0.05;
    /** In pixels: the box is looked at on the level on which its longer side is between this and its double. */
    private static final double SIDE = 24;

    private final PagePyramid pyramid;
    private final double least;

    /** @param sure digits of the page */
    InkStrength(PagePyramid pyramid, List<Detection> sure) {
        this.pyramid = pyramid;
        double[] strengths = sure.stream().mapToDouble(this::of).sorted().toArray();
        least = strengths.length < ENOUGH ? 0 : PALE * strengths[strengths.length / 2];
    }

    boolean isPale(Detection detection) {
        return least > 0 && of(detection) < least;
    }

    /** The difference of paper and ink in a detection's box, in grey levels of 0 to 255. */
    private double of(Detection detection) {
        double longer = Math.max(detection.width(), detection.height());
        int level = (int) Math.max(0, Math.floor(Math.log(longer / SIDE) / Math.log(2)));
        double scale = PagePyramid.scale(level);
        GreyImage picture = pyramid.at(level);
        int left = inside(detection.left() * scale, picture.width());
        int right = inside(detection.right() * scale, picture.width());
        int top = inside(detection.top() * scale, picture.height());
        int bottom = inside(detection.bottom() * scale, picture.height());
        int[] greys = new int[(right - left + 1) * (bottom - top + 1)];
        int count = 0;
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                greys[count++] = picture.pixels()[y * picture.width() + x] & 0xFF;
            }
        }
        Arrays.sort(greys);
        return greys[(int) (PAPER * (count - 1))] - greys[(int) (INK * (count - 1))];
    }

    private static int inside(double place, int length) {
        return (int) Math.max(0, Math.min(length - 1, Math.floor(place)));
    }
}
