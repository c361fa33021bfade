package org.digitmill.network.onednn;

import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Feature maps in the memory layout of a convolution, and the copies from and to the layout of the layer. */
final class ArrangedMaps {
    /** In the convolution's layout. */
    final memory own;

    private final memory given;
    private final Operation arrange;
    private final Operation putBack;

    private ArrangedMaps(memory.desc arranged, memory.desc view, memory.desc given) {
        this.own = OneDnn.allocate(arranged);
        this.given = OneDnn.unbound(given);
        memory seen = new memory(view, OneDnn.engine(), own.get_data_handle());
        arrange = Operation.reorder(this.given, seen);
        putBack = Operation.reorder(seen, this.given);
    }

    /** Split into phases; arrays have the form {@link SpaceToBatch#whole}. */
    static ArrangedMaps of(SpaceToBatch phases) {
        return new ArrangedMaps(phases.apart().description(), phases.apartView(), phases.wholeView());
    }

    /** With channels padded with zeros. */
    static ArrangedMaps of(Activations given, Activations padded) {
        return new ArrangedMaps(padded.description(), given.inBlocksOf(padded.block()), given.description());
    }

    /** @param array of the given form */
    void take(INDArray array) {
        OneDnn.pointTo(given, array);
        arrange.run();
    }

    /** @param array of the given form, written */
    void give(INDArray array) {
        OneDnn.pointTo(given, array);
        putBack.run();
    }
}
