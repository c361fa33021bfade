package org.digitmill.train.options;

import java.util.Locale;

/**
 * How the workers' updater states (Adam's moments, Nesterov's velocity) are treated at an averaging (two of the strategies compared by
 * Wang et al., SlowMo, 2020).
 */
public enum UpdaterState {
    /** Averaged like the parameters; all workers continue from the mean. */
    AVERAGED,
    /**
     * Each worker continues from its own. Tasks stay stateless: the driver holds the states and sends each worker its own, so a round
     * moves as many bytes as with {@link #AVERAGED}, but the driver receives every one of them, whatever the tree above the parameters.
     */
    KEPT;

    /** The name on the command line and in model files: {@code averaged}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
