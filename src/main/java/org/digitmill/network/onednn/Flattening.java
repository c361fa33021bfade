package org.digitmill.network.onednn;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Flattens feature maps as Keras does, row by row with the channels of a pixel adjacent: [minibatch, height × width × channels].
 */
public final class Flattening implements InputPreProcessor {
    private static final long serialVersionUID = 1;
    private final Unblocking unblocking = new Unblocking();

    @Override
    public INDArray preProcess(INDArray input, int minibatch, LayerWorkspaceMgr workspaces) {
        INDArray rows = unblocking.preProcess(input, minibatch, workspaces);
        return rows.reshape('c', minibatch, rows.length() / minibatch);
    }

    @Override
    public INDArray backprop(INDArray output, int minibatch, LayerWorkspaceMgr workspaces) {
        return unblocking.backprop(output, minibatch, workspaces);
    }

    @Override
    public InputPreProcessor clone() {
        return new Flattening();
    }

    @Override
    public InputType getOutputType(InputType inputType) {
        InputType.InputTypeConvolutional maps = (InputType.InputTypeConvolutional) inputType;
        return InputType.feedForward(maps.getHeight() * maps.getWidth() * maps.getChannels());
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int minibatch) {
        return new Pair<>(mask, state);
    }
}
