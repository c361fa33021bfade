package org.digitmill.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Novelty detection: recognises ink that is like no digit that a model knows, such as letters, scribbles and texture.
 *
 * <p>A network classifies a letter as the most similar digit, often with high confidence. But in the space of the features before the
 * output layer, the letter is farther from the digits of that label than they are from each other. So a digit is out of distribution if
 * the cosine similarity to the nearest reference digit of its label is less than that of all but a few true digits (after Y. Sun and
 * others: Out-of-Distribution Detection with Deep Nearest Neighbors, ICML 2022). References are digits that the model was not trained on.
 */
public final class Novelty {
    /** Share of true digits that are marked (false positives). */
    private static final double FLAGGED = 0.015;
    /** References per label; more are hardly better and slower. */
    private static final int MOST_REFERENCES = 100;
    /** Minimum number of digits for determining the limit. */
    private static final int LEAST_LEFT = 100;

    private static final int CLASSES = 10;
    /** More than any cosine. */
    private static final double NEVER = 2;

    private final NoveltyRule rule;
    private final byte[] references;
    private final int[] values;
    private final int[] first = new int[CLASSES + 1];
    private final double[] lengths;

    /** @param references signed bytes, label by label, of the lengths that {@code rule} says; not copied */
    Novelty(NoveltyRule rule, byte[] references) {
        if (references.length != rule.bytes()) {
            throw new IllegalArgumentException(references.length + " bytes of references, not " + rule.bytes());
        }
        this.rule = rule;
        this.references = references;
        this.values = new int[references.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = references[i];
        }
        for (int label = 0; label < CLASSES; label++) {
            first[label + 1] = first[label] + rule.references().get(label);
        }
        this.lengths = new double[first[CLASSES]];
        for (int i = 0; i < lengths.length; i++) {
            int[] own = Arrays.copyOfRange(values, i * rule.features(), (i + 1) * rule.features());
            lengths[i] = Math.sqrt(product(own, i));
        }
    }

    /**
     * The rule that marks a small share of true digits.
     *
     * @param labels of digits that the model was not trained on
     * @param probabilities its probabilities, ten each
     * @param features inputs of its output layer, the same number for each
     * @return null if there are too few digits or too many features
     */
    public static Novelty fit(byte[] labels, float[] probabilities, float[] features) {
        if (features == null || features.length / Math.max(1, labels.length) > NoveltyRule.MOST_FEATURES) {
            return null;
        }
        int length = features.length / labels.length;
        List<List<Integer>> chosen = references(labels, probabilities);
        List<Integer> counts = chosen.stream().map(List::size).toList();
        byte[] bytes =
                new byte[length * counts.stream().mapToInt(Integer::intValue).sum()];
        boolean[] used = new boolean[labels.length];
        int next = 0;
        for (List<Integer> ofLabel : chosen) {
            for (int digit : ofLabel) {
                used[digit] = true;
                int[] rounded = rounded(features, digit, length);
                for (int i = 0; i < length; i++) {
                    bytes[next++] = (byte) rounded[i];
                }
            }
        }
        Novelty all = new Novelty(new NoveltyRule(length, counts, -1, 0), bytes);
        List<Double> likeness = new ArrayList<>();
        for (int digit = 0; digit < labels.length; digit++) {
            if (!used[digit]) {
                likeness.add(all.likeness(
                        features,
                        digit,
                        Prediction.of(probabilities, digit * CLASSES).digit(),
                        NEVER));
            }
        }
        if (likeness.size() < LEAST_LEFT) {
            return null;
        }
        likeness.sort(null);
        double least = likeness.get((int) (FLAGGED * likeness.size()));
        return new Novelty(new NoveltyRule(length, counts, least, FLAGGED), bytes);
    }

    /** References: of each label the first digits that were read right, at most half of them. The limit is determined from the others. */
    private static List<List<Integer>> references(byte[] labels, float[] probabilities) {
        List<List<Integer>> right = new ArrayList<>();
        for (int label = 0; label < CLASSES; label++) {
            right.add(new ArrayList<>());
        }
        for (int digit = 0; digit < labels.length; digit++) {
            if (Prediction.of(probabilities, digit * CLASSES).digit() == labels[digit]) {
                right.get(labels[digit]).add(digit);
            }
        }
        return right.stream()
                .map(ofLabel -> ofLabel.subList(0, Math.min(MOST_REFERENCES, ofLabel.size() / 2)))
                .toList();
    }

    NoveltyRule rule() {
        return rule;
    }

    byte[] references() {
        return references;
    }

    /**
     * Whether a digit is out of distribution for its label.
     *
     * @param features of several digits
     * @param row which of them
     * @param label its label by the model
     */
    boolean isStrange(float[] features, int row, int label) {
        return likeness(features, row, label, rule.leastLikeness()) < rule.leastLikeness();
    }

    /** Cosine similarity to the nearest reference, or to the first that reaches {@code enough}; 1 if the label has no references. */
    private double likeness(float[] features, int row, int label, double enough) {
        if (first[label] == first[label + 1]) {
            return 1;
        }
        int[] own = rounded(features, row, rule.features());
        long square = 0;
        for (int value : own) {
            square += (long) value * value;
        }
        double length = Math.max(1, Math.sqrt(square));
        double best = -1;
        for (int reference = first[label]; reference < first[label + 1] && best < enough; reference++) {
            best = Math.max(best, product(own, reference) / Math.max(1, lengths[reference]) / length);
        }
        return best;
    }

    private int product(int[] own, int reference) {
        int start = reference * own.length;
        int sum = 0;
        for (int i = 0; i < own.length; i++) {
            sum += own[i] * values[start + i];
        }
        return sum;
    }

    /** Features quantised to signed bytes: the direction is kept, and dot products are equal on all machines. */
    private static int[] rounded(float[] features, int row, int length) {
        int start = row * length;
        float largest = 0;
        for (int i = 0; i < length; i++) {
            largest = Math.max(largest, Math.abs(features[start + i]));
        }
        float scale = largest > 0 ? 127 / largest : 0;
        int[] rounded = new int[length];
        for (int i = 0; i < length; i++) {
            rounded[i] = Math.round(features[start + i] * scale);
        }
        return rounded;
    }
}
