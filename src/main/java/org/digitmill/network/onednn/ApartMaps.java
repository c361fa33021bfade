package org.digitmill.network.onednn;

import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Memory for feature maps that {@link Phases} splits, and the copy operations into and out of it. */
final class ApartMaps {
    /** Of the form {@link Phases#apart}. */
    final memory memory;

    private final memory whole;
    private final Operation takeApart;
    private final Operation putTogether;

    ApartMaps(Phases phases) {
        memory = OneDnn.allocate(phases.apart().description());
        whole = OneDnn.unbound(phases.wholeView());
        memory view = new memory(phases.apartView(), OneDnn.engine(), memory.get_data_handle());
        takeApart = Operation.reorder(whole, view);
        putTogether = Operation.reorder(view, whole);
    }

    /** @param array of the form {@link Phases#whole} */
    void take(INDArray array) {
        OneDnn.pointTo(whole, array);
        takeApart.run();
    }

    /** @param array of the form {@link Phases#whole}, written */
    void give(INDArray array) {
        OneDnn.pointTo(whole, array);
        putTogether.run();
    }
}
