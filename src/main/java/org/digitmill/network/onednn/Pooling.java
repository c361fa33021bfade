package org.digitmill.network.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Pooling, forward and backward, created once for a shape of input and run for each minibatch.
 *
 * <p>For max pooling, the forward pass in training records the position of each maximum; the backward pass sends the gradient there. Not
 * safe for several threads at once.
 */
final class Pooling {
    /** How the values of a window are reduced. */
    enum Kind {
        MAXIMUM(algorithm.pooling_max),
        AVERAGE(algorithm.pooling_avg_exclude_padding);

        private final algorithm operation;

        Kind(algorithm operation) {
            this.operation = operation;
        }
    }

    final Activations input;
    final Activations output;

    private final memory features;
    private final memory result;
    private final memory gradient;
    private final memory featureGradient;
    private final Operation pool;
    private final Operation back;

    Pooling(Kind kind, Activations input, ConvolutionGeometry window, boolean training) {
        this.input = input;
        this.output = new Activations(
                input.minibatch(),
                input.channels(),
                window.outputHeight(input.height()),
                window.outputWidth(input.width()),
                input.block());
        long[] before = window.paddingBefore(input.height(), input.width());
        long[] after = window.paddingAfter(input.height(), input.width());
        pooling_forward.primitive_desc choice = new pooling_forward.primitive_desc(
                new pooling_forward.desc(
                        training ? prop_kind.forward_training : prop_kind.forward_inference,
                        kind.operation,
                        input.description(),
                        output.description(),
                        window.stride(),
                        window.kernel(),
                        before,
                        after),
                OneDnn.attributes(),
                OneDnn.engine());
        features = OneDnn.unbound(input.description());
        result = OneDnn.unbound(output.description());
        gradient = OneDnn.unbound(output.description());
        featureGradient = OneDnn.unbound(input.description());
        pool = new Operation(new pooling_forward(choice), choice)
                .with(DNNL_ARG_SRC, features)
                .with(DNNL_ARG_DST, result);
        if (training) {
            pooling_backward.primitive_desc backChoice = new pooling_backward.primitive_desc(
                    new pooling_backward.desc(
                            kind.operation,
                            input.description(),
                            output.description(),
                            window.stride(),
                            window.kernel(),
                            before,
                            after),
                    OneDnn.attributes(),
                    OneDnn.engine(),
                    choice);
            back = new Operation(new pooling_backward(backChoice), backChoice)
                    .with(DNNL_ARG_DIFF_DST, gradient)
                    .with(DNNL_ARG_DIFF_SRC, featureGradient);
            if (kind == Kind.MAXIMUM) {
                memory places = OneDnn.allocate(choice.workspace_desc());
                pool.with(DNNL_ARG_WORKSPACE, places);
                back.with(DNNL_ARG_WORKSPACE, places);
            }
        } else {
            back = null;
        }
    }

    void forward(INDArray from, INDArray into) {
        OneDnn.pointTo(features, from);
        OneDnn.pointTo(result, into);
        pool.run();
    }

    /** Computes {@code byInput} for the minibatch that {@link #forward} saw last. */
    void backward(INDArray byOutput, INDArray byInput) {
        OneDnn.pointTo(gradient, byOutput);
        OneDnn.pointTo(featureGradient, byInput);
        back.run();
    }
}
