package org.digitmill.model;

import java.util.Arrays;
import org.digitmill.network.NetworkInput;

/**
 * A trained region network, which classifies a region of a page as one of the digits or as no digit. Use it in the thread that opened it.
 *
 * <p>Regions are computed in minibatches of a fixed size, the last one padded, so that a region's result does not depend on the others.
 */
public final class RegionClassifier implements AutoCloseable {
    /** Number of classes: the digits, then no digit. */
    public static final int CLASSES = NetworkInput.REGION_CLASSES;

    private static final int PIXELS =
            Math.toIntExact(NetworkInput.REGION.shape().size());

    private final Inference network;
    private final float[] input;
    private final float[] output;

    RegionClassifier(Inference network) {
        this.network = network;
        this.input = new float[network.minibatch() * PIXELS];
        this.output = new float[network.minibatch() * CLASSES];
    }

    /**
     * The probabilities of regions.
     *
     * @param regions {@code count * 1600} pixels as {@code Region} writes them, region after region; may be longer
     * @return {@code count * 11} probabilities, region after region
     */
    public float[] probabilities(float[] regions, int count) {
        float[] result = new float[count * CLASSES];
        for (int start = 0; start < count; start += network.minibatch()) {
            int size = Math.min(network.minibatch(), count - start);
            System.arraycopy(regions, start * PIXELS, input, 0, size * PIXELS);
            Arrays.fill(input, size * PIXELS, input.length, 0);
            network.run(input, output);
            System.arraycopy(output, 0, result, start * CLASSES, size * CLASSES);
        }
        return result;
    }

    @Override
    public void close() {
        network.close();
    }
}
