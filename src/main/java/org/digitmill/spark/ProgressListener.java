package org.digitmill.spark;

/** Hears how far a long work has come. */
@FunctionalInterface
public interface ProgressListener {
    /** Hears nothing. */
    ProgressListener NONE = (done, detail) -> {};

    /**
     * @param done units finished so far, of the total that was announced
     * @param detail a few words more, such as "epoch 2, loss 0.081"; may be empty
     */
    void update(long done, String detail);
}
