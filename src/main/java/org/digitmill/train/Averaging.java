package org.digitmill.train;

import java.util.List;

/**
 * The mean of what workers learned apart, weighted by the digits they saw (McDonald et al., Distributed Training Strategies for the
 * Structured Perceptron, 2010; McMahan et al., Communication-Efficient Learning of Deep Networks, 2017).
 *
 * <p>Sums are taken in double precision and in the order of the workers, so that the result is the same bits wherever they ran.
 */
final class Averaging {
    private Averaging() {}

    /** @param results of one round, in the order of the workers; at least one of them saw digits */
    static NetworkState mean(List<WorkerResult> results) {
        List<WorkerResult> contributing =
                results.stream().filter(result -> result.examples() > 0).toList();
        if (contributing.isEmpty()) {
            throw new IllegalArgumentException("No worker saw a digit in this round");
        }
        if (contributing.size() == 1) {
            return contributing.get(0).state();
        }
        NetworkState first = contributing.get(0).state();
        double[] parameters = new double[first.parameters().length];
        double[] updaterState = new double[first.updaterState().length];
        long examples = 0;
        int iterations = 0;
        for (WorkerResult result : contributing) {
            add(parameters, result.state().parameters(), result.examples());
            add(updaterState, result.state().updaterState(), result.examples());
            examples += result.examples();
            iterations = Math.max(iterations, result.state().iterations());
        }
        return new NetworkState(divided(parameters, examples), divided(updaterState, examples), iterations);
    }

    private static void add(double[] sum, float[] values, int weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += (double) weight * values[i];
        }
    }

    private static float[] divided(double[] sum, long divisor) {
        float[] mean = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            mean[i] = (float) (sum[i] / divisor);
        }
        return mean;
    }
}
