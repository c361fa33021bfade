package org.digitmill.model.chain;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.digitmill.network.ActivationFunction;
import org.digitmill.network.DataShape;
import org.digitmill.network.DataShape.Maps;
import org.digitmill.network.DataShape.Row;
import org.digitmill.network.LayerSpecification;
import org.digitmill.network.LayerSpecification.Activate;
import org.digitmill.network.LayerSpecification.Convolution;
import org.digitmill.network.LayerSpecification.Dense;
import org.digitmill.network.LayerSpecification.Flatten;
import org.digitmill.network.LayerSpecification.GlobalAveragePooling;
import org.digitmill.network.LayerSpecification.Window;
import org.digitmill.network.NetworkInput;

/**
 * A chain of layers with weights, built from a model of another library.
 *
 * <p>Affine operations (a normalisation, a scale of the pixels) are merged into the weights of the layer before, or deferred to the next
 * one. A layer that does not fit is an {@link IllegalArgumentException} whose message continues after the node's name.
 */
public final class LayerChain {
    /** More than any reader of 28×28 pixels has: 200 MB. */
    private static final long MAXIMUM_PARAMETERS = 50_000_000;

    private static final int CLASSES = 10;

    /** A layer and its arrays in the order and layout of {@code weights.bin}. */
    private record Made(LayerSpecification layer, float[]... arrays) {}

    private final List<Made> made = new ArrayList<>();
    private DataShape shape = NetworkInput.DIGIT.shape();
    private Layout layout;
    /** Pending factors, per channel or per element of a vector; null for none. */
    private float[] scale;
    /** What is to be added then. */
    private float[] shift;

    private long parameters;
    private boolean channelsFirst = true;

    /**
     * @param layout of the file's input
     * @param scale factor of our pixels for the model
     */
    public LayerChain(Layout layout, double scale) {
        this.layout = layout;
        if (scale != 1) {
            this.scale = new float[] {(float) scale};
            this.shift = new float[1];
        }
    }

    public Layout layout() {
        return layout;
    }

    public void layout(Layout changed) {
        layout = changed;
    }

    public List<LayerSpecification> layers() {
        return made.stream().map(Made::layer).toList();
    }

    /** The weights as {@code weights.bin} holds them. */
    public byte[] weights() {
        long size = made.stream()
                .flatMap(one -> Arrays.stream(one.arrays()))
                .mapToLong(array -> array.length)
                .sum();
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.toIntExact(size * Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        made.forEach(one -> Arrays.stream(one.arrays()).forEach(array -> {
            for (float number : array) {
                bytes.putFloat(number);
            }
        }));
        return bytes.array();
    }

    /** The feature maps, which must be in the order that {@link #channelsFirst} set. */
    public Maps maps() {
        if (shape instanceof Maps maps
                && (channelsFirst ? layout.isChannelsFirst(maps) : layout.isChannelsLast(maps))) {
            return maps;
        }
        throw new IllegalArgumentException("it takes feature maps as "
                + (channelsFirst ? "[channels, height, width]" : "[height, width, channels]") + ", but gets "
                + Arrays.toString(layout.extents()) + (shape instanceof Maps maps ? " of " + maps : ""));
    }

    /** Sets the order of feature maps in the next layers: [channels, height, width], or channels last. */
    public void channelsFirst(boolean first) {
        channelsFirst = first;
    }

    private Layout ofMaps() {
        return channelsFirst ? Layout.channelsFirst((Maps) shape) : Layout.channelsLast((Maps) shape);
    }

    /** Checks the total size before memory is allocated. */
    public void spend(long numbers) {
        parameters += numbers;
        if (parameters > MAXIMUM_PARAMETERS) {
            throw new IllegalArgumentException(
                    "with it the model has more than %,d parameters".formatted(MAXIMUM_PARAMETERS));
        }
    }

    /**
     * @param kernel [filters, channels, window height, window width], owned by the layer afterwards
     * @param bias likewise
     */
    public void convolution(int filters, Window window, boolean same, float[] kernel, float[] bias) {
        Maps input = maps();
        if (scale != null && same && !isZero(shift)) {
            settle();
        }
        if (scale != null) {
            int size = window.height() * window.width();
            for (int filter = 0; filter < filters; filter++) {
                double added = 0;
                for (int channel = 0; channel < input.channels(); channel++) {
                    int from = (filter * input.channels() + channel) * size;
                    for (int i = from; i < from + size; i++) {
                        added += kernel[i] * shift[channel];
                        kernel[i] *= scale[channel];
                    }
                }
                bias[filter] += (float) added;
            }
            scale = null;
        }
        add(new Convolution(filters, window, same, ActivationFunction.LINEAR), kernel, bias);
        layout = ofMaps();
    }

    /**
     * @param kernel [inputs, units], inputs in the order of the file
     * @param bias owned by the layer afterwards
     */
    public void dense(int units, float[] kernel, float[] bias) {
        if (kernel.length != (long) layout.source().length * units) {
            throw new IllegalArgumentException("it has weights for " + kernel.length / units + " inputs, but gets "
                    + Arrays.toString(layout.extents()));
        }
        flatten();
        float[] ours = new float[kernel.length];
        int[] source = layout.source();
        for (int input = 0; input < source.length; input++) {
            System.arraycopy(kernel, input * units, ours, source[input] * units, units);
        }
        if (scale != null) {
            double[] added = new double[units];
            for (int input = 0; input < source.length; input++) {
                for (int unit = 0; unit < units; unit++) {
                    added[unit] += ours[input * units + unit] * shift[input];
                    ours[input * units + unit] *= scale[input];
                }
            }
            for (int unit = 0; unit < units; unit++) {
                bias[unit] += (float) added[unit];
            }
            scale = null;
        }
        add(new Dense(units, ActivationFunction.LINEAR), ours, bias);
        layout = Layout.plain(units);
    }

    /** A pooling layer. @param averages whether it computes the mean, which commutes with a scale */
    public void pooling(LayerSpecification pooling, boolean averages) {
        maps();
        if (scale != null && !averages) {
            for (float factor : scale) {
                if (factor < 0) {
                    settle();
                    break;
                }
            }
        }
        add(pooling);
        layout = ofMaps();
    }

    /** The mean of each channel. @param axes of the tensor over which the mean is taken, without the minibatch */
    public void globalAverage(boolean[] axes, boolean keep) {
        if (!(shape instanceof Maps maps)) {
            throw new IllegalArgumentException("it takes a mean, and only that of whole feature maps is known");
        }
        int[] extents = layout.extents();
        int[] kept = new int[extents.length];
        int count = 0;
        for (int axis = 0; axis < extents.length; axis++) {
            if (!axes[axis] || keep) {
                kept[count++] = axes[axis] ? 1 : extents[axis];
            }
        }
        int[] channels = new int[maps.channels()];
        Arrays.fill(channels, -1);
        for (int place = 0; place < layout.source().length; place++) {
            int group = 0;
            int rest = place;
            int factor = 1;
            for (int axis = extents.length - 1; axis >= 0; axis--) {
                if (!axes[axis]) {
                    group += rest % extents[axis] * factor;
                    factor *= extents[axis];
                }
                rest /= extents[axis];
            }
            int channel = layout.source()[place] % maps.channels();
            if (group >= channels.length || channels[group] >= 0 && channels[group] != channel) {
                throw new IllegalArgumentException("it takes a mean, and only that of whole feature maps is known");
            }
            channels[group] = channel;
        }
        if (Arrays.stream(channels).anyMatch(channel -> channel < 0)) {
            throw new IllegalArgumentException("it takes a mean, and only that of whole feature maps is known");
        }
        add(new GlobalAveragePooling());
        layout = new Layout(Arrays.copyOf(kept, count), channels);
    }

    /** An elementwise function; softmax is {@link #softmax}. */
    public void activate(ActivationFunction activation) {
        settle();
        Made last = last();
        if (last != null && isLinear(last) && last.layer() instanceof Dense dense) {
            replaceLast(new Dense(dense.units(), activation));
        } else if (last != null
                && isLinear(last)
                && last.layer() instanceof Convolution convolution
                && activation == ActivationFunction.RELU) {
            replaceLast(new Convolution(convolution.filters(), convolution.window(), convolution.same(), activation));
        } else {
            add(new Activate(activation));
        }
    }

    /** An elementwise layer without weights. */
    public void each(LayerSpecification layer) {
        settle();
        add(layer);
    }

    /** Softmax over all values of an example. */
    public void softmax() {
        boolean ends = scale == null && last() != null && isLinear(last()) && last().layer() instanceof Dense;
        if (!ends) {
            identity();
        }
        replaceLast(new Dense(((Dense) last().layer()).units(), ActivationFunction.SOFTMAX));
    }

    /**
     * Multiplies and adds.
     *
     * @param factor for each number of an example, as {@link #parts} says
     * @param summand added to the product
     */
    public void affine(float[] factor, float[] summand) {
        requireFinite(factor);
        requireFinite(summand);
        Made last = last();
        if (scale == null && last != null && isLinear(last)) {
            float[] kernel = last.arrays()[0];
            float[] bias = last.arrays()[1];
            // A convolution's kernel has its filters first, a dense one its units last.
            int block = last.layer() instanceof Dense ? 1 : kernel.length / bias.length;
            for (int i = 0; i < kernel.length; i++) {
                kernel[i] *= factor[i / block % bias.length];
            }
            for (int i = 0; i < bias.length; i++) {
                bias[i] = bias[i] * factor[i] + summand[i];
            }
            return;
        }
        if (scale == null) {
            scale = factor;
            shift = summand;
            return;
        }
        for (int i = 0; i < scale.length; i++) {
            scale[i] *= factor[i];
            shift[i] = shift[i] * factor[i] + summand[i];
        }
    }

    /** Before a constant of this length: flattened feature maps become a vector, with one value per element. */
    public void requireParts(int size) {
        if (shape instanceof Maps && layout.extents().length == 1 && size > 1) {
            flatten();
        }
    }

    /**
     * Broadcasts a constant over an example, per channel or per element of a vector.
     *
     * @param given the constant's extents, which fit those of the example from the last one on
     * @throws IllegalArgumentException if it does not fit or differs from pixel to pixel
     */
    public float[] parts(int[] given, float[] numbers) {
        int channels = shape instanceof Maps maps ? maps.channels() : (int) shape.size();
        float[] result = new float[channels];
        if (numbers.length == 1) {
            Arrays.fill(result, numbers[0]);
            return result;
        }
        int[] extents = layout.extents();
        int offset = extents.length - given.length;
        for (int axis = -1; axis < extents.length; axis++) {
            int own = axis - offset;
            if (own >= 0 && own < given.length && given[own] != 1 && (axis < 0 || given[own] != extents[axis])) {
                throw misfit(given);
            }
        }
        if (offset < -1) {
            throw misfit(given);
        }
        boolean[] seen = new boolean[channels];
        for (int place = 0; place < layout.source().length; place++) {
            int rest = place;
            int at = 0;
            int step = 1;
            for (int axis = extents.length - 1; axis >= 0 && axis >= offset; axis--) {
                int extent = given[axis - offset];
                at += extent == 1 ? 0 : rest % extents[axis] * step;
                step *= extent;
                rest /= extents[axis];
            }
            int channel = layout.source()[place] % channels;
            if (seen[channel] && Float.compare(result[channel], numbers[at]) != 0) {
                throw new IllegalArgumentException(
                        "its constant of " + Arrays.toString(given) + " differs from pixel to pixel of a feature map");
            }
            seen[channel] = true;
            result[channel] = numbers[at];
        }
        return result;
    }

    private IllegalArgumentException misfit(int[] given) {
        return new IllegalArgumentException("its constant of " + Arrays.toString(given) + " does not fit an example of "
                + Arrays.toString(layout.extents()));
    }

    /**
     * Ends the network in ten probabilities.
     *
     * @return whether softmax was added because the file returns logits
     */
    public boolean end() {
        if (layout.source().length != CLASSES) {
            throw new IllegalArgumentException("an example comes out as " + Arrays.toString(layout.extents())
                    + ", but must be " + CLASSES + " numbers, one a digit");
        }
        Made last = last();
        if (scale == null
                && last != null
                && last.layer() instanceof Dense dense
                && (dense.activation() == ActivationFunction.SOFTMAX
                        || dense.activation() == ActivationFunction.SIGMOID)) {
            return false;
        }
        if (scale == null
                && last != null
                && last.layer() instanceof Activate activate
                && activate.activation() == ActivationFunction.SIGMOID) {
            made.remove(made.size() - 1);
            identity();
            replaceLast(new Dense(CLASSES, ActivationFunction.SIGMOID));
            return false;
        }
        softmax();
        return true;
    }

    /** Flattens feature maps; their order for the file stays the same. */
    private void flatten() {
        if (!(shape instanceof Maps maps)) {
            return;
        }
        if (scale != null) {
            scale = repeated(scale, maps);
            shift = repeated(shift, maps);
        }
        add(new Flatten());
    }

    private static float[] repeated(float[] channels, Maps maps) {
        float[] result = new float[Math.toIntExact(maps.size())];
        for (int i = 0; i < result.length; i++) {
            result[i] = channels[i % channels.length];
        }
        return result;
    }

    /** Adds a layer for the pending affine operation. */
    private void settle() {
        if (scale == null) {
            return;
        }
        int count = scale.length;
        spend((long) count * count + count);
        float[] kernel = new float[count * count];
        for (int i = 0; i < count; i++) {
            kernel[i * count + i] = scale[i];
        }
        scale = null;
        add(
                shape instanceof Row
                        ? new Dense(count, ActivationFunction.LINEAR)
                        : new Convolution(count, new Window(1, 1, 1, 1), false, ActivationFunction.LINEAR),
                kernel,
                shift.clone());
    }

    /** A dense identity layer. */
    private void identity() {
        int count = layout.source().length;
        spend((long) count * count + count);
        float[] kernel = new float[count * count];
        for (int i = 0; i < count; i++) {
            kernel[i * count + i] = 1;
        }
        dense(count, kernel, new float[count]);
    }

    private void add(LayerSpecification layer, float[]... arrays) {
        shape = layer.outputShape(shape);
        if (shape.size() > Layout.MAXIMUM) {
            throw new IllegalArgumentException(
                    "it gives " + shape + ", and at most " + Layout.MAXIMUM + " numbers an example are known");
        }
        made.add(new Made(layer, arrays));
    }

    private Made last() {
        return made.isEmpty() ? null : made.get(made.size() - 1);
    }

    private void replaceLast(LayerSpecification layer) {
        made.set(made.size() - 1, new Made(layer, last().arrays()));
    }

    private static boolean isLinear(Made one) {
        return one.layer() instanceof Dense dense && dense.activation() == ActivationFunction.LINEAR
                || one.layer() instanceof Convolution convolution
                        && convolution.activation() == ActivationFunction.LINEAR;
    }

    private static void requireFinite(float[] numbers) {
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                throw new IllegalArgumentException("its numbers come to " + number);
            }
        }
    }

    private static boolean isZero(float[] numbers) {
        for (float number : numbers) {
            if (number != 0) {
                return false;
            }
        }
        return true;
    }
}
