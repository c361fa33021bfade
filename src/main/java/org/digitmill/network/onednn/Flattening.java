package org.digitmill.network.onednn;

import org.bytedeco.dnnl.memory;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Flattens feature maps as Keras does, row by row with the channels of a pixel adjacent: [minibatch, height × width × channels].
 */
public final class Flattening implements InputPreProcessor {
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
        INDArray rows = toRows.apply(dense, ArrayType.ACTIVATIONS, workspaces);
        return rows.reshape('c', minibatch, rows.length() / minibatch);
    }

    @Override
    public INDArray backprop(INDArray output, int minibatch, LayerWorkspaceMgr workspaces) {
        INDArray rows = Activations.dense(output, ArrayType.ACTIVATION_GRAD, workspaces);
        return fromRows.apply(rows.reshape('c', form.unblocked().shape()), ArrayType.ACTIVATION_GRAD, workspaces);
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

    private static final class Reordering {
        private final Activations to;
        private final memory source;
        private final memory destination;
        private final Operation operation;

        Reordering(Activations from, Activations to) {
            this.to = to;
            if (from.equals(to)) {
                source = null;
                destination = null;
                operation = null;
            } else {
                source = OneDnn.unbound(from.description());
                destination = OneDnn.unbound(to.description());
                operation = Operation.reorder(source, destination);
            }
        }

        INDArray apply(INDArray array, ArrayType type, LayerWorkspaceMgr workspaces) {
            if (operation == null) {
                return workspaces.leverageTo(type, array);
            }
            INDArray result = to.allocate(type, workspaces);
            OneDnn.pointTo(source, array);
            OneDnn.pointTo(destination, result);
            operation.run();
            return result;
        }
    }
}
