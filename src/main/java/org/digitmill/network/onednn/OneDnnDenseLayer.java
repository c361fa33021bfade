package org.digitmill.network.onednn;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The implementation of {@link OneDnnDense}. */
final class OneDnnDenseLayer extends DenseLayer {
    private transient InnerProduct product;

    OneDnnDenseLayer(NeuralNetConfiguration configuration, DataType dataType) {
        super(configuration, dataType);
    }

    @Override
    protected Pair<INDArray, INDArray> preOutputWithPreNorm(
            boolean training, boolean forBackprop, LayerWorkspaceMgr workspaces) {
        assertInputSet(forBackprop);
        INDArray weights = params.get(DefaultParamInitializer.WEIGHT_KEY);
        product = InnerProduct.fitting(product, input, weights);
        INDArray result = product.run(input, weights, params.get(DefaultParamInitializer.BIAS_KEY), workspaces);
        return new Pair<>(result, result);
    }
}
