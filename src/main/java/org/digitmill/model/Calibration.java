package org.digitmill.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * The calibration of a network's probabilities, measured on digits that it was not trained on.
 *
 * @param temperature divisor of the logits that makes confidence and accuracy agree; more than 0
 * @param reviewThreshold digits read with less confidence than this need review; 0 to 1
 * @param reviewError the target error rate among digits that do not need review
 */
public record Calibration(double temperature, double reviewThreshold, double reviewError) {
    private static final int CLASSES = 10;

    /** The network's own probabilities, and nothing to review. */
    public static final Calibration NONE = new Calibration(1, 0, 1);

    public Calibration {
        if (!(temperature > 0) || !(reviewThreshold >= 0 && reviewThreshold <= 1) || !(reviewError >= 0)) {
            throw new IllegalArgumentException("Not a calibration: temperature " + temperature + ", review threshold "
                    + reviewThreshold + ", review error " + reviewError);
        }
    }

    /**
     * Determines the temperature that maximises the likelihood of the labels, and the lowest threshold above which at most
     * {@code reviewError} of the digits are wrong.
     *
     * @param probabilities the network's own, {@code labels.length * 10}
     */
    public static Calibration fit(byte[] labels, float[] probabilities, double reviewError) {
        double temperature = Math.exp(new BrentOptimizer(1e-6, 1e-9)
                .optimize(
                        new MaxEval(200),
                        GoalType.MINIMIZE,
                        new SearchInterval(Math.log(0.2), Math.log(10), 0),
                        new UnivariateObjectiveFunction(
                                logarithm -> negativeLogLikelihood(labels, probabilities, Math.exp(logarithm))))
                .getPoint());
        return new Calibration(
                temperature, threshold(labels, calibrated(probabilities, temperature), reviewError), reviewError);
    }

    /** The probabilities after division of their logits by {@code temperature}. */
    static float[] calibrated(float[] probabilities, double temperature) {
        float[] result = new float[probabilities.length];
        double[] powers = new double[CLASSES];
        for (int start = 0; start < probabilities.length; start += CLASSES) {
            double sum = 0;
            for (int digit = 0; digit < CLASSES; digit++) {
                powers[digit] = Math.pow(probabilities[start + digit], 1 / temperature);
                sum += powers[digit];
            }
            for (int digit = 0; digit < CLASSES; digit++) {
                result[start + digit] = (float) (powers[digit] / sum);
            }
        }
        return result;
    }

    private static double negativeLogLikelihood(byte[] labels, float[] probabilities, double temperature) {
        float[] calibrated = calibrated(probabilities, temperature);
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            sum -= Math.log(Math.max(1e-12, calibrated[i * CLASSES + labels[i]]));
        }
        return sum / labels.length;
    }

    private static double threshold(byte[] labels, float[] calibrated, double reviewError) {
        Prediction[] predictions = IntStream.range(0, labels.length)
                .mapToObj(i -> Prediction.of(calibrated, i * CLASSES))
                .toArray(Prediction[]::new);
        Integer[] byConfidence = IntStream.range(0, labels.length).boxed().toArray(Integer[]::new);
        Arrays.sort(byConfidence, Comparator.comparing((Integer i) -> -predictions[i].confidence()));
        double threshold = 1;
        int errors = 0;
        for (int accepted = 1; accepted <= byConfidence.length; accepted++) {
            int i = byConfidence[accepted - 1];
            errors += predictions[i].digit() == labels[i] ? 0 : 1;
            if (errors <= reviewError * accepted) {
                threshold = predictions[i].confidence();
            }
        }
        return threshold;
    }
}
