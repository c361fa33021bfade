package org.digitmill.model.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.digitmill.model.chain.LayerChain;
import org.digitmill.model.chain.WindowFit;
import org.digitmill.network.DataShape.Maps;
import org.digitmill.network.LayerSpecification.Window;

/** Translates Keras's convolutions, also with the zeros that ZeroPadding2D adds before them. */
final class KerasConvolutions {
    private final KerasWeights weights;
    private final LayerChain chain;
    /** Zeros before the next convolution: above, below, left, right; null for none. */
    private int[] padding;

    KerasConvolutions(KerasWeights weights, LayerChain chain) {
        this.weights = weights;
        this.chain = chain;
    }

    /** Whether there are zeros that no convolution has taken. */
    boolean isPadded() {
        return padding != null;
    }

    void convolution(KerasLayer layer) {
        int filters = layer.integer("filters");
        int groups = layer.config().has("groups") ? layer.integer("groups") : 1;
        Maps input = chain.maps();
        int[] size = layer.pair("kernel_size", null);
        WindowFit fit = fit(layer, input, size);
        if (groups < 1 || filters < 1 || input.channels() % groups != 0 || filters % groups != 0) {
            throw new IllegalArgumentException("its " + groups + " groups do not fit");
        }
        int own = input.channels() / groups;
        spend(fit, filters, input.channels());
        float[][] arrays = weights.withBias(layer, filters, size[0], size[1], own, filters);
        float[] kernel = fit.spread(
                filtersFirst(arrays[0], size[0] * size[1], own, filters),
                filters,
                input.channels(),
                groups,
                size[0],
                size[1]);
        chain.convolution(filters, fit.window(), fit.same(), kernel, arrays[1]);
    }

    void depthwise(KerasLayer layer) {
        boolean bias = layer.flag("use_bias", true);
        Maps input = chain.maps();
        int[] size = layer.pair("kernel_size", null);
        int filters = filters(layer, input);
        float[][] shaped = bias
                ? weights.of(
                        layer,
                        new int[] {size[0], size[1], input.channels(), filters / input.channels()},
                        new int[] {filters})
                : weights.of(layer, new int[] {size[0], size[1], input.channels(), filters / input.channels()});
        depthwise(layer, input, size, filters, shaped[0], bias ? shaped[1] : new float[filters]);
    }

    private static int filters(KerasLayer layer, Maps input) {
        int multiplier = layer.config().has("depth_multiplier") ? layer.integer("depth_multiplier") : 1;
        if (multiplier < 1) {
            throw new IllegalArgumentException("its depth_multiplier is " + multiplier);
        }
        return Math.multiplyExact(multiplier, input.channels());
    }

    private void depthwise(KerasLayer layer, Maps input, int[] size, int filters, float[] kernel, float[] bias) {
        WindowFit fit = fit(layer, input, size);
        spend(fit, filters, input.channels());
        // [window, channels × multiplier] to [channels × multiplier, 1, window].
        float[] turned = filtersFirst(kernel, size[0] * size[1], 1, filters);
        chain.convolution(
                filters,
                fit.window(),
                fit.same(),
                fit.spread(turned, filters, input.channels(), input.channels(), size[0], size[1]),
                bias);
    }

    void separable(KerasLayer layer) {
        Maps input = chain.maps();
        int[] size = layer.pair("kernel_size", null);
        int middle = filters(layer, input);
        int filters = layer.integer("filters");
        int[] depth = {size[0], size[1], input.channels(), middle / input.channels()};
        int[] points = {1, 1, middle, filters};
        chain.spend((long) middle * filters + filters);
        float[][] arrays = layer.flag("use_bias", true)
                ? weights.of(layer, depth, points, new int[] {filters})
                : weights.of(layer, depth, points);
        depthwise(layer, input, size, middle, arrays[0], new float[middle]);
        chain.convolution(
                filters,
                new Window(1, 1, 1, 1),
                false,
                filtersFirst(arrays[1], 1, middle, filters),
                arrays.length > 2 ? arrays[2] : new float[filters]);
    }

    private void spend(WindowFit fit, int filters, int channels) {
        chain.spend(
                (long) filters * channels * fit.window().height() * fit.window().width() + filters);
    }

    private WindowFit fit(KerasLayer layer, Maps input, int[] size) {
        Window window = layer.window("kernel_size");
        int[] extents = {input.height(), input.width()};
        int[] strides = {window.strideHeight(), window.strideWidth()};
        WindowFit.Axis[] axes = new WindowFit.Axis[2];
        boolean same = layer.same();
        if (same && padding != null) {
            throw new IllegalArgumentException("it follows ZeroPadding2D and has padding of its own");
        }
        for (int i = 0; i < 2; i++) {
            axes[i] = same
                    ? WindowFit.Axis.same(extents[i], size[i], strides[i], window.dilation(), true)
                    : WindowFit.Axis.of(
                            extents[i],
                            size[i],
                            strides[i],
                            window.dilation(),
                            padding == null ? 0 : padding[2 * i],
                            padding == null ? 0 : padding[2 * i + 1],
                            false);
        }
        padding = null;
        return WindowFit.ofKernel(axes[0], axes[1]);
    }

    /** Keeps the zeros of a ZeroPadding2D for the convolution behind it. */
    void pad(KerasLayer layer) {
        JsonNode value = layer.config().path("padding");
        JsonNode rows = value.isArray() ? value.path(0) : value;
        JsonNode columns = value.isArray() ? value.path(1) : value;
        int[] result = {side(rows, 0), side(rows, 1), side(columns, 0), side(columns, 1)};
        if (Arrays.stream(result).anyMatch(pixels -> pixels < 0 || pixels > 1000)) {
            throw layer.unsupported("its padding is not known");
        }
        padding = result;
    }

    private static int side(JsonNode pixels, int side) {
        return pixels.isArray() ? pixels.path(side).asInt(-1) : pixels.asInt(-1);
    }

    /** [window, channels, filters] to [filters, channels, window]. */
    private static float[] filtersFirst(float[] kernel, int window, int channels, int filters) {
        float[] result = new float[kernel.length];
        for (int place = 0; place < window; place++) {
            for (int channel = 0; channel < channels; channel++) {
                for (int filter = 0; filter < filters; filter++) {
                    result[(filter * channels + channel) * window + place] =
                            kernel[(place * channels + channel) * filters + filter];
                }
            }
        }
        return result;
    }
}
