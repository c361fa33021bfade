package org.digitmill.train;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/**
 * Networks that an executor keeps from round to round, as many as it has tasks at once: making one takes longer than a round.
 *
 * <p>A network holds nothing that a round depends on, so it does not matter which one a task gets.
 */
final class LocalTrainers {
    private static final ConcurrentHashMap<String, ConcurrentLinkedDeque<LocalTrainer>> IDLE =
            new ConcurrentHashMap<>();

    private LocalTrainers() {}

    /** @param run names the training run: its trainers are alike */
    static LocalTrainer borrow(String run, Supplier<LocalTrainer> maker) {
        LocalTrainer idle =
                IDLE.computeIfAbsent(run, any -> new ConcurrentLinkedDeque<>()).poll();
        return idle != null ? idle : maker.get();
    }

    /** Keeps a trainer for the next round and lets go of those of earlier runs. */
    static void giveBack(String run, LocalTrainer trainer) {
        IDLE.keySet().removeIf(other -> !other.equals(run));
        IDLE.computeIfAbsent(run, any -> new ConcurrentLinkedDeque<>()).push(trainer);
    }
}
