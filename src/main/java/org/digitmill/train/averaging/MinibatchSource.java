package org.digitmill.train.averaging;

import java.io.Serializable;

/**
 * Where the minibatches of a run come from, on its way to executors.
 *
 * @param <E> what a worker's partition holds
 */
public interface MinibatchSource<E> extends Serializable {
    /** A maker for one trainer. */
    MinibatchMaker<E> open();
}
