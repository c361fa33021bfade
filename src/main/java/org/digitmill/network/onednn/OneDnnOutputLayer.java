package org.digitmill.network.onednn;

import java.nio.FloatBuffer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The implementation of {@link OneDnnOutput}. */
final class OneDnnOutputLayer extends OutputLayer {
    private transient InnerProduct product;
    private transient float[] lastFeatures;

    OneDnnOutputLayer(NeuralNetConfiguration configuration, DataType dataType) {
        super(configuration, dataType);
    }

    @Override
    protected Pair<INDArray, INDArray> preOutputWithPreNorm(
            boolean training, boolean forBackprop, LayerWorkspaceMgr workspaces) {
        assertInputSet(forBackprop);
        INDArray weights = params.get(DefaultParamInitializer.WEIGHT_KEY);
        product = InnerProduct.fitting(product, input, weights);
        if (!training) {
            lastFeatures = copy(input);
        }
        INDArray result = product.run(input, weights, params.get(DefaultParamInitializer.BIAS_KEY), workspaces);
        return new Pair<>(result, result);
    }

    /** [minibatch, features] of the last pass for inference, row by row. */
    float[] lastFeatures() {
        return lastFeatures;
    }

    private float[] copy(INDArray features) {
        float[] kept = lastFeatures != null && lastFeatures.length == features.length()
                ? lastFeatures
                : new float[Math.toIntExact(features.length())];
        INDArray rows = features.ordering() == 'c' && features.elementWiseStride() == 1 ? features : features.dup('c');
        FloatBuffer elements = rows.data().asNioFloat();
        elements.position(elements.position()
                + Math.toIntExact(rows.offset() - rows.data().offset()));
        elements.get(kept);
        return kept;
    }
}
