package org.digitmill.page.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.image.pixel.Scaling;
import org.digitmill.model.PageNetwork;
import org.digitmill.page.picture.LevelContrast;
import org.digitmill.page.picture.PagePyramid;

/**
 * Runs the page network on the levels of a page: first on the level on which digits are expected to have a medium size and on all coarser
 * ones, then on finer levels where something small was detected.
 *
 * <p>Not safe for use by several threads at once, since its network is not.
 */
public final class DigitDetector {
    /** In pixels of the longer side: the first level is the largest that is not larger. */
    static final int FIRST_LEVEL = 1_800;
    /** In pixels of the longer side: a page that is not larger is looked at in twice its size in any case. */
    private static final int SMALL_PAGE = 640;
    /** In pixels of the longer side: the coarsest level is the smallest that is not smaller. */
    private static final int COARSEST = 24;
    /** A factor between those of two levels. */
    private static final double BETWEEN_LEVELS = Math.sqrt(2);
    /** Minimum score of a peak. */
    static final float LEAST_SCORE = 0.2f;

    private final PageNetwork network;
    private float[] input = new float[0];
    private float[] maps = new float[0];

    public DigitDetector(PageNetwork network) {
        this.network = network;
    }

    /**
     * The network's result for a page.
     *
     * @param found digits, those of several levels that are the same made one, the surest first
     * @param inks what the ink is, by level from the finest on
     * @param first the level that was looked at first
     */
    public record Sight(List<Detection> found, List<InkMap> inks, LevelContrast first) {
        /** The map of the level on which a box of this height is of a middling size. */
        public InkMap inkFor(double height) {
            InkMap best = inks.get(0);
            double least = Double.POSITIVE_INFINITY;
            for (InkMap ink : inks) {
                double own = height * PagePyramid.scale(ink.level().level());
                double distance = Math.abs(Math.log(Math.max(1, own) / 22));
                if (distance < least) {
                    least = distance;
                    best = ink;
                }
            }
            return best;
        }

        /** The map of the level that was looked at first. */
        public InkMap firstInk() {
            return inks.stream().filter(ink -> ink.level() == first).findFirst().orElseThrow();
        }
    }

    /** Detects the digits of a page with dark ink. */
    public Sight see(PagePyramid pyramid) {
        int firstLevel = firstLevel(pyramid.longest());
        List<Detection> found = new ArrayList<>();
        List<InkMap> inks = new ArrayList<>();
        InkMap first = look(pyramid, firstLevel, null, found);
        inks.add(first);
        for (int level = firstLevel + 1; pyramid.longest() * PagePyramid.scale(level) >= COARSEST; level++) {
            inks.add(look(pyramid, level, null, found));
        }
        for (int level = firstLevel - 1; level >= finestLevel(pyramid.longest()); level--) {
            SmallInk wanted = pyramid.longest() <= SMALL_PAGE ? null : new SmallInk(inks.get(0), found);
            if (wanted != null && wanted.isEmpty()) {
                break;
            }
            inks.add(0, look(pyramid, level, wanted, found));
        }
        return new Sight(DetectionMerging.merged(found), inks, first.level());
    }

    /**
     * Looks at a page of low resolution twice, the second time in a size between two levels: its digits are small, and the network
     * detects most of them on one level only. Looks at other pages once.
     */
    public Sight seeTwice(PagePyramid pyramid) {
        Sight sight = see(pyramid);
        if (pyramid.longest() > FIRST_LEVEL) {
            return sight;
        }
        GreyImage page = pyramid.page();
        GreyImage smaller = Scaling.shrink(page, BETWEEN_LEVELS);
        double columns = (double) page.width() / smaller.width();
        double rows = (double) page.height() / smaller.height();
        List<Detection> second = see(new PagePyramid(smaller)).found().stream()
                .map(detection -> detection.onPage(columns, rows))
                .toList();
        return new Sight(DetectionMerging.ofTwoLooks(sight.found(), second), sight.inks(), sight.first());
    }

    /** Looks at one level. */
    public Sight see(PagePyramid pyramid, int level) {
        List<Detection> found = new ArrayList<>();
        InkMap ink = look(pyramid, level, null, found);
        return new Sight(DetectionMerging.merged(found), List.of(ink), ink.level());
    }

    private static int finestLevel(int longest) {
        return longest <= FIRST_LEVEL ? PagePyramid.FINEST : 0;
    }

    public static int firstLevel(int longest) {
        int level = 0;
        while (longest * PagePyramid.scale(level) > FIRST_LEVEL) {
            level++;
        }
        return level;
    }

    /** @param wanted what of the next coarser level is looked at; null for all */
    private InkMap look(PagePyramid pyramid, int level, SmallInk wanted, List<Detection> found) {
        GreyImage picture = pyramid.at(level);
        LevelContrast contrast = LevelContrast.of(picture, level);
        InkMap ink = new InkMap(contrast);
        for (Tile tile : wanted == null ? Tiles.of(contrast) : Tiles.of(contrast, wanted)) {
            run(contrast, tile);
            ink.write(tile, maps);
            take(contrast, tile, found);
        }
        return ink;
    }

    private void run(LevelContrast contrast, Tile tile) {
        int size = tile.width() * tile.height();
        if (input.length != size) {
            input = new float[size];
            maps = new float[size / (PageMaps.CELL * PageMaps.CELL) * PageNetwork.CHANNELS];
        }
        Arrays.fill(input, 0);
        int left = Math.max(0, tile.x());
        int right = Math.min(contrast.width(), tile.x() + tile.width());
        for (int y = Math.max(0, tile.y()); y < Math.min(contrast.height(), tile.y() + tile.height()); y++) {
            int to = (y - tile.y()) * tile.width() + left - tile.x();
            System.arraycopy(contrast.values(), y * contrast.width() + left, input, to, right - left);
        }
        network.run(input, tile.height(), tile.width(), maps);
    }

    private void take(LevelContrast contrast, Tile tile, List<Detection> found) {
        double scale = PagePyramid.scale(contrast.level());
        int rows = tile.height() / PageMaps.CELL;
        int columns = tile.width() / PageMaps.CELL;
        for (PageMaps.Peak peak : PageMaps.peaks(maps, rows, columns, LEAST_SCORE)) {
            double x = tile.x() + peak.x();
            double y = tile.y() + peak.y();
            if (tile.answersFor(x, y)) {
                found.add(new Detection(
                        contrast.toPage(x),
                        contrast.toPage(y),
                        peak.width() / scale,
                        peak.height() / scale,
                        peak.classes(),
                        peak.score(),
                        peak.printed(),
                        scale));
            }
        }
    }
}
