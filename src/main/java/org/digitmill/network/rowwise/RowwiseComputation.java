package org.digitmill.network.rowwise;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The implementation of {@link RowwiseLayer}. */
final class RowwiseComputation extends BaseLayer<RowwiseLayer> {
    private static final long serialVersionUID = 1;

    RowwiseComputation(NeuralNetConfiguration configuration, DataType dataType) {
        super(configuration, dataType);
    }

    @Override
    public INDArray activate(boolean forTraining, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        INDArray result = layerConf().function().forward(rows(input), params);
        return workspaces.leverageTo(ArrayType.ACTIVATIONS, result.reshape('c', input.shape()));
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        INDArray result = layerConf().function().backward(rows(input), params, rows(epsilon), gradientViews);
        Gradient gradient = new DefaultGradient();
        layerConf().function().vectors().forEach(name -> gradient.setGradientFor(name, gradientViews.get(name)));
        return new Pair<>(
                gradient, workspaces.leverageTo(ArrayType.ACTIVATION_GRAD, result.reshape('c', input.shape())));
    }

    /** An array as [any number, length of a row]. */
    private INDArray rows(INDArray array) {
        long length = layerConf().length();
        return array.dup('c').reshape('c', array.length() / length, length);
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }
}
