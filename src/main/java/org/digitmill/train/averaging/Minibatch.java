package org.digitmill.train.averaging;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Examples as a network takes them.
 *
 * @param input [minibatch, height, width, 1]
 * @param labels [minibatch, …], as the network's output layer has them
 * @param size how many digits or crops it was made from, which is what is counted
 */
public record Minibatch(INDArray input, INDArray labels, int size) {}
