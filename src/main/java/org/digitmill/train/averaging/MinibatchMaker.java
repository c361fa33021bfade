package org.digitmill.train.averaging;

import java.util.Iterator;

/**
 * Creates the minibatches of one trainer, in one thread.
 *
 * @param <E> what the worker's partition holds
 */
public interface MinibatchMaker<E> {
    /**
     * A worker's minibatches of a round, in order. They depend only on the arguments and the run's options, so that a repeated task uses
     * the same. Arrays may be reused for the next minibatch.
     */
    Iterator<Minibatch> of(E part, RoundPart round);
}
