package org.digitmill.train.averaging;

import java.io.Serializable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.digitmill.network.NetworkJson;
import org.digitmill.train.options.TrainOptions;

/**
 * A cache of networks on an executor, one for each concurrent task, since creating a network takes longer than a round.
 *
 * <p>A round does not depend on a network's previous state, so a task can use any of them.
 *
 * @param run names the training run: its trainers are alike
 * @param networkJson the network's specification
 * @param steps of the whole run on one worker
 * @param source of the minibatches
 * @param <E> content of a worker's partition
 */
public record LocalTrainers<E>(
        String run, String networkJson, TrainOptions options, int steps, MinibatchSource<E> source)
        implements Serializable {
    private static final ConcurrentHashMap<String, ConcurrentLinkedDeque<Equipped<?>>> IDLE = new ConcurrentHashMap<>();

    /** A trainer and what makes its minibatches. */
    public record Equipped<E>(LocalTrainer trainer, MinibatchMaker<E> minibatches) {}

    @SuppressWarnings("unchecked") // A run has one kind of partitions.
    public Equipped<E> borrow() {
        Equipped<?> idle =
                IDLE.computeIfAbsent(run, any -> new ConcurrentLinkedDeque<>()).poll();
        return idle != null
                ? (Equipped<E>) idle
                : new Equipped<>(
                        new LocalTrainer(NetworkJson.read(networkJson, "of the training run"), options, steps),
                        source.open());
    }

    /** Returns a trainer for the next round and removes those of earlier runs. */
    public void giveBack(Equipped<E> equipped) {
        IDLE.keySet().removeIf(other -> !other.equals(run));
        IDLE.computeIfAbsent(run, any -> new ConcurrentLinkedDeque<>()).push(equipped);
    }
}
