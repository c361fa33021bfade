package org.digitmill.network.onednn;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** DL4J's batch normalisation of feature maps, computed by oneDNN, optionally followed by ReLU. */
public final class OneDnnBatchNormalization extends BatchNormalization {
    private boolean rectified;

    /** For DL4J, which creates layers from JSON. */
    public OneDnnBatchNormalization() {}

    /**
     * @param settings configuration of DL4J's own layer
     * @param rectified whether ReLU follows
     */
    public OneDnnBatchNormalization(BatchNormalization settings, boolean rectified) {
        setDecay(settings.getDecay());
        setEps(settings.getEps());
        setUseLogStd(settings.isUseLogStd());
        setCnn2DFormat(settings.getCnn2DFormat());
        this.rectified = rectified;
    }

    /** Whether ReLU follows. */
    public boolean isRectified() {
        return rectified;
    }

    /** For DL4J, which creates layers from JSON. */
    public void setRectified(boolean rectified) {
        this.rectified = rectified;
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
                new OneDnnBatchNormalizationLayer(configuration, dataType),
                initializer(),
                listeners,
                layerIndex,
                parameters,
                initialise);
    }
}
