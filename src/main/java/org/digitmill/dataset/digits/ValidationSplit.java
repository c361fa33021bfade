package org.digitmill.dataset.digits;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.digitmill.InputException;

/**
 * A split of the training digits into those for training and those for validation, which choose the best epoch.
 *
 * <p>The split is stratified: each label has its share of the validation digits, rounded by largest remainder. The split and the order of
 * both parts depend only on the digits and the seed, not on the order in which they were read.
 *
 * @param training the training digits, in pseudo-random order
 * @param validation the validation digits, likewise
 */
public record ValidationSplit(LabelledDigits training, LabelledDigits validation) {
    /** Default size, for MNIST's 60,000 training digits. */
    public static final int DEFAULT_SIZE = 5_000;

    /**
     * Divides digits.
     *
     * @param validationSize number of validation digits, from 0 to one less than all digits
     * @throws InputException if there are too few digits
     */
    public static ValidationSplit of(LabelledDigits digits, int validationSize, long seed) {
        if (validationSize < 0 || validationSize >= digits.size()) {
            throw new InputException(
                    "%,d validation digits cannot be held back: expected a number from 0 to less than the %,d digits there are."
                            .formatted(validationSize, digits.size()));
        }
        int[] left = shares(digits.countByLabel(), validationSize);
        int[] training = new int[digits.size() - validationSize];
        int[] validation = new int[validationSize];
        int trained = 0;
        int validated = 0;
        for (int index : ContentOrder.of(digits, seed)) {
            if (left[digits.label(index)]-- > 0) {
                validation[validated++] = index;
            } else {
                training[trained++] = index;
            }
        }
        return new ValidationSplit(digits.select(training), digits.select(validation));
    }

    /**
     * The same split with additional training digits.
     *
     * @param copies how often each of them is added, from 1; the order depends only on the digits and the seed
     */
    public ValidationSplit withTraining(LabelledDigits more, int copies, long seed) {
        LabelledDigits joined = training;
        for (int i = 0; i < copies; i++) {
            joined = joined.plus(more);
        }
        return new ValidationSplit(joined.select(ContentOrder.of(joined, seed)), validation);
    }

    /** Validation digits of each label: in proportion, largest remainders rounded up. */
    private static int[] shares(int[] counts, int validationSize) {
        long size = Arrays.stream(counts).sum();
        int[] shares = Arrays.stream(counts)
                .map(count -> (int) ((long) count * validationSize / size))
                .toArray();
        int missing = validationSize - Arrays.stream(shares).sum();
        IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingLong(label -> -((long) counts[label] * validationSize % size)))
                .limit(missing)
                .forEach(label -> shares[label]++);
        return shares;
    }
}
