package org.digitmill.model;

import java.util.Arrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.image.pixel.InkShares;
import org.digitmill.network.NetworkInput;

/**
 * A classifier that runs a network.
 *
 * <p>Digits are computed in minibatches of a fixed size, the last one padded, so that a digit's result does not depend on the other
 * digits.
 */
public final class NetworkClassifier implements Classifier {
    private static final int PIXELS = 28 * 28;
    private static final int CLASSES = 10;

    private final Inference network;
    private final int minibatch;
    private final double temperature;
    private final AugmentedInference secondLook;
    private final Novelty novelty;
    private final float[] scaled;
    private final float[] output;

    /**
     * A classifier by a DL4J network, whose weights may change from one call to the next.
     *
     * @param network takes [minibatch, 28, 28, 1] from 0 to 1, gives [minibatch, 10]
     * @param temperature divisor of the logits; 1 keeps the network's own probabilities (Guo et al., On Calibration of Modern
     *     Neural Networks, 2017)
     */
    public NetworkClassifier(MultiLayerNetwork network, double temperature) {
        this(network, temperature, TestTimeAugmentation.NONE);
    }

    /** The same with test-time augmentation. */
    public NetworkClassifier(MultiLayerNetwork network, double temperature, TestTimeAugmentation augmentation) {
        this(new Dl4jInference(network, NetworkInput.DIGIT.shape()), temperature, augmentation, null);
    }

    /** @param novelty novelty rule; null for none */
    NetworkClassifier(Inference network, double temperature, TestTimeAugmentation augmentation, Novelty novelty) {
        this.network = network;
        this.minibatch = network.minibatch();
        this.temperature = temperature;
        this.secondLook = augmentation.isWanted() ? new AugmentedInference(augmentation, network) : null;
        this.novelty = novelty;
        this.scaled = new float[minibatch * PIXELS];
        this.output = new float[minibatch * CLASSES];
    }

    @Override
    public float[] probabilities(byte[] pixels, int count) {
        float[] result = new float[count * CLASSES];
        run(pixels, count, result, false);
        return finished(pixels, count, result);
    }

    @Override
    public Readings read(byte[] pixels, int count) {
        float[] result = new float[count * CLASSES];
        float[] features = run(pixels, count, result, novelty != null);
        float[] probabilities = finished(pixels, count, result);
        boolean[] strange = new boolean[count];
        for (int i = 0; i < count && features != null; i++) {
            int label = Prediction.of(probabilities, i * CLASSES).digit();
            strange[i] = novelty.isOutOfDistribution(features, i, label);
        }
        return new Readings(probabilities, strange);
    }

    /**
     * Input of the output layer for each digit, digit after digit.
     *
     * @return null if it is not available
     */
    public float[] features(byte[] pixels, int count) {
        return run(pixels, count, new float[count * CLASSES], true);
    }

    /**
     * Computes minibatch after minibatch.
     *
     * @param result receives the network's own probabilities
     * @return the features of all digits; null if they are not wanted or not available
     */
    private float[] run(byte[] pixels, int count, float[] result, boolean wanted) {
        float[] all = null;
        for (int start = 0; start < count; start += minibatch) {
            int size = Math.min(minibatch, count - start);
            pass(pixels, start, size, result);
            float[] some = wanted ? network.features() : null;
            if (some != null) {
                int length = some.length / minibatch;
                all = all == null ? new float[count * length] : all;
                System.arraycopy(some, 0, all, start * length, size * length);
            }
        }
        return all;
    }

    private void pass(byte[] pixels, int start, int size, float[] result) {
        InkShares.write(pixels, start * PIXELS, size * PIXELS, scaled, 0);
        Arrays.fill(scaled, size * PIXELS, scaled.length, 0f);
        network.run(scaled, output);
        System.arraycopy(output, 0, result, start * CLASSES, size * CLASSES);
    }

    private float[] finished(byte[] pixels, int count, float[] probabilities) {
        if (secondLook != null) {
            secondLook.at(pixels, probabilities, count);
        }
        return calibrated(probabilities);
    }

    private float[] calibrated(float[] probabilities) {
        return temperature == 1 ? probabilities : Calibration.calibrated(probabilities, temperature);
    }

    @Override
    public void close() {
        network.close();
    }
}
