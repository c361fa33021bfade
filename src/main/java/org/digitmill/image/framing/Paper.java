package org.digitmill.image.framing;

import java.util.Arrays;
import java.util.Optional;
import org.digitmill.image.pixel.Extremes;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.image.pixel.Histogram;
import org.digitmill.image.pixel.Threshold;

/**
 * An estimate of a picture without its ink.
 *
 * @param brightness of the paper, 0 to 255, pixel by pixel
 * @param even whether its light changes slowly, so that nothing but ink stands out
 */
record Paper(byte[] brightness, boolean even) {
    /** Of the edge, the share that must be as bright as the light says for the picture to be one sheet. */
    private static final double EVEN_RIM = 0.85;
    /** Of the picture, the share that must be paper. */
    private static final double LEAST_BLANK = 0.5;
    /** Strokes are narrower than this share of the picture's longer side. */
    private static final double WIDEST_STROKE = 0.2;

    /** The estimate for one sheet in even or slowly changing light; empty if shadows or other things are seen. */
    static Optional<Paper> underSlowLight(GreyImage picture) {
        byte[] surface = LightSurface.fit(picture).brightness(picture.width(), picture.height());
        int[] all = histogram(picture, false);
        int range = Histogram.quantile(all, 0.98) - Histogram.quantile(all, 0.02);
        int tolerance = Math.max(6, range / 12);
        int width = picture.width();
        int rim = 0;
        int rimNear = 0;
        int near = 0;
        for (int y = 0; y < picture.height(); y++) {
            boolean whole = y == 0 || y == picture.height() - 1;
            for (int x = 0; x < width; x++) {
                int away = Math.abs(picture.at(x, y) - (surface[y * width + x] & 0xFF));
                int counted = away <= tolerance ? 1 : 0;
                near += counted;
                if (whole || x == 0 || x == width - 1) {
                    rim++;
                    rimNear += counted;
                }
            }
        }
        boolean slow = rimNear >= EVEN_RIM * rim && near >= LEAST_BLANK * surface.length;
        return slow ? Optional.of(new Paper(surface, true)) : Optional.empty();
    }

    /** The estimate that follows the edges of shadows, which needs to know whether the ink is dark. */
    static Paper between(GreyImage picture, boolean darkInk) {
        int radius = (int) Math.ceil(WIDEST_STROKE * Math.max(picture.width(), picture.height()) / 2);
        byte[] paper = darkInk
                ? Extremes.close(picture.pixels(), picture.width(), picture.height(), radius)
                : Extremes.open(picture.pixels(), picture.width(), picture.height(), radius);
        return new Paper(paper, false);
    }

    /** One brightness for all: the middle of that half, dark or light, that most of the edge belongs to. */
    static Paper majorityOfRim(GreyImage picture) {
        int[] all = histogram(picture, false);
        int[] rim = histogram(picture, true);
        int threshold = Threshold.otsu(all, 0);
        boolean dark = Histogram.quantile(rim, 0.5) < threshold;
        Arrays.fill(all, dark ? threshold : 0, dark ? all.length : threshold, 0);
        byte[] paper = new byte[picture.pixels().length];
        Arrays.fill(paper, (byte) Histogram.quantile(all, 0.5));
        return new Paper(paper, true);
    }

    private static int[] histogram(GreyImage picture, boolean rimOnly) {
        int[] histogram = new int[256];
        for (int y = 0; y < picture.height(); y++) {
            boolean whole = !rimOnly || y == 0 || y == picture.height() - 1;
            int step = whole ? 1 : Math.max(1, picture.width() - 1);
            for (int x = 0; x < picture.width(); x += step) {
                histogram[picture.at(x, y)]++;
            }
        }
        return histogram;
    }
}
