package org.digitmill.network.onednn;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** The input of a network's output layer in its last pass: the features by which it classifies. */
public final class LastFeatures {
    private LastFeatures() {}

    /**
     * [minibatch, features], row by row, of the last pass for inference.
     *
     * @return null if the output layer is DL4J's own, which does not keep it
     */
    public static float[] of(MultiLayerNetwork network) {
        Layer last = network.getLayer(network.getnLayers() - 1);
        return last instanceof OneDnnOutputLayer ours ? ours.lastFeatures() : null;
    }
}
