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
 * Labelled digits and what a model says of them.
 *
 * @param location of the data
 * @param split the part of it
 * @param digits that were read
 * @param probabilities of the labels, ten a digit; not copied
 */
public record Judged(String location, Split split, LabelledDigits digits, float[] probabilities) {
    private static final int CLASSES = LabelledDigits.CLASSES;

    public Judged {
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

    /** The places of digits that were read wrong, those first whose label seemed least likely. */
    List<Integer> mostWrong(int limit) {
        return IntStream.range(0, digits.size())
                .filter(i -> prediction(i).digit() != digits.label(i))
                .boxed()
                .sorted(Comparator.comparing(i -> probability(i, digits.label(i))))
                .limit(limit)
                .toList();
    }

    /** The places of the digits that were read with the least confidence, whether right or wrong. */
    List<Integer> leastCertain(int limit) {
        return IntStream.range(0, digits.size())
                .boxed()
                .sorted(Comparator.comparing(i -> prediction(i).confidence()))
                .limit(limit)
                .toList();
    }

    /** The likeliest label but one. */
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
