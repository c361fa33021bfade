package org.digitmill.train.averaging;

import java.util.List;
import java.util.stream.IntStream;
import org.digitmill.train.options.TrainOptions;
import org.digitmill.train.options.UpdaterState;

/**
 * The state on the driver between two rounds.
 *
 * @param network what every worker begins the next round with; its updater state is empty if each worker has its own
 * @param workerUpdaterStates each worker's own, in their order; empty if they have one in common
 * @param velocity of the {@linkplain OuterStep outer step}, in the order of the parameters; empty without outer momentum and before the
 *     first round
 */
public record TrainingState(NetworkState network, List<float[]> workerUpdaterStates, float[] velocity) {
    /** The initial state of a run. */
    public static TrainingState initial(NetworkState network, TrainOptions options) {
        if (options.averaging().updaterState() == UpdaterState.AVERAGED) {
            return new TrainingState(network, List.of(), new float[0]);
        }
        List<float[]> own = IntStream.range(0, options.workers())
                .mapToObj(worker -> network.updaterState())
                .toList();
        return new TrainingState(
                new NetworkState(network.parameters(), new float[0], network.iterations()), own, new float[0]);
    }
}
