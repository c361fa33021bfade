package org.digitmill.image.framing;

import java.util.List;
import java.util.Optional;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.image.pixel.Histogram;

/**
 * A contrast image: how much each pixel differs from its paper in the direction of the ink, 0 for paper, up to 255.
 *
 * @param picture it was found in
 * @param strength row by row, one unsigned byte per pixel
 * @param noise the spread of blank paper around 0, as a standard deviation
 * @param darkInk whether the ink is darker than its paper
 */
record Contrast(GreyImage picture, byte[] strength, double noise, boolean darkInk) {
    /** From this side length on, pixels are averaged with their neighbours to suppress the noise of photographs. */
    private static final int SMOOTHED_SIDE = 160;

    /** The ink of a part of a picture in which it is known whether ink is dark. */
    static Contrast known(GreyImage picture, boolean darkInk) {
        GreyImage smooth = Math.max(picture.width(), picture.height()) < SMOOTHED_SIDE ? picture : smooth(picture);
        Paper paper = Paper.underSlowLight(smooth).orElseGet(() -> Paper.between(smooth, darkInk));
        return of(smooth, paper, darkInk);
    }

    /** What may be the ink: where the light is uneven, dark ink first and then light ink. */
    static List<Contrast> candidates(GreyImage picture) {
        GreyImage smooth = Math.max(picture.width(), picture.height()) < SMOOTHED_SIDE ? picture : smooth(picture);
        Optional<Paper> slow = Paper.underSlowLight(smooth);
        if (slow.isPresent()) {
            byte[] paper = slow.get().brightness();
            boolean dark = isInkDark(smooth.pixels(), paper, noise(smooth.pixels(), paper, 0));
            return List.of(of(smooth, slow.get(), dark));
        }
        return List.of(of(smooth, Paper.between(smooth, true), true), of(smooth, Paper.between(smooth, false), false));
    }

    /** What stands out from the brighter or darker half of the picture, whichever has the most of the edge. */
    static Contrast ofHalves(GreyImage picture) {
        Paper paper = Paper.majorityOfRim(picture);
        return of(picture, paper, isInkDark(picture.pixels(), paper.brightness(), 0));
    }

    int width() {
        return picture.width();
    }

    int height() {
        return picture.height();
    }

    private static Contrast of(GreyImage picture, Paper paper, boolean darkInk) {
        byte[] pixels = picture.pixels();
        byte[] brightness = paper.brightness();
        int usual = paper.even() ? 0 : usualDifference(pixels, brightness);
        double noise = noise(pixels, brightness, usual);
        byte[] strength = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int light = (brightness[i] & 0xFF) - usual;
            int difference = darkInk ? light - (pixels[i] & 0xFF) : (pixels[i] & 0xFF) - light;
            // Ink takes away a share of the light: in the shade it is as strong, though its contrast is smaller.
            int share = darkInk ? difference * 255 / Math.max(light, 48) : difference;
            strength[i] = (byte) Math.max(0, Math.min(255, share));
        }
        return new Contrast(picture, strength, noise, darkInk);
    }

    /** By how much blank paper is darker than estimated: the brightest grain around makes the estimate. */
    private static int usualDifference(byte[] pixels, byte[] paper) {
        int[] differences = new int[511];
        for (int i = 0; i < pixels.length; i++) {
            differences[(paper[i] & 0xFF) - (pixels[i] & 0xFF) + 255]++;
        }
        return Histogram.quantile(differences, 0.5) - 255;
    }

    /** The usual distance of a pixel from its paper, as a standard deviation; by the nearer pixels where ink covers half of them. */
    private static double noise(byte[] pixels, byte[] paper, int usual) {
        int[] deviations = new int[512];
        for (int i = 0; i < pixels.length; i++) {
            deviations[Math.abs((paper[i] & 0xFF) - usual - (pixels[i] & 0xFF))]++;
        }
        return Math.min(1.4826 * Histogram.quantile(deviations, 0.5), 2.595 * Histogram.quantile(deviations, 0.3));
    }

    /** Where more stands out, and farther, there is the ink. */
    private static boolean isInkDark(byte[] pixels, byte[] paper, double noise) {
        double floor = 2 * noise + 4;
        double dark = 0;
        double light = 0;
        for (int i = 0; i < pixels.length; i++) {
            int difference = (paper[i] & 0xFF) - (pixels[i] & 0xFF);
            if (difference > floor) {
                dark += (double) difference * difference;
            } else if (-difference > floor) {
                light += (double) difference * difference;
            }
        }
        return dark >= light;
    }

    private static GreyImage smooth(GreyImage picture) {
        int width = picture.width();
        int height = picture.height();
        byte[] from = picture.pixels();
        byte[] to = from.clone();
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int at = y * width + x;
                int sum = row(from, at - width) + 2 * row(from, at) + row(from, at + width);
                to[at] = (byte) (sum + 8 >> 4);
            }
        }
        return new GreyImage(width, height, to);
    }

    private static int row(byte[] pixels, int at) {
        return (pixels[at - 1] & 0xFF) + 2 * (pixels[at] & 0xFF) + (pixels[at + 1] & 0xFF);
    }
}
