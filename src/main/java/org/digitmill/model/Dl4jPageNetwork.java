package org.digitmill.model;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A page network computed by DL4J, for machines without oneDNN and for comparison. */
final class Dl4jPageNetwork implements PageNetwork {
    private final MultiLayerNetwork network;

    /** @param network of DL4J's own layers */
    Dl4jPageNetwork(MultiLayerNetwork network) {
        this.network = network;
    }

    @Override
    public void run(float[] contrast, int height, int width, float[] maps) {
        PageNetwork.requireSizes(contrast, height, width, maps);
        INDArray result = network.output(Nd4j.createFromArray(contrast).reshape('c', 1, height, width, 1));
        float[] numbers = result.dup('c').data().asFloat();
        System.arraycopy(numbers, 0, maps, 0, maps.length);
    }

    @Override
    public void close() {
        network.close();
    }
}
