package org.digitmill.train.averaging;

/**
 * Nesterov's accelerated gradient on the averaged step (Wang et al., SlowMo, 2020; Douillard et al., DiLoCo, 2023): the difference from
 * start to mean is the gradient {@code g}; the velocity becomes {@code v = momentum v + g} and the parameters
 * {@code start - learningRate (g + momentum v)}.
 *
 * <p>Running statistics of batch normalisation are no parameters to be driven beyond the mean (a variance could fall below zero): they
 * become the mean.
 *
 * @param learningRate 1 and
 * @param momentum 0 give the mean itself, bit for bit
 * @param statistics whether a parameter is such a statistic, in the order of the parameters
 */
public record OuterStep(double learningRate, double momentum, boolean[] statistics) {
    /**
     * The result of a step.
     *
     * @param velocity empty without momentum
     */
    record Result(float[] parameters, float[] velocity) {}

    /** @param velocity that the last step left, empty before the first */
    Result step(float[] start, float[] mean, float[] velocity) {
        if (learningRate == 1 && momentum == 0) {
            return new Result(mean, new float[0]);
        }
        float[] parameters = new float[mean.length];
        float[] next = new float[momentum == 0 ? 0 : mean.length];
        for (int i = 0; i < mean.length; i++) {
            if (statistics[i]) {
                parameters[i] = mean[i];
                continue;
            }
            double gradient = (double) start[i] - mean[i];
            double direction = gradient;
            if (momentum > 0) {
                next[i] = (float) (momentum * (velocity.length == 0 ? 0 : velocity[i]) + gradient);
                direction += momentum * next[i];
            }
            parameters[i] = (float) (start[i] - learningRate * direction);
        }
        return new Result(parameters, next);
    }
}
