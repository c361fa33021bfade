package org.digitmill.train.averaging;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** The state on its way to the workers: one broadcast for all, and where each worker has an updater state of its own, one for each. */
final class StateBroadcast implements Serializable, AutoCloseable {
    private final Broadcast<NetworkState> common;
    private final List<Broadcast<float[]>> own;

    StateBroadcast(JavaSparkContext context, NetworkState common, List<float[]> own) {
        this.common = context.broadcast(common);
        this.own = own.stream().map(context::broadcast).toList();
    }

    /** What a worker begins with. Of the states of the others nothing is fetched. */
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
