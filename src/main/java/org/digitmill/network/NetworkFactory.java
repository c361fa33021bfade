package org.digitmill.network;

import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.digitmill.network.LayerSpecification.Activate;
import org.digitmill.network.LayerSpecification.AveragePooling;
import org.digitmill.network.LayerSpecification.BatchNormalization;
import org.digitmill.network.LayerSpecification.Convolution;
import org.digitmill.network.LayerSpecification.Dense;
import org.digitmill.network.LayerSpecification.Dropout;
import org.digitmill.network.LayerSpecification.Flatten;
import org.digitmill.network.LayerSpecification.GlobalAveragePooling;
import org.digitmill.network.LayerSpecification.LayerNormalization;
import org.digitmill.network.LayerSpecification.LeakyRectifier;
import org.digitmill.network.LayerSpecification.MaximumPooling;
import org.digitmill.network.LayerSpecification.ParametricRectifier;
import org.digitmill.network.LayerSpecification.Window;
import org.digitmill.network.NetworkSpecification.PlacedLayer;
import org.digitmill.network.onednn.Flattening;
import org.digitmill.network.onednn.GlobalAveraging;
import org.digitmill.network.onednn.OneDnn;
import org.digitmill.network.onednn.OneDnnBatchNormalization;
import org.digitmill.network.onednn.OneDnnConvolution;
import org.digitmill.network.onednn.OneDnnDense;
import org.digitmill.network.onednn.OneDnnOutput;
import org.digitmill.network.onednn.OneDnnPooling;
import org.digitmill.network.onednn.Unblocking;
import org.digitmill.network.page.PageLoss;
import org.digitmill.network.rowwise.Normalizing;
import org.digitmill.network.rowwise.Rectifying;
import org.digitmill.network.rowwise.RowwiseLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

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

    public NetworkFactory(Acceleration acceleration) {
        this.acceleration = acceleration;
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
                made = output(dense);
            } else if (layer instanceof BatchNormalization normalization
                    && acceleration == Acceleration.ONEDNN
                    && placed.get(place + 1).layer().equals(RECTIFIER)) {
                made = new OneDnnBatchNormalization(normalization(normalization), true);
                place++;
            } else {
                made = hidden(placed.get(place));
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

    private Layer hidden(PlacedLayer placed) {
        LayerSpecification layer = placed.layer();
        if (layer instanceof Convolution convolution) {
            return convolution(convolution);
        }
        if (layer instanceof MaximumPooling pooling) {
            return pooling(SubsamplingLayer.PoolingType.MAX, pooling.window(), pooling.same());
        }
        if (layer instanceof AveragePooling pooling) {
            return pooling(SubsamplingLayer.PoolingType.AVG, pooling.window(), pooling.same());
        }
        if (layer instanceof Dense dense) {
            DenseLayer layerOfDl4j = new DenseLayer.Builder()
                    .nOut(dense.units())
                    .activation(activation(dense.activation()))
                    .weightInit(initial(dense.activation()))
                    .build();
            return acceleration == Acceleration.ONEDNN ? new OneDnnDense(layerOfDl4j) : layerOfDl4j;
        }
        if (layer instanceof BatchNormalization normalization) {
            return acceleration == Acceleration.ONEDNN
                    ? new OneDnnBatchNormalization(normalization(normalization), false)
                    : normalization(normalization);
        }
        if (layer instanceof GlobalAveragePooling) {
            return new GlobalPoolingLayer.Builder(PoolingType.AVG)
                    .poolingDimensions(1, 2)
                    .build();
        }
        if (layer instanceof Activate activate) {
            return new ActivationLayer(activation(activate.activation()));
        }
        if (layer instanceof LeakyRectifier rectifier) {
            return new ActivationLayer(new ActivationLReLU(rectifier.slope()));
        }
        if (layer instanceof ParametricRectifier) {
            return new RowwiseLayer(new Rectifying(), placed.parameters());
        }
        if (layer instanceof LayerNormalization normalization) {
            return new RowwiseLayer(
                    new Normalizing(normalization.epsilon()), LayerNormalization.normalized(placed.inputShape()));
        }
        if (layer instanceof Dropout dropout) {
            return new DropoutLayer(1 - dropout.rate());
        }
        throw new IllegalArgumentException("No DL4J layer for " + layer.type());
    }

    private Layer convolution(Convolution convolution) {
        Window window = convolution.window();
        ConvolutionLayer.Builder builder = new ConvolutionLayer.Builder(window.height(), window.width())
                .stride(window.strideHeight(), window.strideWidth())
                .dilation(window.dilation(), window.dilation())
                .convolutionMode(mode(convolution.same()))
                .dataFormat(CNN2DFormat.NHWC)
                .nOut(convolution.filters())
                .activation(activation(convolution.activation()))
                .weightInit(initial(convolution.activation()));
        return acceleration == Acceleration.ONEDNN && fused(convolution.activation())
                ? new OneDnnConvolution(builder)
                : builder.build();
    }

    /** Whether oneDNN applies the activation inside the convolution. */
    private static boolean fused(ActivationFunction activation) {
        return activation == ActivationFunction.RELU || activation == ActivationFunction.LINEAR;
    }

    private Layer pooling(SubsamplingLayer.PoolingType kind, Window window, boolean same) {
        SubsamplingLayer.Builder builder = new SubsamplingLayer.Builder(kind)
                .kernelSize(window.height(), window.width())
                .stride(window.strideHeight(), window.strideWidth())
                .convolutionMode(mode(same))
                .dataFormat(CNN2DFormat.NHWC);
        return acceleration == Acceleration.ONEDNN ? new OneDnnPooling(builder) : builder.build();
    }

    private static org.deeplearning4j.nn.conf.layers.BatchNormalization normalization(
            BatchNormalization normalization) {
        return new org.deeplearning4j.nn.conf.layers.BatchNormalization.Builder()
                .decay(normalization.momentum())
                .eps(normalization.epsilon())
                .useLogStd(false)
                .dataFormat(CNN2DFormat.NHWC)
                .build();
    }

    private Layer output(Dense dense) {
        LossFunction loss = dense.activation() == ActivationFunction.SOFTMAX ? LossFunction.MCXENT : LossFunction.XENT;
        OutputLayer.Builder builder = new OutputLayer.Builder(loss)
                .nOut(dense.units())
                .activation(activation(dense.activation()))
                .weightInit(WeightInit.XAVIER);
        return acceleration == Acceleration.ONEDNN ? new OneDnnOutput(builder) : builder.build();
    }

    private static ConvolutionMode mode(boolean same) {
        return same ? ConvolutionMode.Same : ConvolutionMode.Truncate;
    }

    private static WeightInit initial(ActivationFunction activation) {
        return activation == ActivationFunction.RELU ? WeightInit.RELU : WeightInit.XAVIER;
    }

    private static IActivation activation(ActivationFunction activation) {
        return switch (activation) {
            case LINEAR -> Activation.IDENTITY.getActivationFunction();
            case RELU -> Activation.RELU.getActivationFunction();
            case SIGMOID -> Activation.SIGMOID.getActivationFunction();
            case TANH -> Activation.TANH.getActivationFunction();
            case ELU -> Activation.ELU.getActivationFunction();
            case SELU -> Activation.SELU.getActivationFunction();
            case SWISH -> Activation.SWISH.getActivationFunction();
            case GELU -> new GaussianErrorUnit();
            case SOFTMAX -> Activation.SOFTMAX.getActivationFunction();
        };
    }
}
