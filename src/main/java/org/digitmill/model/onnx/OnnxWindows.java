package org.digitmill.model.onnx;

import java.util.Arrays;
import org.digitmill.model.chain.LayerChain;
import org.digitmill.model.chain.WindowFit;
import org.digitmill.network.DataShape.Maps;
import org.digitmill.network.LayerSpecification;
import org.digitmill.network.LayerSpecification.AveragePooling;
import org.digitmill.network.LayerSpecification.MaximumPooling;
import org.digitmill.network.LayerSpecification.Window;

/** Translates the nodes of an ONNX graph that move a window over feature maps: convolution and pooling. */
final class OnnxWindows {
    private final LayerChain layers;
    private final OnnxConstants constants;

    OnnxWindows(LayerChain layers, OnnxConstants constants) {
        this.layers = layers;
        this.constants = constants;
    }

    /** Adds the layer of a Conv node. */
    void convolution(OnnxNode node) {
        node.requireOnly("kernel_shape", "strides", "dilations", "pads", "auto_pad", "group");
        Maps input = layers.maps();
        OnnxTensor weights = constants.get(node.input(1));
        int[] shape = weights.shape();
        long groups = node.whole("group", 1);
        if (shape.length != 4
                || groups < 1
                || shape[0] < 1
                || shape[0] % groups != 0
                || shape[1] * groups != input.channels()
                || shape[2] < 1
                || shape[3] < 1) {
            throw new IllegalArgumentException("its weights are " + weights.words() + " in " + groups
                    + " groups, which does not fit " + input.channels() + " channels");
        }
        int[] kernel = node.pair("kernel_shape", shape[2], shape[3]);
        if (kernel[0] != shape[2] || kernel[1] != shape[3]) {
            throw new IllegalArgumentException("its kernel_shape is not that of its weights, " + weights.words());
        }
        WindowFit.Axis[] axes = axes(node, input, kernel, false);
        WindowFit fit = WindowFit.ofKernel(axes[0], axes[1]);
        int filters = shape[0];
        float[] full = spread(weights.floats(), filters, input.channels(), (int) groups, kernel, fit);
        layers.convolution(filters, fit.window(), fit.same(), full, constants.bias(node.input(2), filters, 1));
    }

    /** Adds the layers of a MaxPool or AveragePool node. */
    void pooling(OnnxNode node, boolean averages) {
        node.requireOnly(
                "kernel_shape",
                "strides",
                "dilations",
                "pads",
                "auto_pad",
                "ceil_mode",
                "storage_order",
                "count_include_pad");
        Maps input = layers.maps();
        int[] elements = node.pair("kernel_shape");
        boolean ceiling = node.whole("ceil_mode", 0) != 0;
        WindowFit.Axis[] axes = axes(node, input, elements, ceiling);
        WindowFit.Axis rows = axes[0];
        WindowFit.Axis columns = axes[1];
        boolean padded = Arrays.stream(node.wholes("pads", 0, 0, 0, 0)).anyMatch(pad -> pad != 0)
                || node.text("auto_pad", "NOTSET").startsWith("SAME");
        if (averages && padded && node.whole("count_include_pad", 0) != 0) {
            if (ceiling) {
                throw new IllegalArgumentException("it counts padding and has a ceil_mode");
            }
            average(input, elements, WindowFit.ofKernel(rows, columns));
            return;
        }
        if (!(rows.isValid() && columns.isValid())
                && !(rows.isSame() && columns.isSame())
                && rows.isCentred()
                && columns.isCentred()) {
            // One window per pixel, of which the stride keeps some.
            layers.pooling(pool(averages, new Window(elements[0], elements[1], 1, 1), true), averages);
            layers.pooling(pool(false, new Window(1, 1, rows.stride(), columns.stride()), false), true);
            return;
        }
        WindowFit fit = WindowFit.of(rows, columns);
        layers.pooling(pool(averages, fit.window(), fit.same()), averages);
    }

    private static LayerSpecification pool(boolean averages, Window window, boolean same) {
        return averages ? new AveragePooling(window, same) : new MaximumPooling(window, same);
    }

    /** Average pooling that includes the padding is a convolution. */
    private void average(Maps input, int[] elements, WindowFit fit) {
        int channels = input.channels();
        float[] shares = new float[channels * elements[0] * elements[1]];
        Arrays.fill(shares, 1f / (elements[0] * elements[1]));
        float[] kernel = spread(shares, channels, channels, channels, elements, fit);
        layers.convolution(channels, fit.window(), fit.same(), kernel, new float[channels]);
    }

    private WindowFit.Axis[] axes(OnnxNode node, Maps input, int[] elements, boolean ceiling) {
        int[] strides = node.pair("strides", 1, 1);
        int[] dilations = node.pair("dilations", 1, 1);
        if (elements[0] > 1000 || elements[1] > 1000 || dilations[0] > 1000 || dilations[1] > 1000) {
            throw new IllegalArgumentException("its window is larger than any picture here");
        }
        String automatic = node.text("auto_pad", "NOTSET");
        long[] pads = node.wholes("pads", 0, 0, 0, 0);
        if (pads.length != 4 || Arrays.stream(pads).anyMatch(pad -> pad < 0 || pad > 10_000)) {
            throw new IllegalArgumentException(
                    "its pads are " + Arrays.toString(pads) + ", but must be four numbers of at least 0");
        }
        int[] extents = {input.height(), input.width()};
        WindowFit.Axis[] axes = new WindowFit.Axis[2];
        for (int i = 0; i < 2; i++) {
            axes[i] = switch (automatic) {
                case "NOTSET" ->
                    WindowFit.Axis.of(
                            extents[i],
                            elements[i],
                            strides[i],
                            dilations[i],
                            (int) pads[i],
                            (int) pads[i + 2],
                            ceiling);
                case "VALID" -> WindowFit.Axis.of(extents[i], elements[i], strides[i], dilations[i], 0, 0, ceiling);
                case "SAME_UPPER" -> WindowFit.Axis.same(extents[i], elements[i], strides[i], dilations[i], true);
                case "SAME_LOWER" -> WindowFit.Axis.same(extents[i], elements[i], strides[i], dilations[i], false);
                default -> throw new IllegalArgumentException("its auto_pad is not known: " + automatic);
            };
        }
        return axes;
    }

    private float[] spread(float[] weights, int filters, int channels, int groups, int[] kernel, WindowFit fit) {
        Window window = fit.window();
        layers.spend((long) filters * channels * window.height() * window.width() + filters);
        return fit.spread(weights, filters, channels, groups, kernel[0], kernel[1]);
    }

    /** ReduceMean, of whole feature maps. */
    void mean(OnnxNode node) {
        int[] extents = layers.layout().extents();
        long[] axes = node.has("axes") || node.input(1).isEmpty()
                ? node.wholes("axes")
                : constants.get(node.input(1)).whole();
        boolean[] over = new boolean[extents.length];
        for (long axis : axes) {
            over[OnnxShapes.axis(axis, extents.length)] = true;
        }
        layers.globalAverage(over, node.whole("keepdims", 1) != 0);
    }
}
