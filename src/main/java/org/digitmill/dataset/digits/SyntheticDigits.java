package org.digitmill.dataset.digits;

import java.util.stream.IntStream;
import org.digitmill.dataset.drawing.DigitDrawing;

/**
 * Generated digits that look handwritten, for machines without a network connection and for tests.
 *
 * <p>They are {@linkplain DigitDrawing drawn} from pen strokes and framed as in MNIST: fitted into a box of 20×20 pixels that is placed
 * in 28×28 so that the ink's centre of mass is in the middle.
 *
 * <p>The digit with a given index depends on the seed and the index alone, to the bit, on every machine. Digit i shows i modulo 10.
 */
public final class SyntheticDigits {
    private static final int MARGIN = LabelledDigits.SIDE - DigitDrawing.SIDE;

    private SyntheticDigits() {}

    /** The first {@code count} digits of a seed, drawn on all cores. */
    public static LabelledDigits draw(int count, long seed) {
        byte[] pixels = new byte[Math.multiplyExact(count, LabelledDigits.PIXELS)];
        byte[] labels = new byte[count];
        IntStream.range(0, count).parallel().forEach(index -> {
            labels[index] = (byte) label(index);
            System.arraycopy(pixels(seed, index), 0, pixels, index * LabelledDigits.PIXELS, LabelledDigits.PIXELS);
        });
        return new LabelledDigits(pixels, labels);
    }

    /** The label of the digit with an index, 0 to 9. */
    public static int label(int index) {
        return index % LabelledDigits.CLASSES;
    }

    /** The digit with an index from 0: 784 unsigned bytes, 0 for paper, 255 for ink. */
    public static byte[] pixels(long seed, int index) {
        return centred(DigitDrawing.draw(label(index), seed, index));
    }

    /** Places a box of 20×20 pixels in 28×28 so that its centre of mass is as near to the middle as whole pixels allow. */
    private static byte[] centred(byte[] box) {
        long mass = 0;
        long momentX = 0;
        long momentY = 0;
        for (int i = 0; i < box.length; i++) {
            int ink = box[i] & 0xFF;
            mass += ink;
            momentX += (long) ink * (i % DigitDrawing.SIDE);
            momentY += (long) ink * (i / DigitDrawing.SIDE);
        }
        int left = offset(momentX, mass);
        int top = offset(momentY, mass);
        byte[] framed = new byte[LabelledDigits.PIXELS];
        for (int row = 0; row < DigitDrawing.SIDE; row++) {
            System.arraycopy(
                    box, row * DigitDrawing.SIDE, framed, (top + row) * LabelledDigits.SIDE + left, DigitDrawing.SIDE);
        }
        return framed;
    }

    private static int offset(long moment, long mass) {
        double middle = (LabelledDigits.SIDE - 1) / 2.0;
        long offset = Math.round(middle - (double) moment / mass);
        return (int) Math.max(0, Math.min(MARGIN, offset));
    }
}
