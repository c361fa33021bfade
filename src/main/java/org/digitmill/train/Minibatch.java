package org.digitmill.train;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Examples as a network takes them.
 *
 * @param input [minibatch, height, width, 1]
 * @param labels [minibatch, …], as the network's output layer has them
 */
record Minibatch(INDArray input, INDArray labels) {
    /** How many examples. */
    int size() {
        return (int) input.size(0);
    }
}
