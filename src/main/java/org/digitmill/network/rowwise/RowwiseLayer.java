package org.digitmill.network.rowwise;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The configuration of a layer of DL4J that applies a {@link RowFunction} to an array whose last extents are rows. */
public final class RowwiseLayer extends BaseLayer {
    private static final long serialVersionUID = 1;

    private final RowFunction function;
    private final long length;

    /** @param length of a row: the channels of a pixel, or all numbers of an example */
    public RowwiseLayer(RowFunction function, long length) {
        this.function = function;
        this.length = length;
    }

    RowFunction function() {
        return function;
    }

    long length() {
        return length;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int layerIndex,
            INDArray parameters,
            boolean initialise,
            DataType dataType) {
        RowwiseComputation layer = new RowwiseComputation(configuration, dataType);
        layer.setListeners(listeners);
        layer.setIndex(layerIndex);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(configuration, parameters, initialise));
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return new RowwiseParameters();
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType input) {
        return input;
    }

    @Override
    public void setNIn(InputType input, boolean override) {
        // The length of a row says it.
    }

    @Override
    public InputPreProcessor getPreProcessorForInputType(InputType input) {
        return null;
    }

    @Override
    public boolean isPretrainParam(String parameter) {
        return false;
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        throw new UnsupportedOperationException("There is no report about the memory of this layer");
    }
}
