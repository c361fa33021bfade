package org.digitmill.model;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.network.onednn.LastFeatures;
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
    private final Novelty novelty;
    private final INDArray input = Nd4j.create(DataType.FLOAT, MINIBATCH, SIDE, SIDE, 1);
    private final float[] scaled = new float[MINIBATCH * PIXELS];

    /**
     * @param network takes [minibatch, 28, 28, 1] from 0 to 1, gives [minibatch, 10]
     * @param temperature what the logits are divided by; 1 leaves the network's own probabilities (Guo et al., On Calibration of Modern
     *     Neural Networks, 2017)
     */
    public NetworkClassifier(MultiLayerNetwork network, double temperature) {
        this(network, temperature, null);
    }

    /** @param novelty tells what is no digit; null where it is not known */
    NetworkClassifier(MultiLayerNetwork network, double temperature, Novelty novelty) {
        this.network = network;
        this.temperature = temperature;
        this.novelty = novelty;
    }

    @Override
    public float[] probabilities(byte[] pixels, int count) {
        float[] result = new float[count * CLASSES];
        for (int start = 0; start < count; start += MINIBATCH) {
            pass(pixels, start, Math.min(MINIBATCH, count - start), result);
        }
        return calibrated(result);
    }

    @Override
    public Readings read(byte[] pixels, int count) {
        float[] result = new float[count * CLASSES];
        boolean[] strange = new boolean[count];
        for (int start = 0; start < count; start += MINIBATCH) {
            int size = Math.min(MINIBATCH, count - start);
            pass(pixels, start, size, result);
            float[] features = novelty == null ? null : LastFeatures.of(network);
            for (int i = 0; i < size && features != null; i++) {
                int label = Prediction.of(result, (start + i) * CLASSES).digit();
                strange[start + i] = novelty.isStrange(features, i, label);
            }
        }
        return new Readings(calibrated(result), strange);
    }

    /**
     * What the output layer gets for each digit, digit after digit.
     *
     * @return null where the network's output layer does not tell
     */
    public float[] features(byte[] pixels, int count) {
        float[] all = null;
        float[] ignored = new float[count * CLASSES];
        for (int start = 0; start < count; start += MINIBATCH) {
            int size = Math.min(MINIBATCH, count - start);
            pass(pixels, start, size, ignored);
            float[] some = LastFeatures.of(network);
            if (some == null) {
                return null;
            }
            int length = some.length / MINIBATCH;
            all = all == null ? new float[count * length] : all;
            System.arraycopy(some, 0, all, start * length, size * length);
        }
        return all;
    }

    private void pass(byte[] pixels, int start, int size, float[] result) {
        for (int i = 0; i < size * PIXELS; i++) {
            scaled[i] = (pixels[start * PIXELS + i] & 0xFF) / 255f;
        }
        Arrays.fill(scaled, size * PIXELS, scaled.length, 0f);
        FloatBuffer target = input.data().asNioFloat();
        target.put(scaled);
        INDArray output = network.output(input, false);
        System.arraycopy(output.dup('c').data().asFloat(), 0, result, start * CLASSES, size * CLASSES);
    }

    private float[] calibrated(float[] probabilities) {
        return temperature == 1 ? probabilities : Calibration.calibrated(probabilities, temperature);
    }

    @Override
    public void close() {
        network.close();
    }
}
