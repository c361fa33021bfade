package org.digitmill.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.Split;
import org.digitmill.model.Evaluation;
import org.digitmill.model.Prediction;

/**
 * Labelled digits and a model's predictions for them.
 *
 * @param location of the data
 * @param split split of the data
 * @param digits that were read
 * @param probabilities of the labels, ten per digit; not copied
 */
public record LabelledPredictions(String location, Split split, LabelledDigits digits, float[] probabilities) {
    private static final int CLASSES = LabelledDigits.CLASSES;

    public LabelledPredictions {
        if (probabilities.length != digits.size() * CLASSES) {
            throw new IllegalArgumentException(
                    probabilities.length + " probabilities given for " + digits.size() + " digits");
        }
    }

    Evaluation evaluation() {
        Evaluation evaluation = new Evaluation();
        evaluation.addAll(digits.labels(), probabilities);
        return evaluation;
    }

    String splitName() {
        return split.name().toLowerCase(Locale.ROOT);
    }

    Prediction prediction(int index) {
        return Prediction.of(probabilities, index * CLASSES);
    }

    float probability(int index, int label) {
        return probabilities[index * CLASSES + label];
    }

    /** Indices at equal distances, from the first digit on; all where there are not more. */
    List<Integer> sample(int limit) {
        int count = Math.min(limit, digits.size());
        return IntStream.range(0, count)
                .mapToObj(i -> (int) ((long) i * digits.size() / count))
                .toList();
    }

    /** Indices of misread digits; those whose label had the lowest probability come first. */
    List<Integer> mostWrong(int limit) {
        return IntStream.range(0, digits.size())
                .filter(i -> prediction(i).digit() != digits.label(i))
                .boxed()
                .sorted(Comparator.comparing(i -> probability(i, digits.label(i))))
                .limit(limit)
                .toList();
    }

    /** Indices of the digits with the lowest confidence, right or wrong. */
    List<Integer> leastCertain(int limit) {
        return IntStream.range(0, digits.size())
                .boxed()
                .sorted(Comparator.comparing(i -> prediction(i).confidence()))
                .limit(limit)
                .toList();
    }

    /** The second most probable label. */
    int second(int index) {
        int first = prediction(index).digit();
        int second = first == 0 ? 1 : 0;
        for (int digit = 0; digit < CLASSES; digit++) {
            if (digit != first && probability(index, digit) > probability(index, second)) {
                second = digit;
            }
        }
        return second;
    }
}
