package org.digitmill.model.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.digitmill.InputException;
import org.digitmill.model.chain.LayerChain;
import org.digitmill.model.chain.Layout;
import org.digitmill.network.ActivationFunction;
import org.digitmill.network.DataShape.Maps;
import org.digitmill.network.LayerSpecification.AveragePooling;
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
                    + "GlobalAveragePooling2D, GlobalMaxPooling2D, BatchNormalization, LayerNormalization, Activation, ReLU, LeakyReLU, PReLU, ELU, Softmax, Flatten, "
                    + "Reshape, Permute, Dense, layers of dropout and noise, and those that change pictures at random";

    private final KerasWeights weights;
    private final LayerChain chain;
    private final KerasConvolutions convolutions;
    private final KerasNormalizations normalizations;
    private final KerasActivations activations;
    private final Set<String> leftOut = new TreeSet<>();

    private KerasChain(KerasWeights weights, LayerChain chain) {
        this.weights = weights;
        this.chain = chain;
        this.convolutions = new KerasConvolutions(weights, chain);
        this.normalizations = new KerasNormalizations(weights, chain);
        this.activations = new KerasActivations(weights, chain);
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
        if (translation.convolutions.isPadded()) {
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
        if (convolutions.isPadded()
                && !layer.type().equals("Conv2D")
                && !layer.type().equals("DepthwiseConv2D")
                && !layer.type().equals("SeparableConv2D")) {
            throw layer.unsupported("it follows ZeroPadding2D, which only a convolution may");
        }
        switch (layer.type()) {
            case "InputLayer" -> {
                // Its shape was read before.
            }
            case "Rescaling" -> normalizations.rescaling(layer);
            case "Normalization" -> normalizations.normalization(layer);
            case "LayerNormalization" -> normalizations.layerNormalization(layer);
            case "Reshape" -> chain.layout(chain.layout().reshaped(wholes(layer, "target_shape")));
            case "Permute" ->
                chain.layout(chain.layout()
                        .transposed(Arrays.stream(wholes(layer, "dims"))
                                .mapToInt(axis -> Math.toIntExact(axis - 1))
                                .toArray()));
            case "Conv2D" -> {
                convolutions.convolution(layer);
                activations.activate(layer);
            }
            case "DepthwiseConv2D" -> {
                convolutions.depthwise(layer);
                activations.activate(layer);
            }
            case "SeparableConv2D" -> {
                convolutions.separable(layer);
                activations.activate(layer);
            }
            case "ZeroPadding2D" -> convolutions.pad(layer);
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
            case "BatchNormalization" -> normalizations.batchNormalization(layer);
            case "Activation" -> activations.activate(layer);
            case "ReLU" -> {
                layer.require("max_value");
                layer.require("threshold", "0.0", "0");
                activations.rectify(layer.number("negative_slope", 0));
            }
            case "LeakyReLU" -> activations.rectify(layer.number("negative_slope", layer.number("alpha", 0.3)));
            case "PReLU" -> activations.parametric(layer);
            case "ELU" -> {
                layer.require("alpha", "1.0", "1");
                chain.activate(ActivationFunction.ELU);
            }
            case "Softmax" -> {
                layer.require("axis", "-1", "1", "[-1]");
                activations.softmax();
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
                activations.activate(layer);
            }
            case "Lambda" -> throw layer.unsupported("it contains program code, which is not executed");
            default -> throw layer.unsupported("there is no such layer here. " + KNOWN);
        }
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
}
