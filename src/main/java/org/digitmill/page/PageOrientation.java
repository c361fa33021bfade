package org.digitmill.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.model.PageNetwork;
import org.digitmill.page.detection.DigitDetector;
import org.digitmill.page.detection.LabelledDetection;
import org.digitmill.page.detection.RegionLabeller;
import org.digitmill.page.picture.Blob;
import org.digitmill.page.picture.Blobs;
import org.digitmill.page.picture.LevelContrast;
import org.digitmill.page.picture.PagePyramid;
import org.digitmill.page.picture.Turning;

/**
 * Determines the orientation of a page by its digits. A page is turned only on strong evidence: the page network and the region
 * classifier must agree on clearly more digits of a sample in the other orientation.
 */
final class PageOrientation {
    /** In pixels of the longer side: smaller pictures are never turned. */
    private static final int SMALLEST = 300;
    /** A page with so many digits that read well, and so large a share of them, is upright. */
    private static final double ENOUGH = 4;

    private static final double MOST = 0.7;
    /** A detection of less is no digit. */
    private static final float SEEN = 0.35f;
    /** The same for the region classifier. */
    private static final float LIKELY = 0.8f;
    /** Side of a square of the sample, in pixels of the level. */
    private static final int SQUARE = 192;

    private static final int SQUARES = 4;
    /** Another way must show so many digits, and so many times more than the page as it lies. */
    private static final double LEAST = 6;

    private static final double CLEARLY = 1.5;

    private final DigitDetector detector;
    private final RegionLabeller labeller;

    PageOrientation(PageNetwork network, RegionLabeller labeller) {
        this.detector = new DigitDetector(network);
        this.labeller = labeller;
    }

    /**
     * Right angles by which a page is probably to be turned clockwise to be upright, 0 to 3, by a sample of it.
     *
     * @param detections of the page as it lies
     */
    int turns(PagePyramid pyramid, DigitDetector.Sight sight, List<LabelledDetection> detections) {
        if (pyramid.longest() < SMALLEST || readsWell(detections)) {
            return 0;
        }
        List<GreyImage> squares = squares(pyramid, sight);
        double[] sums = sums(squares);
        int best = 0;
        for (int turns = 1; turns < 4; turns++) {
            boolean clear = sums[turns] >= LEAST && sums[turns] >= CLEARLY * sums[0];
            best = clear && sums[turns] > sums[best] ? turns : best;
        }
        return best;
    }

    /** The evidence of the squares, turned clockwise by 0 to 3 right angles. */
    private double[] sums(List<GreyImage> squares) {
        double[] sums = new double[4];
        for (int turns = 0; turns < 4; turns++) {
            for (GreyImage square : squares) {
                PagePyramid turned = new PagePyramid(Turning.quarters(square, turns));
                DigitDetector.Sight sight = detector.see(turned, 0);
                sums[turns] += evidence(labeller.label(sight, sight.found()));
            }
        }
        return sums;
    }

    /** Whether a whole page reads clearly better turned than as it lies. */
    static boolean isClearlyBetter(List<LabelledDetection> turned, List<LabelledDetection> asItLies) {
        return evidence(turned) >= LEAST / 2 + CLEARLY * evidence(asItLies);
    }

    private static boolean readsWell(List<LabelledDetection> detections) {
        double possible = detections.stream()
                .mapToDouble(labelled -> labelled.detection().score())
                .filter(score -> score >= SEEN)
                .sum();
        double evidence = evidence(detections);
        return evidence >= ENOUGH && evidence >= MOST * possible;
    }

    /** How many digits page network and region classifier agree on, each counted by how surely. */
    private static double evidence(List<LabelledDetection> detections) {
        double sum = 0;
        for (LabelledDetection labelled : detections) {
            if (labelled.detection().score() >= SEEN && labelled.agreed() && labelled.digitness() >= LIKELY) {
                sum += labelled.detection().score();
            }
        }
        return sum;
    }

    /** The squares of the page with the most ink of a digit's size, on the level that was looked at first. */
    private static List<GreyImage> squares(PagePyramid pyramid, DigitDetector.Sight sight) {
        LevelContrast level = sight.first();
        GreyImage picture = pyramid.at(level.level());
        int columns = Math.max(1, picture.width() / SQUARE);
        int rows = Math.max(1, picture.height() / SQUARE);
        double[] ink = new double[columns * rows];
        for (Blob blob : Blobs.of(level.mask(LevelContrast.INK), 8)) {
            if (Math.max(blob.width(), blob.height()) <= 48) {
                int column = (int) Math.max(0, Math.min(columns - 1, (blob.middleX() - level.margin()) / SQUARE));
                int row = (int) Math.max(0, Math.min(rows - 1, (blob.middleY() - level.margin()) / SQUARE));
                ink[row * columns + column]++;
            }
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < ink.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> -ink[i]));
        List<GreyImage> squares = new ArrayList<>();
        for (int index : order.subList(0, Math.min(SQUARES, order.size()))) {
            if (ink[index] > 0) {
                squares.add(cut(picture, index % columns * SQUARE, index / columns * SQUARE));
            }
        }
        return squares;
    }

    private static GreyImage cut(GreyImage picture, int left, int top) {
        int width = Math.min(SQUARE, picture.width() - left);
        int height = Math.min(SQUARE, picture.height() - top);
        byte[] pixels = new byte[width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(picture.pixels(), (top + y) * picture.width() + left, pixels, y * width, width);
        }
        return new GreyImage(width, height, pixels);
    }
}
