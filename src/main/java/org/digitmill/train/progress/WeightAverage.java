package org.digitmill.train.progress;

import org.digitmill.train.averaging.NetworkState;

/**
 * The exponential moving average of the weights over rounds, which the driver keeps beside the weights that go on learning (Polyak and
 * Juditsky, Acceleration of Stochastic Approximation by Averaging, 1992; Izmailov et al., Averaging Weights Leads to Wider Optima, 2018).
 * Running mean and variance of batch normalisation are averaged with the rest.
 *
 * <p>The first rounds count as if there had been none before them: the average's initial zero has no weight in it (as in Adam).
 *
 * @param parameters the average, in DL4J's flat order; empty before the first round and where no average is wanted
 * @param rounds that are in it
 */
public record WeightAverage(double[] parameters, long rounds) {
    public static final WeightAverage EMPTY = new WeightAverage(new double[0], 0);

    /**
     * The average with one more round.
     *
     * @param keep the share of the average that stays, from 0, which keeps none and makes no average, up to but not 1
     */
    public WeightAverage with(float[] newest, double keep) {
        if (keep == 0) {
            return EMPTY;
        }
        double weight = (1 - keep) / (1 - StrictMath.pow(keep, rounds + 1));
        double[] next = new double[newest.length];
        for (int i = 0; i < next.length; i++) {
            double before = rounds == 0 ? 0 : parameters[i];
            next[i] = before + weight * (newest[i] - before);
        }
        return new WeightAverage(next, rounds + 1);
    }

    /** {@code state} with the averaged parameters in place of its own; itself, bit for bit, where there is no average. */
    public NetworkState in(NetworkState state) {
        if (rounds == 0) {
            return state;
        }
        float[] averaged = new float[parameters.length];
        for (int i = 0; i < averaged.length; i++) {
            averaged[i] = (float) parameters[i];
        }
        return new NetworkState(averaged, state.updaterState(), state.iterations());
    }
}
