package org.digitmill.network.onednn;

import org.bytedeco.dnnl.memory;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies feature maps from one layout to another; where the two are the same, it copies nothing. */
final class Reordering {
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
