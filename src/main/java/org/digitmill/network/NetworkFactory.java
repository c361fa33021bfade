package org.digitmill.network;

import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.network.LayerSpecification.Activate;
import org.digitmill.network.LayerSpecification.BatchNormalization;
import org.digitmill.network.LayerSpecification.Dense;
import org.digitmill.network.LayerSpecification.Flatten;
import org.digitmill.network.LayerSpecification.GlobalAveragePooling;
import org.digitmill.network.NetworkSpecification.PlacedLayer;
import org.digitmill.network.onednn.Flattening;
import org.digitmill.network.onednn.GlobalAveraging;
import org.digitmill.network.onednn.OneDnn;
import org.digitmill.network.onednn.OneDnnBatchNormalization;
import org.digitmill.network.onednn.Unblocking;
import org.digitmill.network.page.PageLoss;
import org.digitmill.network.rowwise.RowwiseLayer;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Creates DL4J networks from specifications.
 *
 * <p>Digit networks map [minibatch, 28, 28, 1] values from 0 (paper) to 1 (ink) to [minibatch, 10] probabilities. Page networks map
 * [minibatch, height, width, 1] values of local contrast to [minibatch, height / 4, width / 4, 32] maps. Initial weights are drawn by the
 * seed, from He's normal distribution before ReLU and Glorot's elsewhere.
 */
public final class NetworkFactory {
    private static final Activate RECTIFIER = new Activate(ActivationFunction.RELU);

    /** Limit of the gradient norm of a page network's convolution, so that one unusual crop does not disturb the training. */
    private static final double PAGE_GRADIENT = 5;

    private final Acceleration acceleration;
    private final LayerFactory layers;

    public NetworkFactory(Acceleration acceleration) {
        this.acceleration = acceleration;
        this.layers = new LayerFactory(acceleration);
    }

    /** A network with initial weights, for training or for setting parameters. */
    public MultiLayerNetwork create(NetworkSpecification specification, long seed, IUpdater updater) {
        return create(specification, seed, updater, 0);
    }

    /**
     * A network with initial weights, for training.
     *
     * @param weightDecay the share of each weight that a step takes away, before it is multiplied by the learning rate; biases,
     *     normalisation and slopes are left alone
     */
    public MultiLayerNetwork create(
            NetworkSpecification specification, long seed, IUpdater updater, double weightDecay) {
        OneDnn.declareNd4jInUse();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration(specification, seed, updater, weightDecay));
        network.init();
        if (specification.reads() == NetworkInput.PAGE) {
            List<PlacedLayer> placed = specification.placedLayers();
            PageLoss.beginWithFewDigits(
                    network.getLayer(placed.get(placed.size() - 1).name()));
        }
        return network;
    }

    private MultiLayerConfiguration configuration(
            NetworkSpecification specification, long seed, IUpdater updater, double weightDecay) {
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder().seed(seed).updater(updater).list();
        List<PlacedLayer> placed = specification.placedLayers();
        int index = 0;
        for (int place = 0; place < placed.size(); place++) {
            LayerSpecification layer = placed.get(place).layer();
            String name = placed.get(place).name();
            if (layer instanceof Flatten) {
                list.inputPreProcessor(index, new Flattening());
                continue;
            }
            if (layer instanceof GlobalAveragePooling && acceleration == Acceleration.ONEDNN) {
                list.inputPreProcessor(index, new GlobalAveraging());
                continue;
            }
            Layer made;
            if (place == placed.size() - 1 && layer instanceof Dense dense) {
                made = layers.output(dense);
            } else if (layer instanceof BatchNormalization normalization
                    && acceleration == Acceleration.ONEDNN
                    && placed.get(place + 1).layer().equals(RECTIFIER)) {
                made = new OneDnnBatchNormalization(LayerFactory.normalization(normalization), true);
                place++;
            } else {
                made = layers.hidden(placed.get(place));
            }
            if (acceleration == Acceleration.ONEDNN && needsUnblockedMaps(placed.get(place), made)) {
                list.inputPreProcessor(index, new Unblocking());
            }
            made.setLayerName(name);
            if (specification.reads() == NetworkInput.PAGE && made instanceof ConvolutionLayer convolution) {
                convolution.setGradientNormalization(GradientNormalization.ClipL2PerLayer);
                convolution.setGradientNormalizationThreshold(PAGE_GRADIENT);
            }
            if (weightDecay > 0 && made instanceof BaseLayer weighted) {
                weighted.setRegularization(List.of(new DecoupledWeightDecay(weightDecay)));
            }
            list.layer(index++, made);
        }
        if (specification.reads() == NetworkInput.PAGE) {
            list.layer(index, new PageLoss());
        }
        DataShape.Maps input = specification.reads().shape();
        return list.setInputType(
                        InputType.convolutional(input.height(), input.width(), input.channels(), CNN2DFormat.NHWC))
                .build();
    }

    /** Whether DL4J computes a layer whose result depends on which of the extents is which. */
    private static boolean needsUnblockedMaps(PlacedLayer placed, Layer made) {
        return placed.inputShape() instanceof DataShape.Maps && made instanceof RowwiseLayer;
    }
}
