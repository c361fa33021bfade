package org.digitmill.image.framing;

import org.digitmill.image.pixel.GreyImage;
import org.digitmill.image.pixel.Scaling;
import org.digitmill.image.pixel.Threshold;

/** Two simple ways to frame a digit, to compare ours with. */
public final class PlainFramings {
    private PlainFramings() {}

    /** The whole picture made 28×28 and inverted. */
    public static byte[] resizedAndInverted(GreyImage picture) {
        byte[] pixels =
                Scaling.resize(picture, FramedDigit.SIDE, FramedDigit.SIDE).pixels();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) ~pixels[i];
        }
        return pixels;
    }

    /**
     * The background, a wide local mean, taken away; what stands out more than Otsu's level is ink, and its box is centred as MNIST does
     * it.
     */
    public static byte[] withoutBackground(GreyImage picture) {
        double reduction = Math.max(1, Math.max(picture.width(), picture.height()) / 256.0);
        GreyImage small = Scaling.shrink(picture, reduction);
        int width = small.width();
        int height = small.height();
        GreyImage background = Scaling.resize(Scaling.resize(small, 5, 5), width, height);
        int[] difference = new int[width * height];
        long balance = 0;
        for (int i = 0; i < difference.length; i++) {
            difference[i] = (background.pixels()[i] & 0xFF) - (small.pixels()[i] & 0xFF);
            balance += (long) difference[i] * difference[i] * difference[i];
        }
        byte[] ink = new byte[difference.length];
        int[] histogram = new int[256];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = (byte) Math.max(0, Math.min(255, balance >= 0 ? difference[i] : -difference[i]));
            histogram[ink[i] & 0xFF]++;
        }
        int threshold = Threshold.otsu(histogram, 0);
        int left = width;
        int right = -1;
        int top = height;
        int bottom = -1;
        for (int i = 0; i < ink.length; i++) {
            if ((ink[i] & 0xFF) < threshold) {
                ink[i] = 0;
                continue;
            }
            left = Math.min(left, i % width);
            right = Math.max(right, i % width);
            top = Math.min(top, i / width);
            bottom = Math.max(bottom, i / width);
        }
        return right < 0
                ? new byte[FramedDigit.PIXELS]
                : MnistFrame.lay(
                        Scaling.crop(new GreyImage(width, height, ink), left, top, right - left + 1, bottom - top + 1));
    }
}
