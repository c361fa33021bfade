package org.digitmill.train.averaging;

import java.util.Iterator;

/**
 * Makes the minibatches that one trainer learns from, in one thread.
 *
 * @param <E> what the worker's partition holds
 */
public interface MinibatchMaker<E> {
    /**
     * A worker's minibatches of a round, in order. They depend on nothing but the arguments and the run's options, so that a task tried
     * again learns from the same. The arrays of one may be used again for the next.
     */
    Iterator<Minibatch> of(E part, RoundPart round);
}
