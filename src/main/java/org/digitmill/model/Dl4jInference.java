package org.digitmill.model;

import java.nio.FloatBuffer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.network.DataShape;
import org.digitmill.network.onednn.LastFeatures;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Inference by a DL4J network. Its weights may change between two runs, as during training. */
final class Dl4jInference implements Inference {
    private static final int MINIBATCH = 64;

    private final MultiLayerNetwork network;
    private final INDArray input;

    /** @param shape of one example, as the network takes it */
    Dl4jInference(MultiLayerNetwork network, DataShape.Maps shape) {
        this.network = network;
        this.input = Nd4j.create(DataType.FLOAT, MINIBATCH, shape.height(), shape.width(), shape.channels());
    }

    @Override
    public int minibatch() {
        return MINIBATCH;
    }

    @Override
    public void run(float[] pixels, float[] probabilities) {
        FloatBuffer target = input.data().asNioFloat();
        target.put(pixels);
        INDArray output = network.output(input, false);
        System.arraycopy(output.dup('c').data().asFloat(), 0, probabilities, 0, probabilities.length);
    }

    @Override
    public float[] features() {
        return LastFeatures.of(network);
    }

    @Override
    public void close() {
        network.close();
    }
}
