package org.digitmill.network.onednn;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** DL4J's dense layer, its linear part computed by oneDNN. */
public final class OneDnnDense extends DenseLayer {
    /** For DL4J, which creates layers from JSON. */
    public OneDnnDense() {}

    /** @param settings configuration of DL4J's own layer */
    public OneDnnDense(DenseLayer settings) {
        setNOut(settings.getNOut());
        setActivationFn(settings.getActivationFn());
        setWeightInitFn(settings.getWeightInitFn());
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
                new OneDnnDenseLayer(configuration, dataType),
                initializer(),
                listeners,
                layerIndex,
                parameters,
                initialise);
    }
}
