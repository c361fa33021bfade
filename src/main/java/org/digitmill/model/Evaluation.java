package org.digitmill.model;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The result of classifying labelled digits, as counts; counts of several parts can be added.
 *
 * <p>Calibration is counted in 15 bins of equal width over the confidence (Guo et al. 2017).
 */
public final class Evaluation implements Serializable {
    private static final int CLASSES = 10;
    private static final int BINS = 15;
    /** Minimum probability for the loss, which would be infinite for 0; the smallest that a float32 softmax distinguishes from 0. */
    private static final double SMALLEST_PROBABILITY = 1e-12;

    private final long[][] confusion = new long[CLASSES][CLASSES];
    private final long[] binCount = new long[BINS];
    private final long[] binCorrect = new long[BINS];
    private final double[] binConfidence = new double[BINS];
    private double lossSum;

    /** Counts one digit whose ten probabilities start at {@code offset}. */
    public void add(int label, float[] probabilities, int offset) {
        Prediction prediction = Prediction.of(probabilities, offset);
        confusion[label][prediction.digit()]++;
        lossSum -= Math.log(Math.max(SMALLEST_PROBABILITY, probabilities[offset + label]));
        int bin = Math.min(BINS - 1, (int) (prediction.confidence() * BINS));
        binCount[bin]++;
        binConfidence[bin] += prediction.confidence();
        if (prediction.digit() == label) {
            binCorrect[bin]++;
        }
    }

    /** Counts digits whose probabilities follow one another. */
    public void addAll(byte[] labels, float[] probabilities) {
        for (int i = 0; i < labels.length; i++) {
            add(labels[i], probabilities, i * CLASSES);
        }
    }

    /** Adds what another part counted. */
    public void merge(Evaluation other) {
        lossSum += other.lossSum;
        for (int label = 0; label < CLASSES; label++) {
            for (int digit = 0; digit < CLASSES; digit++) {
                confusion[label][digit] += other.confusion[label][digit];
            }
        }
        for (int bin = 0; bin < BINS; bin++) {
            binCount[bin] += other.binCount[bin];
            binCorrect[bin] += other.binCorrect[bin];
            binConfidence[bin] += other.binConfidence[bin];
        }
    }

    public long examples() {
        long sum = 0;
        for (long[] row : confusion) {
            for (long count : row) {
                sum += count;
            }
        }
        return sum;
    }

    public long correct() {
        long sum = 0;
        for (int digit = 0; digit < CLASSES; digit++) {
            sum += confusion[digit][digit];
        }
        return sum;
    }

    /** The share of digits read right, 0 to 1. */
    public double accuracy() {
        return ratio(correct(), examples());
    }

    /** Mean cross-entropy, in nats a digit. */
    public double loss() {
        return lossSum / examples();
    }

    /** Expected calibration error: difference of confidence and accuracy per bin, weighted by the digits in it; 0 to 1. */
    public double calibrationError() {
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sum += Math.abs(binCorrect[bin] - binConfidence[bin]);
        }
        return sum / examples();
    }

    /**
     * The digits of one range of confidence.
     *
     * @param count how many there are, at least 1
     * @param confidence their mean, 0 to 1
     * @param accuracy the share of them that were read right, 0 to 1
     */
    public record Bin(long count, double confidence, double accuracy) {}

    /** The ranges of confidence that have digits, from the lowest. */
    public List<Bin> bins() {
        return IntStream.range(0, BINS)
                .filter(bin -> binCount[bin] > 0)
                .mapToObj(bin -> new Bin(
                        binCount[bin], binConfidence[bin] / binCount[bin], (double) binCorrect[bin] / binCount[bin]))
                .toList();
    }

    /** How often digits of {@code label} were read as {@code digit}. */
    public long confusion(int label, int digit) {
        return confusion[label][digit];
    }

    /** Precision of {@code digit}; 0 if nothing was read as it. */
    public double precision(int digit) {
        long read = 0;
        for (int label = 0; label < CLASSES; label++) {
            read += confusion[label][digit];
        }
        return ratio(confusion[digit][digit], read);
    }

    /** Recall of {@code digit}; 0 if no digit has this label. */
    public double recall(int digit) {
        long labelled = 0;
        for (long count : confusion[digit]) {
            labelled += count;
        }
        return ratio(confusion[digit][digit], labelled);
    }

    /** The harmonic mean of precision and recall. */
    public double f1(int digit) {
        double precision = precision(digit);
        double recall = recall(digit);
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
