package org.digitmill.network.onednn;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** DL4J's subsampling layer for the maximum or the average, computed by oneDNN. */
public final class OneDnnPooling extends SubsamplingLayer {
    /** For DL4J, which creates layers from JSON. */
    public OneDnnPooling() {}

    public OneDnnPooling(Builder builder) {
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
                new OneDnnPoolingLayer(configuration, dataType),
                initializer(),
                listeners,
                layerIndex,
                parameters,
                initialise);
    }

    Pooling.Kind kind() {
        return getPoolingType() == org.deeplearning4j.nn.conf.layers.PoolingType.AVG
                ? Pooling.Kind.AVERAGE
                : Pooling.Kind.MAXIMUM;
    }

    ConvolutionGeometry window() {
        return new ConvolutionGeometry(
                0,
                getKernelSize()[0],
                getKernelSize()[1],
                getStride()[0],
                getStride()[1],
                getConvolutionMode() == ConvolutionMode.Same);
    }
}
