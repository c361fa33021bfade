package org.digitmill.network;

import org.digitmill.network.onednn.OneDnn;
import org.slf4j.LoggerFactory;

/** Who computes convolution and pooling. The parameters of a network are the same for both. */
public enum Acceleration {
    /** Layers of our own that call oneDNN. */
    ONEDNN,
    /** DL4J's own layers: several times slower, on every platform, and the reference the others are checked against. */
    NONE;

    /** The fastest that this machine has. */
    public static Acceleration best() {
        return Best.FOUND;
    }

    /** Looked for once in a process, and said there where it is the slow one: its roundings differ, too. */
    private static final class Best {
        static final Acceleration FOUND = find();

        private static Acceleration find() {
            if (OneDnn.available()) {
                return ONEDNN;
            }
            LoggerFactory.getLogger(Acceleration.class)
                    .warn(
                            "Networks run on DL4J's own layers, which are slower and round otherwise: {}",
                            OneDnn.whyUnavailable());
            return NONE;
        }
    }
}
