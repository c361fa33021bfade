package org.digitmill.network;

import org.digitmill.network.onednn.OneDnn;

/** Who computes convolution and pooling. The parameters of a network are the same for both. */
public enum Acceleration {
    /** Layers of our own that call oneDNN. */
    ONEDNN,
    /** DL4J's own layers: several times slower, on every platform, and the reference the others are checked against. */
    NONE;

    /** The fastest that this machine has. */
    public static Acceleration best() {
        return OneDnn.available() ? ONEDNN : NONE;
    }
}
