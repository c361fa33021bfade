package org.digitmill.dataset.digits;

import java.util.Arrays;

/** Collects digits whose number is not known in advance. */
public final class DigitCollector {
    private byte[] pixels = new byte[64 * LabelledDigits.PIXELS];
    private byte[] labels = new byte[64];
    private int size;

    /** Reserves space for one more digit; the caller writes its pixels into {@link #pixels()} from the returned index on. */
    public int add(int label) {
        if (size == labels.length) {
            int room = Math.min(size + (size >> 1), Integer.MAX_VALUE / LabelledDigits.PIXELS);
            if (room == size) {
                throw new OutOfMemoryError("One array holds " + room + " digits at most");
            }
            labels = Arrays.copyOf(labels, room);
            pixels = Arrays.copyOf(pixels, room * LabelledDigits.PIXELS);
        }
        labels[size] = (byte) label;
        return size++ * LabelledDigits.PIXELS;
    }

    public byte[] pixels() {
        return pixels;
    }

    public LabelledDigits digits() {
        return new LabelledDigits(Arrays.copyOf(pixels, size * LabelledDigits.PIXELS), Arrays.copyOf(labels, size));
    }
}
