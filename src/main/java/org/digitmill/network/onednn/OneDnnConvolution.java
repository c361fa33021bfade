package org.digitmill.network.onednn;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's convolution layer, computed by oneDNN. The activation is ReLU or none; parameters are DL4J's, so that networks with these layers
 * and with DL4J's can exchange parameters.
 */
public final class OneDnnConvolution extends ConvolutionLayer {
    /** For DL4J, which creates layers from JSON. */
    public OneDnnConvolution() {}

    public OneDnnConvolution(Builder builder) {
        super(builder);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int layerIndex,
            INDArray parameters,
            boolean initialise,
            DataType dataType) {
        return Wiring.of(
                new OneDnnConvolutionLayer(configuration, dataType),
                initializer(),
                listeners,
                layerIndex,
                parameters,
                initialise);
    }

    boolean rectified() {
        return getActivationFn() instanceof ActivationReLU;
    }

    ConvolutionGeometry geometry() {
        return new ConvolutionGeometry(
                getNOut(),
                getKernelSize()[0],
                getKernelSize()[1],
                getStride()[0],
                getStride()[1],
                getDilation()[0],
                getConvolutionMode() == ConvolutionMode.Same);
    }
}
