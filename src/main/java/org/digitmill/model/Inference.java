package org.digitmill.model;

/** Inference of a network on minibatches. Not safe for use by several threads at once. */
interface Inference extends AutoCloseable {
    /** The fixed minibatch size. */
    int minibatch();

    /**
     * Computes a minibatch.
     *
     * @param pixels [minibatch, pixels of an example]
     * @param probabilities [minibatch, classes], written
     */
    void run(float[] pixels, float[] probabilities);

    /** Input of the output layer in the last run, [minibatch, features]; null if it is not available. */
    float[] features();

    @Override
    void close();
}
