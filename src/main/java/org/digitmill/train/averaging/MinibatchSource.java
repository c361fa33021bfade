package org.digitmill.train.averaging;

import java.io.Serializable;

/**
 * The serializable source of a run's minibatches.
 *
 * @param <E> content of a worker's partition
 */
public interface MinibatchSource<E> extends Serializable {
    /** A maker for one trainer. */
    MinibatchMaker<E> open();
}
