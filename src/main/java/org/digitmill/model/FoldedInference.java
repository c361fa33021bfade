package org.digitmill.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.digitmill.network.NetworkFolding;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.network.onednn.ForwardPass;

/** A trained network folded into a few oneDNN operations, used by scoring. */
final class FoldedInference implements Inference {
    /** Minibatch size: small enough that results between two operations stay in a core's cache. */
    private static final int MINIBATCH = 16;

    private final ForwardPass pass;

    private FoldedInference(ForwardPass pass) {
        this.pass = pass;
    }

    /**
     * @param weights the bytes of {@code weights.bin}
     * @return empty if DL4J must compute the network
     */
    static Optional<Inference> of(NetworkSpecification network, byte[] weights) {
        return NetworkFolding.fold(
                        network,
                        ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer(),
                        MINIBATCH)
                .map(FoldedInference::new);
    }

    @Override
    public int minibatch() {
        return MINIBATCH;
    }

    @Override
    public void run(float[] pixels, float[] probabilities) {
        pass.run(pixels, probabilities);
    }

    @Override
    public float[] features() {
        return pass.features();
    }

    @Override
    public void close() {
        pass.close();
    }
}
