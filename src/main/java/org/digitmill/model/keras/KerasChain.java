package org.digitmill.model.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.digitmill.InputException;
import org.digitmill.model.chain.LayerChain;
import org.digitmill.model.chain.Layout;
import org.digitmill.model.chain.WindowFit;
import org.digitmill.network.ActivationFunction;
import org.digitmill.network.DataShape.Maps;
import org.digitmill.network.LayerSpecification.AveragePooling;
import org.digitmill.network.LayerSpecification.LeakyRectifier;
import org.digitmill.network.LayerSpecification.MaximumPooling;
import org.digitmill.network.LayerSpecification.Window;

/** Translates the layers of a Keras model with their weights one by one. A layer that is not supported is an error that names it. */
final class KerasChain {
    /** Layers that act only in training. */
    private static final Set<String> OF_TRAINING = Set.of(
            "Dropout",
            "SpatialDropout2D",
            "AlphaDropout",
            "GaussianDropout",
            "GaussianNoise",
            "ActivityRegularization",
            "RandomBrightness",
            "RandomContrast",
            "RandomElasticTransform",
            "RandomErasing",
            "RandomFlip",
            "RandomGaussianBlur",
            "RandomHeight",
            "RandomPerspective",
            "RandomRotation",
            "RandomSharpness",
            "RandomShear",
            "RandomTranslation",
            "RandomWidth",
            "RandomZoom");

    private static final String KNOWN =
            "Known are Rescaling, Normalization, Conv2D, DepthwiseConv2D, SeparableConv2D, ZeroPadding2D, MaxPooling2D, AveragePooling2D, "
                    + "GlobalAveragePooling2D, GlobalMaxPooling2D, BatchNormalization, Activation, ReLU, LeakyReLU, ELU, Softmax, Flatten, "
                    + "Reshape, Permute, Dense, layers of dropout and noise, and those that change pictures at random";

    private final KerasWeights weights;
    private final LayerChain chain;
    private final Set<String> leftOut = new TreeSet<>();
    /** Pending zero padding for the next convolution: above, below, left, right; null for none. */
    private int[] padding;

    private KerasChain(KerasWeights weights, LayerChain chain) {
        this.weights = weights;
        this.chain = chain;
    }

    /**
     * Translates all layers.
     *
     * @param scale what our pixels are multiplied by for the model
     * @param leftOut receives the kinds of layers that were left out because they act only in training
     */
    static LayerChain translate(List<KerasLayer> layers, KerasWeights weights, double scale, Set<String> leftOut) {
        KerasChain translation = new KerasChain(weights, new LayerChain(Layout.plain(input(layers.get(0))), scale));
        for (KerasLayer layer : layers) {
            try {
                translation.add(layer);
            } catch (IllegalArgumentException | ArithmeticException misfit) {
                throw layer.unsupported(misfit.getMessage());
            }
        }
        if (translation.padding != null) {
            throw layers.get(layers.size() - 1).unsupported("zeros stand around what it gives");
        }
        leftOut.addAll(translation.leftOut);
        return translation.chain;
    }

    /** The first layer, if it rescales the pixels. */
    static boolean beginsWithRescaling(List<KerasLayer> layers) {
        return layers.stream()
                .filter(layer ->
                        !Set.of("InputLayer", "Reshape").contains(layer.type()) && !OF_TRAINING.contains(layer.type()))
                .findFirst()
                .filter(layer -> layer.type().equals("Rescaling"))
                .isPresent();
    }

    /** The input's shape is in the first layer of any kind; without it, Keras's usual shape is taken. */
    private static int[] input(KerasLayer first) {
        JsonNode shape = first.config().has("batch_shape")
                ? first.config().path("batch_shape")
                : first.config().path("batch_input_shape");
        if (shape.isMissingNode()) {
            return new int[] {28, 28, 1};
        }
        return switch (shape.toString()) {
            case "[null,28,28,1]" -> new int[] {28, 28, 1};
            case "[null,1,28,28]" -> new int[] {1, 28, 28};
            case "[null,28,28]" -> new int[] {28, 28};
            case "[null,784]" -> new int[] {784};
            default ->
                throw first.unsupported("it takes " + shape
                        + ", but digits are [null,28,28,1], [null,1,28,28], [null,28,28] or [null,784]");
        };
    }

    private void add(KerasLayer layer) {
        if (OF_TRAINING.contains(layer.type())) {
            leftOut.add(layer.type());
            return;
        }
        layer.require("data_format", "channels_last", "channels_first");
        boolean first =
                layer.config().path("data_format").asText("channels_last").equals("channels_first");
        chain.channelsFirst(first);
        if (padding != null
                && !layer.type().equals("Conv2D")
                && !layer.type().equals("DepthwiseConv2D")
                && !layer.type().equals("SeparableConv2D")) {
            throw layer.unsupported("it follows ZeroPadding2D, which only a convolution may");
        }
        switch (layer.type()) {
            case "InputLayer" -> {
                // Its shape was read before.
            }
            case "Rescaling" ->
                affine(single(layer, "scale"), layer.config().has("offset") ? single(layer, "offset") : 0);
            case "Normalization" -> normalization(layer);
            case "Reshape" -> chain.layout(chain.layout().reshaped(wholes(layer, "target_shape")));
            case "Permute" ->
                chain.layout(chain.layout()
                        .transposed(Arrays.stream(wholes(layer, "dims"))
                                .mapToInt(axis -> Math.toIntExact(axis - 1))
                                .toArray()));
            case "Conv2D" -> {
                convolution(
                        layer, layer.integer("filters"), layer.config().has("groups") ? layer.integer("groups") : 1);
                activate(layer);
            }
            case "DepthwiseConv2D" -> {
                depthwise(layer, layer.flag("use_bias", true));
                activate(layer);
            }
            case "SeparableConv2D" -> {
                separable(layer);
                activate(layer);
            }
            case "ZeroPadding2D" -> padding = padding(layer);
            case "MaxPooling2D", "AveragePooling2D" -> {
                boolean averages = layer.type().startsWith("Average");
                Window window = layer.window("pool_size");
                chain.pooling(
                        averages ? new AveragePooling(window, layer.same()) : new MaximumPooling(window, layer.same()),
                        averages);
            }
            case "GlobalAveragePooling2D" -> {
                chain.maps();
                chain.globalAverage(
                        first ? new boolean[] {false, true, true} : new boolean[] {true, true, false},
                        layer.flag("keepdims", false));
            }
            case "GlobalMaxPooling2D" -> {
                Maps maps = chain.maps();
                chain.pooling(
                        new MaximumPooling(new Window(maps.height(), maps.width(), maps.height(), maps.width()), false),
                        false);
                if (!layer.flag("keepdims", false)) {
                    chain.layout(chain.layout().reshaped(maps.channels()));
                }
            }
            case "BatchNormalization" -> batchNormalization(layer);
            case "Activation" -> activate(layer);
            case "ReLU" -> {
                layer.require("max_value");
                layer.require("threshold", "0.0", "0");
                rectify(layer.number("negative_slope", 0));
            }
            case "LeakyReLU" -> rectify(layer.number("negative_slope", layer.number("alpha", 0.3)));
            case "ELU" -> {
                layer.require("alpha", "1.0", "1");
                chain.activate(ActivationFunction.ELU);
            }
            case "Softmax" -> {
                layer.require("axis", "-1", "1", "[-1]");
                softmax();
            }
            case "Flatten" -> {
                if (first && chain.layout().extents().length == 3) {
                    // Keras brings the channels behind the rows first.
                    chain.layout(chain.layout().transposed(1, 2, 0));
                }
                chain.layout(chain.layout().reshaped(-1));
            }
            case "Dense" -> {
                dense(layer);
                activate(layer);
            }
            case "Lambda" -> throw layer.unsupported("it contains program code, which is not executed");
            default -> throw layer.unsupported("there is no such layer here. " + KNOWN);
        }
    }

    private void convolution(KerasLayer layer, int filters, int groups) {
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

    private void depthwise(KerasLayer layer, boolean bias) {
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

    private void separable(KerasLayer layer) {
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

    private static int[] padding(KerasLayer layer) {
        JsonNode value = layer.config().path("padding");
        JsonNode rows = value.isArray() ? value.path(0) : value;
        JsonNode columns = value.isArray() ? value.path(1) : value;
        int[] result = {side(rows, 0), side(rows, 1), side(columns, 0), side(columns, 1)};
        if (Arrays.stream(result).anyMatch(pixels -> pixels < 0 || pixels > 1000)) {
            throw layer.unsupported("its padding is not known");
        }
        return result;
    }

    private static int side(JsonNode pixels, int side) {
        return pixels.isArray() ? pixels.path(side).asInt(-1) : pixels.asInt(-1);
    }

    private void dense(KerasLayer layer) {
        int[] extents = chain.layout().extents();
        if (extents.length != 1) {
            throw new IllegalArgumentException("it takes an example of " + Arrays.toString(extents)
                    + ", and only rows are known; put Flatten before it");
        }
        int units = layer.integer("units");
        chain.spend((extents[0] + 1L) * units);
        float[][] arrays = weights.withBias(layer, units, extents[0], units);
        chain.dense(units, arrays[0], arrays[1]);
    }

    private void batchNormalization(KerasLayer layer) {
        JsonNode given = layer.config().path("axis");
        int axis = (given.isArray() ? given.path(0) : given).asInt(-1);
        int[] extents = chain.layout().extents();
        int place = axis < 0 ? axis + extents.length : axis - 1;
        if (place < 0 || place >= extents.length || given.size() > 1) {
            throw new IllegalArgumentException("its axis is " + given);
        }
        int size = extents[place];
        boolean scale = layer.flag("scale", true);
        boolean centre = layer.flag("center", true);
        int[][] shapes = new int[2 + (scale ? 1 : 0) + (centre ? 1 : 0)][];
        Arrays.fill(shapes, new int[] {size});
        float[][] arrays = weights.of(layer, shapes);
        float[] mean = arrays[arrays.length - 2];
        float[] variance = arrays[arrays.length - 1];
        float[] factor = new float[size];
        float[] summand = new float[size];
        double epsilon = layer.number("epsilon", 0.001);
        for (int i = 0; i < size; i++) {
            double multiplied = (scale ? arrays[0][i] : 1) / Math.sqrt(variance[i] + epsilon);
            factor[i] = (float) multiplied;
            summand[i] = (float) ((centre ? arrays[scale ? 1 : 0][i] : 0) - mean[i] * multiplied);
        }
        affine(factor, summand, place);
    }

    /** As Keras computes it: (x − mean) / √variance. */
    private void normalization(KerasLayer layer) {
        layer.require("invert", "false");
        JsonNode axis = layer.config().path("axis");
        int[] extents = chain.layout().extents();
        boolean whole = axis.isNull() || axis.isArray() && axis.isEmpty();
        int given = (axis.isArray() ? axis.path(0) : axis).asInt(-1);
        int place = whole ? 0 : given < 0 ? given + extents.length : given - 1;
        if (axis.size() > 1 || place < 0 || place >= extents.length) {
            throw new IllegalArgumentException("its axis is " + axis);
        }
        int size = whole ? 1 : extents[place];
        float[][] arrays = weights.statistics(layer, whole ? new int[0] : new int[] {size});
        float[] factor = new float[size];
        float[] summand = new float[size];
        for (int i = 0; i < size; i++) {
            double multiplied = 1 / Math.max(Math.sqrt(arrays[1][i]), 1e-7);
            factor[i] = (float) multiplied;
            summand[i] = (float) (-arrays[0][i] * multiplied);
        }
        if (whole) {
            affine(factor[0], summand[0]);
        } else {
            affine(factor, summand, place);
        }
    }

    private void affine(double factor, double summand) {
        chain.affine(
                chain.parts(new int[0], new float[] {(float) factor}),
                chain.parts(new int[0], new float[] {(float) summand}));
    }

    /** @param place the extent of an example along which they lie */
    private void affine(float[] factor, float[] summand, int place) {
        chain.requireParts(factor.length);
        int[] shape = new int[chain.layout().extents().length];
        Arrays.fill(shape, 1);
        shape[place] = factor.length;
        chain.affine(chain.parts(shape, factor), chain.parts(shape, summand));
    }

    private void activate(KerasLayer layer) {
        String word = layer.activation();
        switch (word) {
            case "linear" -> {
                // Nothing is applied.
            }
            case "softmax" -> softmax();
            case "silu", "swish" -> chain.activate(ActivationFunction.SWISH);
            case "leaky_relu" -> rectify(0.2);
            case "relu", "sigmoid", "tanh", "elu", "selu" -> chain.activate(ActivationFunction.of(word));
            default ->
                throw layer.unsupported("its activation is " + word
                        + ", and there are only linear, relu, leaky_relu, elu, selu, silu, sigmoid, tanh and softmax");
        }
    }

    private void rectify(double slope) {
        if (slope == 0) {
            chain.activate(ActivationFunction.RELU);
        } else {
            chain.each(new LeakyRectifier(slope));
        }
    }

    private void softmax() {
        if (chain.layout().extents().length != 1) {
            throw new IllegalArgumentException("softmax is known of rows alone, and the example is "
                    + Arrays.toString(chain.layout().extents()));
        }
        chain.softmax();
    }

    private static double single(KerasLayer layer, String field) {
        JsonNode value = layer.config().path(field);
        if (!value.isNumber()) {
            throw layer.unsupported("its " + field + " must be one number");
        }
        return value.doubleValue();
    }

    private static long[] wholes(KerasLayer layer, String field) {
        JsonNode value = layer.config().path(field);
        long[] numbers = new long[value.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = value.get(i).asLong();
        }
        if (!value.isArray() || numbers.length == 0 || numbers.length > 10) {
            throw new InputException("Layer \"" + layer.name() + "\" of " + layer.origin() + " has no " + field + ".");
        }
        return numbers;
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
