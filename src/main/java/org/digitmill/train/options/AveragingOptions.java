package org.digitmill.train.options;

import java.io.Serializable;

/**
 * Options of parameter averaging.
 *
 * @param engine who does it
 * @param period minibatches each worker trains between two averagings, when the run begins
 * @param finalPeriod the same when the run ends, not less than {@code period}: between, it grows linearly (see {@code RoundPlan})
 * @param updaterState what becomes of the workers' updater states
 * @param outerLearningRate how far to go along the averaged step; 1 goes to the mean itself
 * @param outerMomentum of Nesterov's method on the averaged step, 0 for none (see {@code OuterStep})
 */
public record AveragingOptions(
        Engine engine,
        int period,
        int finalPeriod,
        UpdaterState updaterState,
        double outerLearningRate,
        double outerMomentum)
        implements Serializable {
    public static final Engine DEFAULT_ENGINE = Engine.AVERAGING;
    public static final int DEFAULT_PERIOD = 20;
    public static final UpdaterState DEFAULT_UPDATER_STATE = UpdaterState.AVERAGED;
    public static final double DEFAULT_OUTER_LEARNING_RATE = 1;
    public static final double DEFAULT_OUTER_MOMENTUM = 0;

    public AveragingOptions {
        if (period < 1) {
            throw new IllegalArgumentException("--averaging-period is " + period + ", but must be at least 1.");
        }
        if (finalPeriod < period) {
            throw new IllegalArgumentException("--final-averaging-period is " + finalPeriod
                    + ", but the period begins as " + period + " (--averaging-period) and can only grow.");
        }
        if (!(outerLearningRate > 0 && outerLearningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "--outer-learning-rate is " + outerLearningRate + ", but must be more than 0.");
        }
        if (!(outerMomentum >= 0 && outerMomentum < 1)) {
            throw new IllegalArgumentException(
                    "--outer-momentum is " + outerMomentum + ", but must be from 0 up to, not including, 1.");
        }
        if (engine == Engine.DL4J
                && (finalPeriod != period
                        || updaterState != UpdaterState.AVERAGED
                        || outerLearningRate != 1
                        || outerMomentum != 0)) {
            throw new IllegalArgumentException("--engine dl4j averages parameters and updater state with a constant "
                    + "period and nothing else: leave out --final-averaging-period, --updater-state, "
                    + "--outer-learning-rate and --outer-momentum, or take --engine averaging.");
        }
    }

    /** Plain averaging with a constant period. */
    public static AveragingOptions every(int period) {
        return new AveragingOptions(
                DEFAULT_ENGINE,
                period,
                period,
                DEFAULT_UPDATER_STATE,
                DEFAULT_OUTER_LEARNING_RATE,
                DEFAULT_OUTER_MOMENTUM);
    }

    /** The same with another engine. */
    public AveragingOptions by(Engine other) {
        return new AveragingOptions(other, period, finalPeriod, updaterState, outerLearningRate, outerMomentum);
    }

    /** Whether the next state is the plain mean of the workers. */
    boolean plain() {
        return outerLearningRate == 1 && outerMomentum == 0;
    }
}
