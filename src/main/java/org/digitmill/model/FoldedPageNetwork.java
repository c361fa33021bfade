package org.digitmill.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.digitmill.network.NetworkFolding;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.network.onednn.ForwardPass;

/** A page network folded into a few oneDNN operations for each size of page; those of the last {@value #KEPT} sizes are cached. */
final class FoldedPageNetwork implements PageNetwork {
    private static final int KEPT = 9;

    private final NetworkSpecification network;
    private final byte[] weights;
    /** Least recently used size first. */
    private final Map<Size, ForwardPass> passes = new LinkedHashMap<>(16, 0.75f, true);

    private record Size(int height, int width) {}

    /** @param weights the bytes of {@code weights.bin} of a network that can be folded */
    FoldedPageNetwork(NetworkSpecification network, byte[] weights) {
        this.network = network;
        this.weights = weights;
    }

    @Override
    public void run(float[] contrast, int height, int width, float[] maps) {
        PageNetwork.requireSizes(contrast, height, width, maps);
        Size size = new Size(height, width);
        ForwardPass pass = passes.get(size);
        if (pass == null) {
            makeRoom();
            pass = NetworkFolding.fold(
                            network,
                            ByteBuffer.wrap(weights)
                                    .order(ByteOrder.LITTLE_ENDIAN)
                                    .asFloatBuffer(),
                            1,
                            height,
                            width)
                    .orElseThrow();
            passes.put(size, pass);
        }
        pass.run(contrast, maps);
    }

    private void makeRoom() {
        Iterator<ForwardPass> oldest = passes.values().iterator();
        for (int surplus = passes.size() - KEPT + 1; surplus > 0; surplus--) {
            oldest.next().close();
            oldest.remove();
        }
    }

    @Override
    public void close() {
        passes.values().forEach(ForwardPass::close);
        passes.clear();
    }
}
