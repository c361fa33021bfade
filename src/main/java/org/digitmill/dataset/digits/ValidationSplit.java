package org.digitmill.dataset.digits;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.digitmill.InputException;

/**
 * Training digits divided into those that are learnt from and those that pick the best epoch.
 *
 * <p>The division is stratified: each label has its share of the validation digits, rounded by largest remainder. Which digits these
 * are, and the order of both parts, depends only on the digits and the seed, never on the order in which they were read.
 *
 * @param training the rest, in an order that looks random
 * @param validation the digits that are held back, likewise
 */
public record ValidationSplit(LabelledDigits training, LabelledDigits validation) {
    /** Of MNIST's 60,000 training digits. */
    public static final int DEFAULT_SIZE = 5_000;

    /**
     * Divides digits.
     *
     * @param validationSize digits to hold back, from 0 to one less than there are
     * @throws InputException where there are too few digits
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
     * The same split with more digits to learn from.
     *
     * @param copies how often each of them is taken, from 1; the order depends on nothing but the digits and the seed
     */
    public ValidationSplit withTraining(LabelledDigits more, int copies, long seed) {
        LabelledDigits joined = training;
        for (int i = 0; i < copies; i++) {
            joined = joined.plus(more);
        }
        return new ValidationSplit(joined.select(ContentOrder.of(joined, seed)), validation);
    }

    /** How many digits of each label are held back: in proportion, the largest remainders rounded up. */
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
