package org.digitmill.dataset.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.digitmill.dataset.LabelledDigits;
import org.digitmill.dataset.drawing.PenRandom;

/** Stands in for the generator of documents: MNIST's digits on grey noise. Safe for several threads. */
public final class CropGenerator {
    private final LabelledDigits digits;

    public CropGenerator(LabelledDigits digits) {
        this.digits = digits;
    }

    /** The crop of a seed and an index: the same on every machine. */
    public PageCrop draw(long seed, long index) {
        PenRandom random = new PenRandom(seed, index);
        int side = PageCrop.SIDE;
        float[] ink = new float[side * side];
        byte[] kinds = new byte[PageCrop.CELLS * PageCrop.CELLS];
        List<CropDigit> drawn = new ArrayList<>();
        int wanted = (int) random.uniform(0, 9);
        boolean[] used = new boolean[9];
        for (int i = 0; i < wanted; i++) {
            int place = (int) random.uniform(0, 9);
            if (used[place]) {
                continue;
            }
            used[place] = true;
            double scale = random.uniform(0.6, 1.7);
            int size = (int) (28 * scale);
            int left = place % 3 * 52 + (int) random.uniform(0, 52 - size + 1);
            int top = place / 3 * 52 + (int) random.uniform(0, 52 - size + 1);
            int digit = (int) random.uniform(0, digits.size());
            int x0 = side;
            int x1 = -1;
            int y0 = side;
            int y1 = -1;
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    int source = (int) (y / scale) * 28 + (int) (x / scale);
                    float value = (digits.pixels()[digit * 784 + source] & 0xFF) / 255f;
                    ink[(top + y) * side + left + x] = value;
                    if (value > 0.3f) {
                        x0 = Math.min(x0, left + x);
                        x1 = Math.max(x1, left + x);
                        y0 = Math.min(y0, top + y);
                        y1 = Math.max(y1, top + y);
                        kinds[(top + y) / 4 * PageCrop.CELLS + (left + x) / 4] = (byte) InkKind.DIGIT.ordinal();
                    }
                }
            }
            drawn.add(new CropDigit(digits.label(digit), x0, y0, x1 - x0 + 1, y1 - y0 + 1, false));
        }
        double paper = random.uniform(150, 250);
        double dark = random.uniform(0, 100);
        byte[] pixels = new byte[side * side];
        for (int i = 0; i < pixels.length; i++) {
            double value = paper + (dark - paper) * ink[i] + random.bell(6);
            pixels[i] = (byte) Math.max(0, Math.min(255, (int) value));
        }
        return new PageCrop(pixels, drawn, Arrays.copyOf(kinds, kinds.length));
    }
}
