package org.digitmill.network.onednn;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The implementation of {@link OneDnnPooling}. */
final class OneDnnPoolingLayer extends SubsamplingLayer {
    private transient Pooling inference;
    private transient Pooling training;

    OneDnnPoolingLayer(NeuralNetConfiguration configuration, DataType dataType) {
        super(configuration, dataType);
    }

    @Override
    public INDArray activate(boolean forTraining, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        input = Activations.dense(input, ArrayType.INPUT, workspaces);
        Activations form = Activations.of(input);
        Pooling pooling = forTraining ? training : inference;
        if (pooling == null || !pooling.input.equals(form)) {
            OneDnnPooling layer = (OneDnnPooling) conf().getLayer();
            pooling = new Pooling(layer.kind(), form, layer.window(), forTraining);
            if (forTraining) {
                training = pooling;
            } else {
                inference = pooling;
            }
        }
        INDArray result = pooling.output.allocate(ArrayType.ACTIVATIONS, workspaces);
        pooling.forward(input, result);
        return result;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray featureGradient = training.input.allocate(ArrayType.ACTIVATION_GRAD, workspaces);
        training.backward(Activations.dense(epsilon, ArrayType.ACTIVATION_GRAD, workspaces), featureGradient);
        return new Pair<>(new DefaultGradient(), featureGradient);
    }
}
