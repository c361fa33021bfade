package org.digitmill.train.averaging;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Broadcasts the state to the workers: one broadcast for all, and one for each worker if workers have updater states of their own. */
final class StateBroadcast implements Serializable, AutoCloseable {
    private final Broadcast<NetworkState> common;
    private final List<Broadcast<float[]>> own;

    StateBroadcast(JavaSparkContext context, NetworkState common, List<float[]> own) {
        this.common = context.broadcast(common);
        this.own = own.stream().map(context::broadcast).toList();
    }

    /** The initial state of a worker; the other workers' states are not fetched. */
    NetworkState of(int worker) {
        NetworkState state = common.value();
        return own.isEmpty()
                ? state
                : new NetworkState(state.parameters(), own.get(worker).value(), state.iterations());
    }

    @Override
    public void close() {
        common.destroy();
        own.forEach(Broadcast::destroy);
    }
}
