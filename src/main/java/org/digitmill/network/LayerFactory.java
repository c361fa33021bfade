package org.digitmill.network;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.digitmill.network.LayerSpecification.Activate;
import org.digitmill.network.LayerSpecification.AveragePooling;
import org.digitmill.network.LayerSpecification.BatchNormalization;
import org.digitmill.network.LayerSpecification.Convolution;
import org.digitmill.network.LayerSpecification.Dense;
import org.digitmill.network.LayerSpecification.Dropout;
import org.digitmill.network.LayerSpecification.GlobalAveragePooling;
import org.digitmill.network.LayerSpecification.LayerNormalization;
import org.digitmill.network.LayerSpecification.LeakyRectifier;
import org.digitmill.network.LayerSpecification.MaximumPooling;
import org.digitmill.network.LayerSpecification.ParametricRectifier;
import org.digitmill.network.LayerSpecification.Window;
import org.digitmill.network.NetworkSpecification.PlacedLayer;
import org.digitmill.network.onednn.OneDnnBatchNormalization;
import org.digitmill.network.onednn.OneDnnConvolution;
import org.digitmill.network.onednn.OneDnnDense;
import org.digitmill.network.onednn.OneDnnOutput;
import org.digitmill.network.onednn.OneDnnPooling;
import org.digitmill.network.rowwise.Normalizing;
import org.digitmill.network.rowwise.Rectifying;
import org.digitmill.network.rowwise.RowwiseLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Creates the layers of DL4J, or ours in their place, from their specifications. */
final class LayerFactory {
    private final Acceleration acceleration;

    LayerFactory(Acceleration acceleration) {
        this.acceleration = acceleration;
    }

    /** A layer before the last one. */
    Layer hidden(PlacedLayer placed) {
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

    static org.deeplearning4j.nn.conf.layers.BatchNormalization normalization(BatchNormalization normalization) {
        return new org.deeplearning4j.nn.conf.layers.BatchNormalization.Builder()
                .decay(normalization.momentum())
                .eps(normalization.epsilon())
                .useLogStd(false)
                .dataFormat(CNN2DFormat.NHWC)
                .build();
    }

    /** The last layer, with the loss. */
    Layer output(Dense dense) {
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
