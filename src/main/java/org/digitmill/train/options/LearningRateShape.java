package org.digitmill.train.options;

import java.util.Locale;

/** Learning-rate schedules. */
public enum LearningRateShape {
    /** A constant rate. */
    CONSTANT {
        @Override
        public double factor(double progress) {
            return 1;
        }
    },
    /** Cosine decay to 0 (Loshchilov and Hutter, SGDR, 2017). */
    COSINE {
        @Override
        public double factor(double progress) {
            return (1 + StrictMath.cos(StrictMath.PI * progress)) / 2;
        }
    },
    /** Rises from a tenth in the first fifth of the run, then cosine decay to 0 (Smith and Topin, Super-Convergence, 2018). */
    ONE_CYCLE {
        @Override
        public double factor(double progress) {
            return progress < WARM_UP
                    ? 0.1 + 0.9 * progress / WARM_UP
                    : COSINE.factor((progress - WARM_UP) / (1 - WARM_UP));
        }
    },
    /** A tenth of the rate after half of the run, a hundredth after three quarters. */
    STEP {
        @Override
        public double factor(double progress) {
            return progress < 0.5 ? 1 : progress < 0.75 ? 0.1 : 0.01;
        }
    };

    private static final double WARM_UP = 0.2;

    /** The name on the command line and in model files: {@code one-cycle}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The share of the highest rate at {@code progress}, from 0 to 1, of the run. */
    public abstract double factor(double progress);
}
