package org.digitmill.model;

/** A trained network that reads digits. Not safe for use by several threads at once: each thread opens its own. */
public interface Classifier extends AutoCloseable {
    /**
     * The calibrated probabilities of each label.
     *
     * @param pixels {@code count * 784} unsigned bytes, digit after digit framed as in MNIST, ink = 255; may be longer
     * @param count digits, at least 1
     * @return {@code count * 10} probabilities, digit after digit. A digit's result does not depend on the others given with it.
     */
    float[] probabilities(byte[] pixels, int count);

    /** The same, and for each digit whether it is out of distribution. A classifier without a novelty rule marks none. */
    default Readings read(byte[] pixels, int count) {
        return new Readings(probabilities(pixels, count), new boolean[count]);
    }

    @Override
    void close();
}
