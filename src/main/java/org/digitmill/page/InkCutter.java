package org.digitmill.page;

import java.util.Arrays;
import org.digitmill.image.CropFraming;
import org.digitmill.image.GreyImage;

/** Cuts blobs out of a page, with their soft rims and without their neighbours, and frames them as MNIST frames its digits. */
final class InkCutter {
    private final Contrast page;

    InkCutter(Contrast page) {
        this.page = page;
    }

    /** 784 unsigned bytes, 0 for paper and 255 for ink. */
    byte[] frame(Blob blob) {
        int left = Math.max(0, blob.left() - 1);
        int top = Math.max(0, blob.top() - 1);
        int width = Math.min(page.width() - 1, blob.right() + 1) - left + 1;
        int height = Math.min(page.height() - 1, blob.bottom() + 1) - top + 1;
        byte[] ink = new byte[width * height];
        int[] levels = levels(blob);
        int[] runs = blob.runs();
        for (int i = 0; i < runs.length; i += 3) {
            int from = Math.max(left, runs[i + 1] - 1);
            int to = Math.min(left + width - 1, runs[i + 2] + 1);
            for (int y = Math.max(top, runs[i] - 1); y <= Math.min(top + height - 1, runs[i] + 1); y++) {
                for (int x = from; x <= to; x++) {
                    ink[(y - top) * width + x - left] = (byte) levels[page.at(x, y)];
                }
            }
        }
        return CropFraming.frame(new GreyImage(width, height, ink));
    }

    /** What each contrast becomes, so that this blob's own ink is black, however pale. */
    private int[] levels(Blob blob) {
        int[] histogram = new int[256];
        int[] runs = blob.runs();
        for (int i = 0; i < runs.length; i += 3) {
            for (int x = runs[i + 1]; x <= runs[i + 2]; x++) {
                histogram[page.at(x, runs[i])]++;
            }
        }
        int wanted = Math.max(1, blob.area() / 6);
        int full = 255;
        for (int seen = histogram[255]; seen < wanted && full > page.floor() + 20; seen += histogram[full]) {
            full--;
        }
        int[] levels = new int[256];
        for (int i = 0; i < 256; i++) {
            levels[i] = Math.max(0, Math.min(255, (i - page.floor()) * 255 / (full - page.floor())));
        }
        Arrays.fill(levels, Math.min(255, full), 256, 255);
        return levels;
    }
}
