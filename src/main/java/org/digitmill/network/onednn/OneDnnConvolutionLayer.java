package org.digitmill.network.onednn;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The implementation of {@link OneDnnConvolution}.
 *
 * <p>The first layer of a network returns no gradient for its input, since it is not used and costs more than the rest of the layer.
 */
final class OneDnnConvolutionLayer extends ConvolutionLayer {
    private transient ConvolutionForward inference;
    private transient ConvolutionForward training;
    private transient ConvolutionBackward backward;
    private transient INDArray activated;

    OneDnnConvolutionLayer(NeuralNetConfiguration configuration, DataType dataType) {
        super(configuration, dataType);
    }

    private OneDnnConvolution layer() {
        return (OneDnnConvolution) conf().getLayer();
    }

    @Override
    public INDArray activate(boolean forTraining, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        input = Activations.dense(input, ArrayType.INPUT, workspaces);
        Activations form = Activations.of(input);
        ConvolutionForward forward = forTraining ? training : inference;
        if (forward == null || !forward.input.equals(form)) {
            forward =
                    new ConvolutionForward(form, layer().geometry(), getIndex() == 0, layer().rectified(), forTraining);
            if (forTraining) {
                training = forward;
                backward = new ConvolutionBackward(forward);
            } else {
                inference = forward;
            }
        }
        INDArray result = forward.output.allocate(ArrayType.ACTIVATIONS, workspaces);
        forward.run(input, weights(), biases(), result);
        activated = forTraining ? result : null;
        return result;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        INDArray weightGradient = gradientViews.get(ConvolutionParamInitializer.WEIGHT_KEY);
        INDArray biasGradient = gradientViews.get(ConvolutionParamInitializer.BIAS_KEY);
        backward.run(
                input,
                activated,
                Activations.dense(epsilon, ArrayType.ACTIVATION_GRAD, workspaces),
                weightGradient,
                biasGradient);
        INDArray featureGradient = null;
        if (getIndex() > 0) {
            featureGradient = training.input.allocate(ArrayType.ACTIVATION_GRAD, workspaces);
            backward.runByFeatures(weights(), featureGradient);
        }
        Gradient gradient = new DefaultGradient();
        gradient.setGradientFor(ConvolutionParamInitializer.BIAS_KEY, biasGradient);
        gradient.setGradientFor(ConvolutionParamInitializer.WEIGHT_KEY, weightGradient, 'c');
        return new Pair<>(gradient, featureGradient);
    }

    private INDArray weights() {
        return params.get(ConvolutionParamInitializer.WEIGHT_KEY);
    }

    private INDArray biases() {
        return params.get(ConvolutionParamInitializer.BIAS_KEY);
    }
}
