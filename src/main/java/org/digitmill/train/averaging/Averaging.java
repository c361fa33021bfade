package org.digitmill.train.averaging;

/**
 * Averages the workers' results of a round: the mean, weighted by the number of digits (McDonald et al., Distributed Training
 * Strategies for the Structured Perceptron, 2010; McMahan et al., Communication-Efficient Learning of Deep Networks, 2017), and the
 * {@linkplain OuterStep outer step} towards it.
 *
 * @param outer what is made of the mean
 */
public record Averaging(OuterStep outer) {
    /**
     * The state after a round.
     *
     * @param start the state the workers began with
     * @param sum over all workers
     */
    TrainingState next(TrainingState start, WeightedSum sum) {
        NetworkState mean = sum.mean();
        OuterStep.Result step = outer.step(start.network().parameters(), mean.parameters(), start.velocity());
        return new TrainingState(
                new NetworkState(step.parameters(), mean.updaterState(), mean.iterations()),
                sum.kept(),
                step.velocity());
    }
}
