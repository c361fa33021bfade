package org.digitmill.train.options;

import java.util.Locale;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ISchedule;

/** The updaters (optimisers) of a worker. */
public enum Updater {
    /** Adam (Kingma and Ba, Adam, 2015); its state is two numbers a parameter. */
    ADAM {
        @Override
        public IUpdater with(ISchedule learningRate) {
            return Adam.builder().learningRateSchedule(learningRate).build();
        }
    },
    /** Plain stochastic gradient descent; it has no state. */
    SGD {
        @Override
        public IUpdater with(ISchedule learningRate) {
            return Sgd.builder().learningRateSchedule(learningRate).build();
        }
    },
    /** Nesterov momentum of 0.9 (Sutskever et al., 2013); its state is one number a parameter. */
    NESTEROV {
        @Override
        public IUpdater with(ISchedule learningRate) {
            return Nesterovs.builder()
                    .momentum(MOMENTUM)
                    .learningRateSchedule(learningRate)
                    .build();
        }
    };

    private static final double MOMENTUM = 0.9;

    /** The name on the command line and in model files: {@code adam}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    public abstract IUpdater with(ISchedule learningRate);
}
