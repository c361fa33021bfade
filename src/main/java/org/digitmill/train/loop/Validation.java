package org.digitmill.train.loop;

import java.util.Optional;
import org.digitmill.train.averaging.NetworkState;
import org.digitmill.train.progress.BestEpoch;

/** Validates a network after an epoch, on examples that are not trained on. */
public interface Validation {
    /**
     * What was found.
     *
     * @param loss mean over the examples
     * @param accuracy 0 to 1
     * @param best of all epochs so far; none where the last is taken
     */
    public record Judgement(double loss, double accuracy, Optional<BestEpoch> best) {}

    /** @param best of the epochs before */
    Judgement judge(NetworkState state, int epoch, Optional<BestEpoch> best);
}
