package org.digitmill.network.onednn;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Creates a layer in the way that DL4J expects of a configuration. */
final class Wiring {
    private Wiring() {}

    /**
     * The layer at its position in the network.
     *
     * @param parameters the layer's part of the network's parameters, which the layer shares; {@code null} where it has none
     * @param initialise whether the initial weights are to be drawn into {@code parameters}
     */
    static <L extends Layer> L of(
            L layer,
            ParamInitializer initializer,
            Collection<TrainingListener> listeners,
            int layerIndex,
            INDArray parameters,
            boolean initialise) {
        layer.setListeners(listeners);
        layer.setIndex(layerIndex);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer.init(layer.conf(), parameters, initialise));
        return layer;
    }
}
