package org.digitmill.network.onednn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Weights or biases of a layer, or the gradients with respect to them, in the memory layout of a convolution, with zeros for the channels
 * and filters that a {@link ConvolutionPlan} adds.
 */
final class ArrangedParameters {
    /** Whether the convolution reads the parameters or computes them. */
    enum Use {
        READ,
        COMPUTED
    }

    /** In the convolution's layout. */
    final memory own;

    private final memory given;
    /** From the layer's layout to the convolution's, or back. */
    private final List<Operation> copies;

    /**
     * @param shape as DL4J keeps them, in C order
     * @param padded the shape with the plan's padding, in each extent at least {@code shape}
     * @param chosen layout that oneDNN chose for {@code padded}
     */
    ArrangedParameters(Use use, long[] shape, long[] padded, memory.desc chosen) {
        memory.desc plain = description(shape, shape);
        given = OneDnn.unbound(plain);
        if (!Arrays.equals(shape, padded)) {
            int count = Math.toIntExact(LongStream.of(padded).reduce(1, (a, b) -> a * b));
            memory zeros = FloatMemory.of(new float[count], description(padded, padded));
            memory part = new memory(description(shape, padded), OneDnn.engine(), zeros.get_data_handle());
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

    /** An array in C order of the extents {@code within}, of which the first elements in each extent are seen. */
    private static memory.desc description(long[] shape, long[] within) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= within[i];
        }
        return new memory.desc(shape, memory.data_type.f32, strides);
    }

    /** Sets the layer's array; to be called before the convolution runs. */
    void bind(INDArray array) {
        OneDnn.pointTo(given, array);
    }

    /** Copies between the layer's array and {@link #own}: before the convolution what it reads, after it what it computed. */
    void copy() {
        copies.forEach(Operation::run);
    }
}
