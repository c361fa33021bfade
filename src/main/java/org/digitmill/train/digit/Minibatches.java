package org.digitmill.train.digit;

import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.image.pixel.InkShares;
import org.digitmill.train.augment.Augmentation;
import org.digitmill.train.augment.Augmenter;
import org.digitmill.train.averaging.Minibatch;
import org.digitmill.train.averaging.Seeds;
import org.digitmill.train.options.Regularization;
import org.digitmill.train.options.Teachers;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Writes digits and labels into a network's arrays, with the run's augmentation, label smoothing and teachers. Not safe for several
 * threads.
 */
public final class Minibatches {
    private final int size;
    private final boolean augmented;
    private final Augmenter augmenter;
    private final float labelHit;
    private final float labelMiss;
    private final SoftLabels softLabels;
    private final Minibatch full;

    /** @param size digits of a whole minibatch */
    Minibatches(int size, Regularization regularization, Teachers teachers) {
        this.size = size;
        this.augmented = !regularization.augmentation().equals(Augmentation.NONE);
        this.augmenter = new Augmenter(regularization.augmentation());
        double spread = regularization.labelSmoothing() / LabelledDigits.CLASSES;
        this.labelMiss = (float) spread;
        this.labelHit = (float) (1 - regularization.labelSmoothing() + spread);
        this.softLabels = new SoftLabels(teachers);
        this.full = allocate(size);
    }

    /**
     * Digits {@code order[from]} to {@code order[to - 1]}.
     *
     * @param seed of augmentation; with a digit's place in {@code order} it makes the digit's own
     */
    Minibatch of(LabelledDigits digits, int[] order, int from, int to, long seed) {
        float[] ink = new float[(to - from) * LabelledDigits.PIXELS];
        float[] labels = new float[(to - from) * LabelledDigits.CLASSES];
        Arrays.fill(labels, labelMiss);
        for (int position = from; position < to; position++) {
            int digit = order[position];
            int start = (position - from) * LabelledDigits.PIXELS;
            if (augmented) {
                augmenter.augment(digits.pixels(), digit * LabelledDigits.PIXELS, Seeds.of(seed, position), ink, start);
            } else {
                InkShares.write(digits.pixels(), digit * LabelledDigits.PIXELS, LabelledDigits.PIXELS, ink, start);
            }
            labels[(position - from) * LabelledDigits.CLASSES + digits.label(digit)] = labelHit;
        }
        softLabels.mixInto(labels, ink, to - from);
        Minibatch minibatch = to - from == size ? full : allocate(to - from);
        minibatch.input().data().asNioFloat().put(ink);
        minibatch.labels().data().asNioFloat().put(labels);
        return minibatch;
    }

    /**
     * Digits {@code order[from]} to {@code order[to - 1]}, minibatch by minibatch; the arrays of whole ones are used again.
     *
     * @param seed of augmentation
     */
    Iterator<Minibatch> each(LabelledDigits digits, int[] order, int from, int to, long seed) {
        return IntStream.range(0, (to - from + size - 1) / size)
                .mapToObj(i -> of(digits, order, from + i * size, Math.min(from + (i + 1) * size, to), seed))
                .iterator();
    }

    private static Minibatch allocate(int size) {
        return new Minibatch(
                Nd4j.create(DataType.FLOAT, size, LabelledDigits.SIDE, LabelledDigits.SIDE, 1),
                Nd4j.create(DataType.FLOAT, size, LabelledDigits.CLASSES),
                size);
    }
}
