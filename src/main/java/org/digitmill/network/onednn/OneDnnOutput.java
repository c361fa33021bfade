package org.digitmill.network.onednn;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** DL4J's output layer, its linear part computed by oneDNN. */
public final class OneDnnOutput extends OutputLayer {
    /** For DL4J, which creates layers from JSON. */
    public OneDnnOutput() {}

    public OneDnnOutput(Builder builder) {
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
                new OneDnnOutputLayer(configuration, dataType),
                initializer(),
                listeners,
                layerIndex,
                parameters,
                initialise);
    }
}
