package org.digitmill.network.onednn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Weights or biases of a layer, or gradients by them, in the order in which a convolution takes them: oneDNN's, and with zeros for the
 * channels and filters that a {@link ConvolutionPlan} adds.
 */
final class ArrangedParameters {
    /** Whether the convolution reads the parameters or computes them. */
    enum Use {
        READ,
        COMPUTED
    }

    /** In the convolution's order. */
    final memory own;

    private final memory given;
    /** From the layer's order into the convolution's, or back. */
    private final List<Operation> copies;

    /**
     * @param shape as DL4J keeps them, in C order
     * @param filled the same with what the plan adds, at least {@code shape}
     * @param chosen by oneDNN, for {@code filled}
     */
    ArrangedParameters(Use use, long[] shape, long[] filled, memory.desc chosen) {
        memory.desc plain = description(shape, shape);
        given = OneDnn.unbound(plain);
        if (!Arrays.equals(shape, filled)) {
            int count = Math.toIntExact(LongStream.of(filled).reduce(1, (a, b) -> a * b));
            memory zeros = FloatMemory.of(new float[count], description(filled, filled));
            memory part = new memory(description(shape, filled), OneDnn.engine(), zeros.get_data_handle());
            own = OneDnn.allocate(chosen);
            copies = use == Use.READ
                    ? List.of(Operation.reorder(given, part), Operation.reorder(zeros, own))
                    : List.of(Operation.reorder(own, zeros), Operation.reorder(part, given));
        } else if (plain.equals(chosen)) {
            own = given;
            copies = List.of();
        } else {
            own = OneDnn.allocate(chosen);
            copies = List.of(use == Use.READ ? Operation.reorder(given, own) : Operation.reorder(own, given));
        }
    }

    /** Of numbers in C order, within an array of other extents. */
    private static memory.desc description(long[] shape, long[] within) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= within[i];
        }
        return new memory.desc(shape, memory.data_type.f32, strides);
    }

    /** Names the layer's array; before the convolution runs. */
    void bind(INDArray array) {
        OneDnn.pointTo(given, array);
    }

    /** Copies between the layer's array and {@link #own}: before the convolution what it reads, after it what it computed. */
    void copy() {
        copies.forEach(Operation::run);
    }
}
