package org.digitmill.model.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.digitmill.InputException;
import org.digitmill.network.ActivationFunction;
import org.digitmill.network.LayerSpecification;
import org.digitmill.network.LayerSpecification.Activate;
import org.digitmill.network.LayerSpecification.BatchNormalization;
import org.digitmill.network.LayerSpecification.Convolution;
import org.digitmill.network.LayerSpecification.Dense;
import org.digitmill.network.LayerSpecification.Dropout;
import org.digitmill.network.LayerSpecification.Flatten;
import org.digitmill.network.LayerSpecification.GlobalAveragePooling;
import org.digitmill.network.LayerSpecification.MaximumPooling;

/** The layers of a Sequential model, translated one by one. A layer that has no counterpart is an error that names it. */
final class KerasLayers {
    private final String origin;
    private final List<KerasLayer> all = new ArrayList<>();
    private final List<Translated> translated = new ArrayList<>();
    private boolean isRow;
    private OptionalDouble rescaling = OptionalDouble.empty();

    /** A layer of ours and the one it came from. */
    record Translated(LayerSpecification layer, KerasLayer source) {}

    private KerasLayers(String origin) {
        this.origin = origin;
    }

    /** @param model what {@code model.to_json()} gives */
    static KerasLayers of(JsonNode model, String origin) {
        String type = model.path("class_name").asText("");
        if (!type.equals("Sequential")) {
            throw new InputException(
                    "The model in %s is \"%s\", and only Sequential models are imported. Rebuild it as keras.Sequential and save it again."
                            .formatted(origin, type));
        }
        // Before Keras 2.2.3 the configuration was the list itself.
        JsonNode config = model.path("config");
        JsonNode list = config.isArray() ? config : config.path("layers");
        if (!list.isArray() || list.isEmpty()) {
            throw new InputException("The model in " + origin + " lists no layers.");
        }
        KerasLayers layers = new KerasLayers(origin);
        for (JsonNode node : list) {
            layers.add(KerasLayer.of(node, origin));
        }
        return layers;
    }

    /** Layers of the file in order, those without a counterpart too: weights are found by them. */
    List<KerasLayer> all() {
        return all;
    }

    List<Translated> translated() {
        return translated;
    }

    List<LayerSpecification> specifications() {
        return translated.stream().map(Translated::layer).toList();
    }

    /** By what a first layer {@code Rescaling} multiplies pixels; nothing where there is none. */
    OptionalDouble rescaling() {
        return rescaling;
    }

    private void add(KerasLayer layer) {
        if (all.isEmpty()) {
            input(layer);
        }
        all.add(layer);
        try {
            translate(layer).ifPresent(made -> put(made, layer));
        } catch (IllegalArgumentException misfit) {
            throw layer.unsupported(misfit.getMessage());
        }
    }

    /** The input's shape stands in the first layer, whatever kind it is. */
    private void input(KerasLayer first) {
        JsonNode shape = first.config().has("batch_shape")
                ? first.config().path("batch_shape")
                : first.config().path("batch_input_shape");
        if (shape.isMissingNode()) {
            return;
        }
        String extents = shape.toString();
        switch (extents) {
            case "[null,28,28,1]", "[null,28,28]" -> isRow = false;
            case "[null,784]" -> {
                isRow = true;
                translated.add(new Translated(new Flatten(), first));
            }
            default ->
                throw first.unsupported(
                        "it takes " + extents + ", but digits are [null,28,28,1], [null,28,28] or [null,784]");
        }
    }

    private void put(LayerSpecification made, KerasLayer layer) {
        if (made instanceof Activate activate && !translated.isEmpty()) {
            Translated before = translated.get(translated.size() - 1);
            Optional<LayerSpecification> joined = joined(before.layer(), activate.activation());
            if (joined.isPresent()) {
                translated.set(translated.size() - 1, new Translated(joined.get(), before.source()));
                return;
            }
        }
        translated.add(new Translated(made, layer));
    }

    /** A layer with the activation that follows it, where it has none of its own. */
    private static Optional<LayerSpecification> joined(LayerSpecification before, ActivationFunction activation) {
        if (before instanceof Dense dense && dense.activation() == ActivationFunction.LINEAR) {
            return Optional.of(new Dense(dense.units(), activation));
        }
        if (before instanceof Convolution convolution && convolution.activation() == ActivationFunction.LINEAR) {
            return Optional.of(
                    new Convolution(convolution.filters(), convolution.window(), convolution.same(), activation));
        }
        return Optional.empty();
    }

    private Optional<LayerSpecification> translate(KerasLayer layer) {
        layer.require("data_format", "channels_last");
        return switch (layer.type()) {
            case "InputLayer" -> Optional.empty();
            case "Reshape" -> reshape(layer);
            case "Rescaling" -> rescaling(layer);
            case "Conv2D" -> Optional.of(convolution(layer));
            case "MaxPooling2D" -> Optional.of(new MaximumPooling(layer.window("pool_size"), layer.same()));
            case "GlobalAveragePooling2D" -> {
                layer.require("keepdims", "false");
                isRow = true;
                yield Optional.of(new GlobalAveragePooling());
            }
            case "BatchNormalization" -> {
                layer.require("axis", "-1", "3", "[-1]", "[3]");
                yield Optional.of(
                        new BatchNormalization(layer.number("momentum", 0.99), layer.number("epsilon", 0.001)));
            }
            case "Activation" -> activation(layer, layer.activation());
            case "ReLU" -> {
                layer.require("max_value");
                layer.require("negative_slope", "0.0", "0");
                layer.require("threshold", "0.0", "0");
                yield activation(layer, ActivationFunction.RELU);
            }
            case "Softmax" -> {
                layer.require("axis", "-1");
                yield activation(layer, ActivationFunction.SOFTMAX);
            }
            case "Flatten" -> {
                boolean already = isRow;
                isRow = true;
                yield already ? Optional.empty() : Optional.of(new Flatten());
            }
            case "Dense" -> Optional.of(new Dense(layer.integer("units"), layer.activation()));
            case "Dropout" -> Optional.of(new Dropout(layer.number("rate", 0.5)));
            case "Lambda" -> throw layer.unsupported("it holds program code, which is never run here");
            default ->
                throw layer.unsupported(
                        "there is no such layer here. Known are Rescaling, Conv2D, MaxPooling2D, GlobalAveragePooling2D, BatchNormalization, "
                                + "Activation, ReLU, Softmax, Flatten, Dense and Dropout");
        };
    }

    private static Convolution convolution(KerasLayer layer) {
        layer.require("groups", "1");
        return new Convolution(layer.integer("filters"), layer.window("kernel_size"), layer.same(), layer.activation());
    }

    private Optional<LayerSpecification> activation(KerasLayer layer, ActivationFunction activation) {
        if (activation == ActivationFunction.LINEAR) {
            return Optional.empty();
        }
        boolean joins = !translated.isEmpty()
                && joined(translated.get(translated.size() - 1).layer(), activation)
                        .isPresent();
        if (activation == ActivationFunction.SOFTMAX && joins) {
            // An activation of its own cannot be softmax: it is put into the layer before.
            Translated before = translated.remove(translated.size() - 1);
            translated.add(new Translated(joined(before.layer(), activation).orElseThrow(), before.source()));
            return Optional.empty();
        }
        return Optional.of(new Activate(activation));
    }

    /** Only of the input itself: it goes into the weights of the first layer that has some. */
    private Optional<LayerSpecification> rescaling(KerasLayer layer) {
        layer.require("offset", "0.0", "0");
        boolean first = translated.stream().allMatch(before -> before.layer() instanceof Flatten);
        if (!first || rescaling.isPresent() || !layer.config().path("scale").isNumber()) {
            throw layer.unsupported("only a first layer that multiplies by one number is known");
        }
        rescaling = OptionalDouble.of(layer.number("scale", 1));
        return Optional.empty();
    }

    /** Only what changes nothing: a channel added to the input, which has it here anyway. */
    private Optional<LayerSpecification> reshape(KerasLayer layer) {
        boolean first = translated.stream().allMatch(before -> before.layer() instanceof Flatten);
        String target = layer.config().path("target_shape").toString();
        if (!first || !(target.equals("[28,28,1]") || target.equals("[28,28]"))) {
            throw layer.unsupported("only a reshape of the input to [28,28,1] is known");
        }
        translated.clear();
        isRow = false;
        return Optional.empty();
    }
}
