package org.digitmill.dataset.digits;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Digits with labels, stored as one array of pixels and one of labels.
 *
 * <p>A digit is 28×28 pixels, row by row from the top left, one unsigned byte per pixel, 0 for paper and 255 for full ink, as in MNIST.
 * The arrays are shared, not copied: a training set is 47 MB.
 */
public final class LabelledDigits implements Serializable {
    /** Pixels along one side of a digit. */
    public static final int SIDE = 28;
    /** Pixels of one digit. */
    public static final int PIXELS = SIDE * SIDE;
    /** Labels go from 0 to {@code CLASSES - 1}. */
    public static final int CLASSES = 10;

    private final byte[] pixels;
    private final byte[] labels;

    /**
     * @param pixels {@code labels.length * 784} unsigned bytes
     * @param labels one of 0 to 9 a digit
     */
    public LabelledDigits(byte[] pixels, byte[] labels) {
        if (pixels.length != Math.multiplyExact(labels.length, PIXELS)) {
            throw new IllegalArgumentException(pixels.length + " pixels given for " + labels.length + " labels");
        }
        for (byte label : labels) {
            if (label < 0 || label >= CLASSES) {
                throw new IllegalArgumentException("Label " + label + " is not a digit from 0 to 9");
            }
        }
        this.pixels = pixels;
        this.labels = labels;
    }

    public int size() {
        return labels.length;
    }

    /** All pixels, digit after digit; not a copy. */
    public byte[] pixels() {
        return pixels;
    }

    /** All labels; not a copy. */
    public byte[] labels() {
        return labels;
    }

    public int label(int index) {
        return labels[index];
    }

    /** The 784 pixels of one digit, copied. */
    public byte[] digit(int index) {
        return Arrays.copyOfRange(pixels, index * PIXELS, (index + 1) * PIXELS);
    }

    /** The digits at the given places, in that order. */
    public LabelledDigits select(int[] indices) {
        byte[] chosenPixels = new byte[Math.multiplyExact(indices.length, PIXELS)];
        byte[] chosenLabels = new byte[indices.length];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(pixels, indices[i] * PIXELS, chosenPixels, i * PIXELS, PIXELS);
            chosenLabels[i] = labels[indices[i]];
        }
        return new LabelledDigits(chosenPixels, chosenLabels);
    }

    /** The digits from {@code from} up to but not including {@code to}. */
    public LabelledDigits range(int from, int to) {
        return new LabelledDigits(
                Arrays.copyOfRange(pixels, from * PIXELS, to * PIXELS), Arrays.copyOfRange(labels, from, to));
    }

    /** These digits and then the others. */
    public LabelledDigits plus(LabelledDigits others) {
        byte[] allPixels = Arrays.copyOf(pixels, Math.addExact(pixels.length, others.pixels.length));
        System.arraycopy(others.pixels, 0, allPixels, pixels.length, others.pixels.length);
        byte[] allLabels = Arrays.copyOf(labels, labels.length + others.labels.length);
        System.arraycopy(others.labels, 0, allLabels, labels.length, others.labels.length);
        return new LabelledDigits(allPixels, allLabels);
    }

    /** How often each label occurs; 10 counts. */
    public int[] countByLabel() {
        int[] counts = new int[CLASSES];
        for (byte label : labels) {
            counts[label]++;
        }
        return counts;
    }
}
