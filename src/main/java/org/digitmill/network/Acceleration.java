package org.digitmill.network;

import org.digitmill.network.onednn.OneDnn;
import org.slf4j.LoggerFactory;

/** The implementation of convolution and pooling. The parameters of a network are the same for both. */
public enum Acceleration {
    /** The program's own layers, which call oneDNN. */
    ONEDNN,
    /** DL4J's layers: several times slower, available on every platform, and the reference that the others are tested against. */
    NONE;

    /** The fastest implementation on this machine. */
    public static Acceleration best() {
        return Best.FOUND;
    }

    /** Determined once in a process. If it is the slow one, a warning is logged, since its rounding differs, too. */
    private static final class Best {
        static final Acceleration FOUND = find();

        private static Acceleration find() {
            if (OneDnn.available()) {
                return ONEDNN;
            }
            LoggerFactory.getLogger(Acceleration.class)
                    .warn(
                            "Networks run on DL4J's own layers, which are slower and round differently: {}",
                            OneDnn.whyUnavailable());
            return NONE;
        }
    }
}
