package org.digitmill.model;

import java.nio.FloatBuffer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.network.onednn.LastFeatures;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A DL4J network as it was trained, or while it is: its weights may change between two runs. */
final class Dl4jInference implements Inference {
    private static final int MINIBATCH = 64;
    private static final int SIDE = 28;

    private final MultiLayerNetwork network;
    private final INDArray input = Nd4j.create(DataType.FLOAT, MINIBATCH, SIDE, SIDE, 1);

    /** @param network takes [minibatch, 28, 28, 1] from 0 to 1, gives [minibatch, 10] */
    Dl4jInference(MultiLayerNetwork network) {
        this.network = network;
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
