package org.digitmill.model;

/** A network that computes one minibatch after the other. Not safe for use by several threads at once. */
interface Inference extends AutoCloseable {
    /** Examples that are computed together, always as many. */
    int minibatch();

    /**
     * Computes a minibatch.
     *
     * @param pixels [minibatch, pixels of an example]
     * @param probabilities [minibatch, classes], written
     */
    void run(float[] pixels, float[] probabilities);

    /** What the output layer got in the last run, [minibatch, features]; null where the network does not tell. */
    float[] features();

    @Override
    void close();
}
