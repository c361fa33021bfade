package org.digitmill.progress;

/** Receives the progress of a long operation. */
@FunctionalInterface
public interface ProgressListener {
    /** Hears nothing. */
    ProgressListener NONE = (done, detail) -> {};

    /**
     * @param done units finished so far, of the total that was announced
     * @param detail additional text, such as "epoch 2, loss 0.081"; may be empty
     */
    void update(long done, String detail);
}
