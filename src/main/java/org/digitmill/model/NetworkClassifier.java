package org.digitmill.model;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A DL4J network as a classifier.
 *
 * <p>Digits pass in minibatches of a fixed size, the last one filled up, so that the same operations compute a digit whatever company
 * it comes in.
 */
public final class NetworkClassifier implements Classifier {
    private static final int MINIBATCH = 64;
    private static final int SIDE = 28;
    private static final int PIXELS = SIDE * SIDE;
    private static final int CLASSES = 10;

    private final MultiLayerNetwork network;
    private final double temperature;
    private final INDArray input = Nd4j.create(DataType.FLOAT, MINIBATCH, SIDE, SIDE, 1);
    private final float[] scaled = new float[MINIBATCH * PIXELS];

    /**
     * @param network takes [minibatch, 28, 28, 1] from 0 to 1, gives [minibatch, 10]
     * @param temperature what the logits are divided by; 1 leaves the network's own probabilities (Guo et al., On Calibration of Modern
     *     Neural Networks, 2017)
     */
    public NetworkClassifier(MultiLayerNetwork network, double temperature) {
        this.network = network;
        this.temperature = temperature;
    }

    @Override
    public float[] probabilities(byte[] pixels, int count) {
        float[] result = new float[count * CLASSES];
        for (int start = 0; start < count; start += MINIBATCH) {
            int size = Math.min(MINIBATCH, count - start);
            for (int i = 0; i < size * PIXELS; i++) {
                scaled[i] = (pixels[start * PIXELS + i] & 0xFF) / 255f;
            }
            Arrays.fill(scaled, size * PIXELS, scaled.length, 0f);
            FloatBuffer target = input.data().asNioFloat();
            target.put(scaled);
            INDArray output = network.output(input, false);
            System.arraycopy(output.dup('c').data().asFloat(), 0, result, start * CLASSES, size * CLASSES);
        }
        return temperature == 1 ? result : Calibration.calibrated(result, temperature);
    }

    @Override
    public void close() {
        network.close();
    }
}
