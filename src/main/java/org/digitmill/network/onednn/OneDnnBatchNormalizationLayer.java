package org.digitmill.network.onednn;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The implementation of {@link OneDnnBatchNormalization}. */
final class OneDnnBatchNormalizationLayer extends BatchNormalization {
    private transient Normalization inference;
    private transient Normalization training;
    private transient INDArray batchMean;
    private transient INDArray batchVariance;

    OneDnnBatchNormalizationLayer(NeuralNetConfiguration configuration, DataType dataType) {
        super(configuration, dataType);
    }

    @Override
    public INDArray activate(boolean forTraining, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        input = Activations.dense(input, ArrayType.INPUT, workspaces);
        Activations form = Activations.of(input);
        Normalization normalization = forTraining ? training : inference;
        if (normalization == null || !normalization.form.equals(form)) {
            OneDnnBatchNormalization layer = (OneDnnBatchNormalization) conf().getLayer();
            normalization = new Normalization(form, layer.getEps(), layer.isRectified(), forTraining);
            if (forTraining) {
                training = normalization;
                batchMean = Nd4j.createUninitializedDetached(DataType.FLOAT, 1, form.channels());
                batchVariance = Nd4j.createUninitializedDetached(DataType.FLOAT, 1, form.channels());
            } else {
                inference = normalization;
            }
        }
        INDArray result = form.allocate(ArrayType.ACTIVATIONS, workspaces);
        normalization.forward(
                input,
                forTraining ? batchMean : params.get(BatchNormalizationParamInitializer.GLOBAL_MEAN),
                forTraining ? batchVariance : params.get(BatchNormalizationParamInitializer.GLOBAL_VAR),
                params.get(BatchNormalizationParamInitializer.GAMMA),
                params.get(BatchNormalizationParamInitializer.BETA),
                result);
        return result;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        Gradient gradient = new DefaultGradient();
        INDArray featureGradient = training.form.allocate(ArrayType.ACTIVATION_GRAD, workspaces);
        training.backward(
                Activations.dense(epsilon, ArrayType.ACTIVATION_GRAD, workspaces),
                featureGradient,
                view(gradient, BatchNormalizationParamInitializer.GAMMA),
                view(gradient, BatchNormalizationParamInitializer.BETA));
        moveTowards(batchMean, BatchNormalizationParamInitializer.GLOBAL_MEAN, gradient);
        moveTowards(batchVariance, BatchNormalizationParamInitializer.GLOBAL_VAR, gradient);
        return new Pair<>(gradient, featureGradient);
    }

    /** DL4J subtracts gradients, those of these two without an updater: a new running mean is expressed as such a step. */
    private void moveTowards(INDArray ofMinibatch, String parameter, Gradient gradient) {
        view(gradient, parameter)
                .assign(params.get(parameter))
                .subi(ofMinibatch)
                .muli(1 - layerConf().getDecay());
    }

    private INDArray view(Gradient gradient, String parameter) {
        INDArray view = gradientViews.get(parameter);
        gradient.setGradientFor(parameter, view);
        return view;
    }
}
