package org.digitmill.network.onednn;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** What a network's output layer was given in its last pass: the features by which it told the labels apart. */
public final class LastFeatures {
    private LastFeatures() {}

    /**
     * [minibatch, features], row by row, of the last pass for inference.
     *
     * @return null where the output layer is not ours, which keeps nothing
     */
    public static float[] of(MultiLayerNetwork network) {
        Layer last = network.getLayer(network.getnLayers() - 1);
        return last instanceof OneDnnOutputLayer ours ? ours.lastFeatures() : null;
    }
}
