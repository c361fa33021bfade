package org.digitmill.network.rowwise;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The vectors of a {@link RowwiseLayer}, one behind the other. They count as biases, which have no weight decay. */
final class RowwiseParameters implements ParamInitializer {
    @Override
    public long numParams(NeuralNetConfiguration configuration) {
        return numParams(configuration.getLayer());
    }

    @Override
    public long numParams(Layer layer) {
        return paramKeys(layer).size() * ((RowwiseLayer) layer).length();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return ((RowwiseLayer) layer).function().vectors();
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return List.of();
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return paramKeys(layer);
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return false;
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return true;
    }

    @Override
    public Map<String, INDArray> init(NeuralNetConfiguration configuration, INDArray view, boolean initialise) {
        RowFunction function = ((RowwiseLayer) configuration.getLayer()).function();
        Map<String, INDArray> parts = getGradientsFromFlattened(configuration, view);
        parts.forEach((name, part) -> {
            if (initialise) {
                part.assign(function.initial(name));
            }
            configuration.addVariable(name);
        });
        return parts;
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration configuration, INDArray view) {
        RowwiseLayer layer = (RowwiseLayer) configuration.getLayer();
        Map<String, INDArray> parts = new LinkedHashMap<>();
        INDArray row = view.reshape(view.length());
        for (String name : paramKeys(layer)) {
            long from = parts.size() * layer.length();
            parts.put(
                    name,
                    row.get(NDArrayIndex.interval(from, from + layer.length())).reshape(1, layer.length()));
        }
        return parts;
    }
}
