package org.digitmill.dataset.document;

import java.util.stream.IntStream;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.drawing.PenRandom;
import org.digitmill.image.framing.CropFraming;
import org.digitmill.image.pixel.GreyImage;

/**
 * Single digits of many schools of handwriting, framed as in MNIST: what a training set of one country lacks, such as a 1 with a long
 * upstroke or a 7 with a bar.
 */
public final class DrawnDigits {
    /** In pixels: drawn so large, ink is averaged into the frame as a scanned digit's is. */
    private static final double HEIGHT = 60;

    private DrawnDigits() {}

    /** The first {@code count} digits of a seed, 0 to 9 in turn, drawn on all cores. */
    public static LabelledDigits draw(int count, long seed) {
        byte[] pixels = new byte[Math.multiplyExact(count, LabelledDigits.PIXELS)];
        byte[] labels = new byte[count];
        HandwrittenDigits writer = new HandwrittenDigits(new LabelledDigits(new byte[0], new byte[0]));
        IntStream.range(0, count).parallel().forEach(index -> {
            labels[index] = (byte) (index % LabelledDigits.CLASSES);
            PenRandom random = new PenRandom(seed, index);
            InkPatch ink = writer.draw(labels[index], HEIGHT, Hand.draw(random), random);
            System.arraycopy(framed(ink), 0, pixels, index * LabelledDigits.PIXELS, LabelledDigits.PIXELS);
        });
        return new LabelledDigits(pixels, labels);
    }

    private static byte[] framed(InkPatch ink) {
        byte[] grey = new byte[ink.width() * ink.height()];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) Math.round(255 * ink.coverage()[i]);
        }
        return CropFraming.frame(new GreyImage(ink.width(), ink.height(), grey));
    }
}
