package org.digitmill.train.averaging;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A minibatch in the network's input format.
 *
 * @param input [minibatch, height, width, 1]
 * @param labels [minibatch, …], as the network's output layer has them
 * @param size number of digits or crops
 */
public record Minibatch(INDArray input, INDArray labels, int size) {}
