package org.digitmill.network.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_forward;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.softmax_forward;
import org.bytedeco.javacpp.PointerScope;

/**
 * Builds a {@link ForwardPass}, layer by layer. Must be closed, which frees the memory unless the pass was built.
 *
 * <p>oneDNN chooses the layout of feature maps between two layers, and no layer converts it.
 */
public final class ForwardPassBuilder implements AutoCloseable {
    private static final memory.data_type FLOAT = memory.data_type.f32;

    private final PointerScope scope;
    private final long minibatch;
    private final memory input;
    private final List<Operation> operations = new ArrayList<>();
    /**
     * Result of each operation, in order, with one description or several of the same bytes. Two buffers used in turn are sufficient for
     * all.
     */
    private final List<List<memory>> results = new ArrayList<>();

    private memory current;
    /** Shape without the minibatch: channels, height and width, or the length of a vector. */
    private long[] extents;

    private memory last;
    private long[] lastExtents;

    @SuppressWarnings("unchecked") // PointerScope takes classes as varargs; there are none.
    public ForwardPassBuilder(int minibatch, int height, int width, int channels) {
        // The thread's stream outlives this network.
        OneDnn.stream();
        this.scope = new PointerScope();
        this.minibatch = minibatch;
        this.extents = new long[] {channels, height, width};
        this.input = OneDnn.allocate(description(channels == 1 ? memory.format_tag.nchw : memory.format_tag.nhwc));
        this.current = input;
    }

    /**
     * @param weights [filters, channels, kernel height, kernel width]
     * @param after applied to the results
     */
    public void convolution(ConvolutionGeometry geometry, float[] weights, float[] bias, Elementwise after) {
        Activations whole =
                new Activations(minibatch, extents[0], extents[1], extents[2], 1).inLayoutOf(current.get_desc());
        ConvolutionPlan plan = whole == null
                ? ConvolutionPlan.plain(new Activations(minibatch, extents[0], extents[1], extents[2], 1), geometry)
                : ConvolutionPlan.of(whole, geometry);
        SpaceToBatch phases = plan.phases();
        if (phases != null) {
            rearrange(phases.wholeView(), phases.apartView(), phases.apart().description());
        }
        convolve(plan, weights, bias, after);
        if (phases != null) {
            SpaceToBatch filtered = phases.of(geometry.filters());
            rearrange(
                    filtered.apartView(), filtered.wholeView(), filtered.whole().description());
        }
        extents = new long[] {geometry.filters(), geometry.outputHeight(extents[1]), geometry.outputWidth(extents[2])};
    }

    private void convolve(ConvolutionPlan plan, float[] weights, float[] bias, Elementwise after) {
        memory.desc source = current.get_desc();
        ConvolutionGeometry geometry = plan.geometry();
        Activations given = plan.input();
        long[] weightShape = geometry.weightShape(given.channels());
        long[] made = {
            given.minibatch(),
            geometry.filters(),
            geometry.outputHeight(given.height()),
            geometry.outputWidth(given.width())
        };
        convolution_forward.primitive_desc choice = new convolution_forward.primitive_desc(
                new convolution_forward.desc(
                        prop_kind.forward_inference,
                        plan.method(),
                        source,
                        new memory.desc(weightShape, FLOAT, memory.format_tag.any),
                        FloatMemory.row(bias.length),
                        new memory.desc(made, FLOAT, memory.format_tag.any),
                        geometry.stride(),
                        geometry.gaps(),
                        geometry.paddingBefore(given.height(), given.width()),
                        geometry.paddingAfter(given.height(), given.width())),
                after.attributes(),
                OneDnn.engine());
        memory arranged = FloatMemory.arranged(
                weights, new memory.desc(weightShape, FLOAT, memory.format_tag.oihw), choice.weights_desc());
        append(new convolution_forward(choice), choice, choice.dst_desc())
                .with(DNNL_ARG_WEIGHTS, arranged)
                .with(DNNL_ARG_BIAS, FloatMemory.of(bias, FloatMemory.row(bias.length)));
    }

    /** Max pooling. */
    public void maximumPooling(ConvolutionGeometry window) {
        pool(algorithm.pooling_max, window);
    }

    /** Average pooling without padding. */
    public void averagePooling(ConvolutionGeometry window) {
        pool(algorithm.pooling_avg_exclude_padding, window);
    }

    /** Each feature map's mean. */
    public void globalAveraging() {
        int height = (int) extents[1];
        int width = (int) extents[2];
        pool(algorithm.pooling_avg_exclude_padding, new ConvolutionGeometry(0, height, width, height, width, false));
    }

    private void pool(algorithm kind, ConvolutionGeometry window) {
        memory.desc source = current.get_desc();
        long[] before = window.paddingBefore(extents[1], extents[2]);
        long[] behind = window.paddingAfter(extents[1], extents[2]);
        extents = new long[] {extents[0], window.outputHeight(extents[1]), window.outputWidth(extents[2])};
        pooling_forward.primitive_desc choice = new pooling_forward.primitive_desc(
                new pooling_forward.desc(
                        prop_kind.forward_inference,
                        kind,
                        source,
                        description(memory.format_tag.any),
                        window.stride(),
                        window.kernel(),
                        before,
                        behind),
                OneDnn.attributes(),
                OneDnn.engine());
        append(new pooling_forward(choice), choice, choice.dst_desc());
    }

    /**
     * A dense layer; feature maps before it are flattened as in Keras.
     *
     * @param weights [inputs, units]
     * @param after applied to the results
     */
    public void dense(float[] weights, float[] bias, Elementwise after) {
        // A dense layer has no weights for padded channels.
        if (current.get_desc().get_size() != Float.BYTES * minibatch * size(extents)) {
            unblock();
        }
        last = current;
        lastExtents = extents;
        boolean maps = extents.length == 3;
        long[] weightShape = LongStream.concat(LongStream.of(bias.length), LongStream.of(extents))
                .toArray();
        extents = new long[] {bias.length};
        inner_product_forward.primitive_desc choice = new inner_product_forward.primitive_desc(
                new inner_product_forward.desc(
                        prop_kind.forward_inference,
                        current.get_desc(),
                        new memory.desc(weightShape, FLOAT, memory.format_tag.any),
                        FloatMemory.row(bias.length),
                        description(memory.format_tag.nc)),
                after.attributes(),
                OneDnn.engine());
        memory.format_tag given = maps ? memory.format_tag.hwio : memory.format_tag.io;
        memory arranged =
                FloatMemory.arranged(weights, new memory.desc(weightShape, FLOAT, given), choice.weights_desc());
        append(new inner_product_forward(choice), choice, choice.dst_desc())
                .with(DNNL_ARG_WEIGHTS, arranged)
                .with(DNNL_ARG_BIAS, FloatMemory.of(bias, FloatMemory.row(bias.length)));
    }

    /** An elementwise function, in place. */
    public void each(Elementwise function) {
        if (function.operation == null) {
            return;
        }
        each(function.operation, function.alpha);
        if (function.scale != 1) {
            each(algorithm.eltwise_linear, function.scale);
        }
    }

    private void each(algorithm operation, float alpha) {
        eltwise_forward.primitive_desc choice = new eltwise_forward.primitive_desc(
                new eltwise_forward.desc(prop_kind.forward_inference, operation, current.get_desc(), alpha, 0f),
                OneDnn.attributes(),
                OneDnn.engine());
        inPlace(new eltwise_forward(choice), choice);
    }

    /** Softmax of each row. */
    public void softmax() {
        softmax_forward.primitive_desc choice = new softmax_forward.primitive_desc(
                new softmax_forward.desc(prop_kind.forward_inference, current.get_desc(), 1),
                OneDnn.attributes(),
                OneDnn.engine());
        inPlace(new softmax_forward(choice), choice);
    }

    /** Builds the network. It ends with a dense layer and its activation, or returns feature maps with adjacent channels. */
    public ForwardPass build() {
        if (extents.length == 3) {
            unblock();
        }
        long most = results.stream()
                .mapToLong(result -> result.get(0).get_desc().get_size())
                .max()
                .orElseThrow();
        memory[] turns = {
            OneDnn.allocate(FloatMemory.row(most / Float.BYTES)), OneDnn.allocate(FloatMemory.row(most / Float.BYTES))
        };
        for (int i = 0; i < results.size(); i++) {
            for (memory name : results.get(i)) {
                name.set_data_handle(turns[i % 2].get_data_handle());
            }
        }
        memory features = last;
        Operation copyFeatures = null;
        if (last != null && lastExtents.length == 3) {
            features = OneDnn.allocate(new memory.desc(withMinibatch(lastExtents), FLOAT, memory.format_tag.nhwc));
            copyFeatures = Operation.reorder(last, features);
        }
        ForwardPass pass = new ForwardPass(
                scope,
                operations,
                copyFeatures,
                FloatMemory.numbers(input, input.get_desc().get_size() / Float.BYTES),
                features == null ? null : FloatMemory.numbers(features, minibatch * size(lastExtents)),
                FloatMemory.numbers(current, minibatch * size(extents)));
        scope.extend();
        return pass;
    }

    @Override
    public void close() {
        scope.close();
    }

    /** Converts the layout to adjacent channels of a pixel. */
    private void unblock() {
        memory.desc wanted = description(memory.format_tag.nhwc);
        if (!wanted.equals(current.get_desc())) {
            memory unblocked = OneDnn.unbound(wanted);
            operations.add(Operation.reorder(current, unblocked));
            results.add(List.of(unblocked));
            current = unblocked;
        }
    }

    private Operation append(primitive made, primitive_desc_base choice, memory.desc destination) {
        memory result = OneDnn.unbound(destination);
        Operation operation =
                new Operation(made, choice).with(DNNL_ARG_SRC, current).with(DNNL_ARG_DST, result);
        operations.add(operation);
        results.add(new ArrayList<>(List.of(result)));
        current = result;
        return operation;
    }

    /** Converts the last result from the layout {@code given} to {@code made}; it is then used as {@code name}. */
    private void rearrange(memory.desc given, memory.desc made, memory.desc name) {
        memory from = OneDnn.unbound(given);
        results.get(results.size() - 1).add(from);
        memory to = OneDnn.unbound(made);
        current = OneDnn.unbound(name);
        operations.add(Operation.reorder(from, to));
        results.add(new ArrayList<>(List.of(current, to)));
    }

    private void inPlace(primitive made, primitive_desc_base choice) {
        operations.add(new Operation(made, choice).with(DNNL_ARG_SRC, current).with(DNNL_ARG_DST, current));
    }

    private memory.desc description(memory.format_tag order) {
        return new memory.desc(withMinibatch(extents), FLOAT, order);
    }

    private long[] withMinibatch(long[] shape) {
        return LongStream.concat(LongStream.of(minibatch), LongStream.of(shape)).toArray();
    }

    private static long size(long[] shape) {
        return LongStream.of(shape).reduce(1, (a, b) -> a * b);
    }
}
