package org.digitmill.network.onednn;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Brings feature maps from the layout of oneDNN to [minibatch, height, width, channels], before a layer of DL4J that needs these extents. */
public final class Unblocking implements InputPreProcessor {
    private static final long serialVersionUID = 1;
    private transient Activations form;
    private transient Reordering toRows;
    private transient Reordering fromRows;

    @Override
    public INDArray preProcess(INDArray input, int minibatch, LayerWorkspaceMgr workspaces) {
        INDArray dense = Activations.dense(input, ArrayType.ACTIVATIONS, workspaces);
        Activations given = Activations.of(dense);
        if (!given.equals(form)) {
            form = given;
            toRows = new Reordering(given, given.unblocked());
            fromRows = new Reordering(given.unblocked(), given);
        }
        return toRows.apply(dense, ArrayType.ACTIVATIONS, workspaces);
    }

    @Override
    public INDArray backprop(INDArray output, int minibatch, LayerWorkspaceMgr workspaces) {
        INDArray rows = Activations.dense(output, ArrayType.ACTIVATION_GRAD, workspaces);
        return fromRows.apply(rows.reshape('c', form.unblocked().shape()), ArrayType.ACTIVATION_GRAD, workspaces);
    }

    @Override
    public InputPreProcessor clone() {
        return new Unblocking();
    }

    @Override
    public InputType getOutputType(InputType inputType) {
        return inputType;
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int minibatch) {
        return new Pair<>(mask, state);
    }
}
