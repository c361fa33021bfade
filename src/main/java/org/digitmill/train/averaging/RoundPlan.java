package org.digitmill.train.averaging;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides the minibatches of an epoch into averaging rounds.
 *
 * <p>The period grows linearly with the share of the run that is over. More local steps late than early cost no accuracy and save
 * averagings (Haddadpour et al., Local SGD with Periodic Averaging, 2019); and where the learning rate falls, copies drift apart more
 * slowly, so the period may grow (Gu et al., A Quadratic Synchronization Rule for Distributed Deep Learning, 2024).
 *
 * @param minibatches of one epoch on the worker with the largest shard
 * @param epochs of the run
 * @param period minibatches a round when the run begins
 * @param finalPeriod minibatches a round when it ends
 */
public record RoundPlan(int minibatches, int epochs, int period, int finalPeriod) {
    /** Minibatches {@code from} (from 0, within the epoch) up to, not including, {@code to}. */
    public record Minibatches(int from, int to) implements Serializable {}

    /** The rounds of an epoch, from 1: together all its minibatches, the last round perhaps shorter than its period. */
    List<Minibatches> rounds(int epoch) {
        List<Minibatches> rounds = new ArrayList<>();
        int to;
        for (int from = 0; from < minibatches; from = to) {
            to = (int) Math.min(minibatches, (long) from + periodAt((epoch - 1L) * minibatches + from));
            rounds.add(new Minibatches(from, to));
        }
        return rounds;
    }

    /** The period when so many minibatches of the run are over. */
    private long periodAt(long done) {
        double progress = (double) done / ((long) epochs * minibatches);
        return period + Math.round(progress * (finalPeriod - period));
    }
}
