package org.digitmill.network.onednn;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Global average pooling: [minibatch, channels] of feature maps. */
public final class GlobalAveraging implements InputPreProcessor {
    private transient Pooling pooling;

    @Override
    public INDArray preProcess(INDArray input, int minibatch, LayerWorkspaceMgr workspaces) {
        INDArray dense = Activations.dense(input, ArrayType.ACTIVATIONS, workspaces);
        Activations form = Activations.of(dense);
        if (pooling == null || !pooling.input.equals(form)) {
            ConvolutionGeometry whole = new ConvolutionGeometry(
                    0, (int) form.height(), (int) form.width(), (int) form.height(), (int) form.width(), false);
            pooling = new Pooling(Pooling.Kind.AVERAGE, form, whole, true);
        }
        INDArray means = pooling.output.allocate(ArrayType.ACTIVATIONS, workspaces);
        pooling.forward(dense, means);
        // One pixel a map: the channels follow one another, in blocks or not.
        return means.reshape('c', minibatch, form.channels());
    }

    @Override
    public INDArray backprop(INDArray output, int minibatch, LayerWorkspaceMgr workspaces) {
        INDArray gradient = pooling.input.allocate(ArrayType.ACTIVATION_GRAD, workspaces);
        pooling.backward(Activations.dense(output, ArrayType.ACTIVATION_GRAD, workspaces), gradient);
        return gradient;
    }

    @Override
    public InputPreProcessor clone() {
        return new GlobalAveraging();
    }

    @Override
    public InputType getOutputType(InputType inputType) {
        return InputType.feedForward(((InputType.InputTypeConvolutional) inputType).getChannels());
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int minibatch) {
        return new Pair<>(mask, state);
    }
}
