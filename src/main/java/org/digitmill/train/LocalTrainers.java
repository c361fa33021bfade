package org.digitmill.train;

import java.io.Serializable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.spark.broadcast.Broadcast;
import org.digitmill.network.NetworkJson;

/**
 * Networks that an executor keeps from round to round, as many as it has tasks at once: making one takes longer than a round.
 *
 * <p>A network holds nothing that a round depends on, so it does not matter which one a task gets.
 *
 * @param run names the training run: its trainers are alike
 * @param networkJson the network's specification
 * @param steps of the whole run on one worker
 */
record LocalTrainers(String run, String networkJson, TrainOptions options, int steps, Broadcast<Teachers> teachers)
        implements Serializable {
    private static final ConcurrentHashMap<String, ConcurrentLinkedDeque<LocalTrainer>> IDLE =
            new ConcurrentHashMap<>();

    LocalTrainer borrow() {
        LocalTrainer idle =
                IDLE.computeIfAbsent(run, any -> new ConcurrentLinkedDeque<>()).poll();
        return idle != null
                ? idle
                : new LocalTrainer(
                        NetworkJson.read(networkJson, "of the training run"), options, teachers.value(), steps);
    }

    /** Keeps a trainer for the next round and lets go of those of earlier runs. */
    void giveBack(LocalTrainer trainer) {
        IDLE.keySet().removeIf(other -> !other.equals(run));
        IDLE.computeIfAbsent(run, any -> new ConcurrentLinkedDeque<>()).push(trainer);
    }
}
