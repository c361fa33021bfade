package org.digitmill.network.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.normalization_flags;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.layer_normalization_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_forward;
import org.bytedeco.dnnl.prelu_forward;
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
    private final OperationSequence sequence;
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
        this.sequence = new OperationSequence(input);
    }

    /**
     * @param weights [filters, channels, kernel height, kernel width]
     * @param after applied to the results
     */
    public void convolution(ConvolutionGeometry geometry, float[] weights, float[] bias, Elementwise after) {
        Activations whole =
                new Activations(minibatch, extents[0], extents[1], extents[2], 1).inLayoutOf(sequence.description());
        ConvolutionPlan plan = whole == null
                ? ConvolutionPlan.plain(new Activations(minibatch, extents[0], extents[1], extents[2], 1), geometry)
                : ConvolutionPlan.of(whole, geometry);
        SpaceToBatch phases = plan.phases();
        if (phases != null) {
            sequence.rearrange(
                    phases.wholeView(), phases.apartView(), phases.apart().description());
        }
        convolve(plan, weights, bias, after);
        if (phases != null) {
            SpaceToBatch filtered = phases.of(geometry.filters());
            sequence.rearrange(
                    filtered.apartView(), filtered.wholeView(), filtered.whole().description());
        }
        extents = new long[] {geometry.filters(), geometry.outputHeight(extents[1]), geometry.outputWidth(extents[2])};
    }

    private void convolve(ConvolutionPlan plan, float[] weights, float[] bias, Elementwise after) {
        memory.desc source = sequence.description();
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
        sequence.append(new convolution_forward(choice), choice, choice.dst_desc())
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
        memory.desc source = sequence.description();
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
        sequence.append(new pooling_forward(choice), choice, choice.dst_desc());
    }

    /**
     * A dense layer; feature maps before it are flattened as in Keras.
     *
     * @param weights [inputs, units]
     * @param after applied to the results
     */
    public void dense(float[] weights, float[] bias, Elementwise after) {
        // A dense layer has no weights for padded channels.
        if (sequence.description().get_size() != Float.BYTES * minibatch * size(extents)) {
            unblock();
        }
        last = sequence.current();
        lastExtents = extents;
        boolean maps = extents.length == 3;
        long[] weightShape = LongStream.concat(LongStream.of(bias.length), LongStream.of(extents))
                .toArray();
        extents = new long[] {bias.length};
        inner_product_forward.primitive_desc choice = new inner_product_forward.primitive_desc(
                new inner_product_forward.desc(
                        prop_kind.forward_inference,
                        sequence.description(),
                        new memory.desc(weightShape, FLOAT, memory.format_tag.any),
                        FloatMemory.row(bias.length),
                        description(memory.format_tag.nc)),
                after.attributes(),
                OneDnn.engine());
        memory.format_tag given = maps ? memory.format_tag.hwio : memory.format_tag.io;
        memory arranged =
                FloatMemory.arranged(weights, new memory.desc(weightShape, FLOAT, given), choice.weights_desc());
        sequence.append(new inner_product_forward(choice), choice, choice.dst_desc())
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
                new eltwise_forward.desc(prop_kind.forward_inference, operation, sequence.description(), alpha, 0f),
                OneDnn.attributes(),
                OneDnn.engine());
        sequence.inPlace(new eltwise_forward(choice), choice);
    }

    /** PReLU. @param slopes one per channel, or one per value, channels adjacent */
    public void parametricRectifier(float[] slopes) {
        boolean maps = extents.length == 3;
        long[] shape = withMinibatch(extents);
        shape[0] = 1;
        if (maps && slopes.length == extents[0]) {
            Arrays.fill(shape, 2, shape.length, 1);
        }
        prelu_forward.primitive_desc choice = new prelu_forward.primitive_desc(
                new prelu_forward.desc(
                        prop_kind.forward_inference,
                        sequence.description(),
                        new memory.desc(shape, FLOAT, memory.format_tag.any)),
                OneDnn.attributes(),
                OneDnn.engine());
        memory.desc given = new memory.desc(shape, FLOAT, maps ? memory.format_tag.nhwc : memory.format_tag.nc);
        sequence.append(new prelu_forward(choice), choice, choice.dst_desc())
                .with(DNNL_ARG_WEIGHTS, FloatMemory.arranged(slopes, given, choice.weights_desc()));
    }

    /**
     * Layer normalisation.
     *
     * @param scale of the channels of a pixel, or of a whole example, channels adjacent
     * @param shift likewise
     */
    public void layerNormalization(float[] scale, float[] shift, double epsilon) {
        if (extents.length == 3) {
            unblock();
        }
        long[] rows = {minibatch * size(extents) / scale.length, scale.length};
        memory.desc seen = new memory.desc(rows, FLOAT, memory.format_tag.nc);
        layer_normalization_forward.primitive_desc choice = new layer_normalization_forward.primitive_desc(
                new layer_normalization_forward.desc(
                        prop_kind.forward_inference, seen, (float) epsilon, normalization_flags.use_scale_shift),
                OneDnn.attributes(),
                OneDnn.engine());
        float[] both = Arrays.copyOf(scale, 2 * scale.length);
        System.arraycopy(shift, 0, both, scale.length, scale.length);
        sequence.inPlace(new layer_normalization_forward(choice), choice, seen)
                .with(
                        DNNL_ARG_SCALE_SHIFT,
                        FloatMemory.of(
                                both, new memory.desc(new long[] {2, scale.length}, FLOAT, memory.format_tag.nc)));
    }

    /** Softmax of each row. */
    public void softmax() {
        softmax_forward.primitive_desc choice = new softmax_forward.primitive_desc(
                new softmax_forward.desc(prop_kind.forward_inference, sequence.description(), 1),
                OneDnn.attributes(),
                OneDnn.engine());
        sequence.inPlace(new softmax_forward(choice), choice);
    }

    /** Builds the network. It ends with a dense layer and its activation, or returns feature maps with adjacent channels. */
    public ForwardPass build() {
        if (extents.length == 3) {
            unblock();
        }
        sequence.allocate();
        memory features = last;
        Operation copyFeatures = null;
        if (last != null && lastExtents.length == 3) {
            features = OneDnn.allocate(new memory.desc(withMinibatch(lastExtents), FLOAT, memory.format_tag.nhwc));
            copyFeatures = Operation.reorder(last, features);
        }
        ForwardPass pass = new ForwardPass(
                scope,
                sequence.operations(),
                copyFeatures,
                FloatMemory.numbers(input, input.get_desc().get_size() / Float.BYTES),
                features == null ? null : FloatMemory.numbers(features, minibatch * size(lastExtents)),
                FloatMemory.numbers(sequence.current(), minibatch * size(extents)));
        scope.extend();
        return pass;
    }

    @Override
    public void close() {
        scope.close();
    }

    /** Converts the layout to adjacent channels of a pixel. */
    private void unblock() {
        sequence.convert(description(memory.format_tag.nhwc));
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
