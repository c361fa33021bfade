package org.digitmill.train;

import java.io.Serializable;

/**
 * The serializable source of a run's minibatches.
 *
 * @param <E> content of a worker's partition
 */
interface MinibatchSource<E> extends Serializable {
    /** A maker for one trainer. */
    MinibatchMaker<E> open();
}
