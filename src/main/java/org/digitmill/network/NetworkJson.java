package org.digitmill.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.digitmill.InputException;
import org.digitmill.JsonFields;
import org.digitmill.JsonMappers;
import org.digitmill.network.LayerSpecification.Activate;
import org.digitmill.network.LayerSpecification.AveragePooling;
import org.digitmill.network.LayerSpecification.BatchNormalization;
import org.digitmill.network.LayerSpecification.Convolution;
import org.digitmill.network.LayerSpecification.Dense;
import org.digitmill.network.LayerSpecification.Dropout;
import org.digitmill.network.LayerSpecification.Flatten;
import org.digitmill.network.LayerSpecification.GlobalAveragePooling;
import org.digitmill.network.LayerSpecification.LayerNormalization;
import org.digitmill.network.LayerSpecification.LeakyRectifier;
import org.digitmill.network.LayerSpecification.MaximumPooling;
import org.digitmill.network.LayerSpecification.ParametricRectifier;
import org.digitmill.network.LayerSpecification.Window;

/** Reads and writes network files: JSON to {@link NetworkSpecification} and back. */
public final class NetworkJson {
    private NetworkJson() {}

    /**
     * Reads a network file.
     *
     * @param origin name of the file in messages
     * @throws InputException naming the layer and field that is wrong
     */
    public static NetworkSpecification read(String json, String origin) {
        JsonNode root;
        try {
            root = JsonMappers.PLAIN.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new InputException(
                    "Network file " + origin + " is not JSON: " + broken.getOriginalMessage() + " (line "
                            + (broken.getLocation() == null
                                    ? 0
                                    : broken.getLocation().getLineNr()) + ").",
                    broken);
        }
        if (root == null || !root.isObject()) {
            throw new InputException("Network file " + origin + " must hold one JSON object.");
        }
        JsonFields fields = new JsonFields((ObjectNode) root, "Network file " + origin);
        String name = fields.text("name");
        String description = fields.text("description");
        NetworkInput reads = fields.choice("reads", NetworkInput.DIGIT);
        List<LayerSpecification> layers = new ArrayList<>();
        for (JsonNode element : fields.array("layers")) {
            String place = "Network file " + origin + ", layer " + (layers.size() + 1);
            if (!element.isObject()) {
                throw new InputException(place + ": a layer must be a JSON object.");
            }
            layers.add(layer((ObjectNode) element, place));
        }
        fields.requireAllRead();
        return new NetworkSpecification(name, description, reads, layers);
    }

    private static LayerSpecification layer(ObjectNode object, String place) {
        String type = new JsonFields(object, place).text("type");
        JsonFields fields = new JsonFields(object, place + " (" + type + ")");
        fields.text("type");
        try {
            LayerSpecification layer =
                    switch (type) {
                        case "conv2d" ->
                            new Convolution(
                                    fields.integer("filters"),
                                    window(fields, "kernel_size", 1, integer(fields, "dilation_rate", 1)),
                                    same(fields),
                                    fields.choice("activation", ActivationFunction.LINEAR));
                        case "max_pooling2d" -> new MaximumPooling(window(fields, "pool_size", 0, 1), same(fields));
                        case "average_pooling2d" -> new AveragePooling(window(fields, "pool_size", 0, 1), same(fields));
                        case "global_average_pooling2d" -> new GlobalAveragePooling();
                        case "batch_normalization" ->
                            new BatchNormalization(fields.number("momentum", 0.99), fields.number("epsilon", 0.001));
                        case "activation" -> new Activate(fields.choice("activation", ActivationFunction.LINEAR));
                        case "leaky_re_lu" -> new LeakyRectifier(fields.number("negative_slope", 0.3));
                        case "p_re_lu" -> new ParametricRectifier(sharesSlopes(fields));
                        case "layer_normalization" -> new LayerNormalization(fields.number("epsilon", 0.001));
                        case "flatten" -> new Flatten();
                        case "dense" ->
                            new Dense(fields.integer("units"), fields.choice("activation", ActivationFunction.LINEAR));
                        case "dropout" -> new Dropout(fields.number("rate"));
                        default ->
                            throw new IllegalArgumentException(
                                    "there is no such layer; there are conv2d, max_pooling2d, average_pooling2d, global_average_pooling2d, "
                                            + "batch_normalization, layer_normalization, activation, leaky_re_lu, p_re_lu, flatten, dense and dropout");
                    };
            fields.requireAllRead();
            return layer;
        } catch (IllegalArgumentException wrong) {
            throw new InputException(place + " (" + type + "): " + wrong.getMessage() + ".", wrong);
        }
    }

    /** A window. If the file has no stride, it is {@code usualStride}, or for 0 the window's size. */
    private static Window window(JsonFields fields, String field, int usualStride, int dilation) {
        int[] size = fields.pair(field, null);
        int[] usual = usualStride > 0 ? new int[] {usualStride, usualStride} : size;
        int[] stride = fields.pair("strides", usual);
        return new Window(size[0], size[1], stride[0], stride[1], dilation);
    }

    private static int integer(JsonFields fields, String field, int usual) {
        return fields.has(field) ? fields.integer(field) : usual;
    }

    private static boolean sharesSlopes(JsonFields fields) {
        if (!fields.has("shared_axes")) {
            return false;
        }
        int[] axes = fields.pair("shared_axes", null);
        if (axes[0] != 1 || axes[1] != 2) {
            throw new IllegalArgumentException(
                    "shared_axes is [" + axes[0] + ", " + axes[1] + "], but must be [1, 2] or be left out");
        }
        return true;
    }

    private static boolean same(JsonFields fields) {
        String padding = fields.text("padding", "valid");
        return switch (padding) {
            case "same" -> true;
            case "valid" -> false;
            default ->
                throw new IllegalArgumentException("padding is \"" + padding + "\", but must be \"valid\" or \"same\"");
        };
    }

    /** The network as the text of a network file. */
    public static String write(NetworkSpecification network) {
        ObjectNode root = JsonMappers.PLAIN.createObjectNode();
        root.put("name", network.name());
        root.put("description", network.description());
        // Fields with default values are omitted, so that the files of older networks keep their digests.
        if (network.reads() != NetworkInput.DIGIT) {
            root.put("reads", network.reads().word());
        }
        ArrayNode layers = root.putArray("layers");
        for (LayerSpecification layer : network.layers()) {
            writeLayer(layer, layers.addObject().put("type", layer.type()));
        }
        try {
            return JsonMappers.PLAIN.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void writeLayer(LayerSpecification layer, ObjectNode object) {
        if (layer instanceof Convolution convolution) {
            object.put("filters", convolution.filters());
            writeWindow(convolution.window(), "kernel_size", convolution.same(), object);
            object.put("activation", convolution.activation().word());
        } else if (layer instanceof MaximumPooling pooling) {
            writeWindow(pooling.window(), "pool_size", pooling.same(), object);
        } else if (layer instanceof AveragePooling pooling) {
            writeWindow(pooling.window(), "pool_size", pooling.same(), object);
        } else if (layer instanceof LeakyRectifier rectifier) {
            object.put("negative_slope", rectifier.slope());
        } else if (layer instanceof ParametricRectifier rectifier) {
            if (rectifier.shared()) {
                object.putArray("shared_axes").add(1).add(2);
            }
        } else if (layer instanceof LayerNormalization normalization) {
            object.put("epsilon", normalization.epsilon());
        } else if (layer instanceof Dense dense) {
            object.put("units", dense.units())
                    .put("activation", dense.activation().word());
        } else if (layer instanceof BatchNormalization normalization) {
            object.put("momentum", normalization.momentum()).put("epsilon", normalization.epsilon());
        } else if (layer instanceof Activate activate) {
            object.put("activation", activate.activation().word());
        } else if (layer instanceof Dropout dropout) {
            object.put("rate", dropout.rate());
        }
    }

    private static void writeWindow(Window window, String field, boolean same, ObjectNode object) {
        object.putArray(field).add(window.height()).add(window.width());
        object.putArray("strides").add(window.strideHeight()).add(window.strideWidth());
        if (window.dilation() != 1) {
            object.put("dilation_rate", window.dilation());
        }
        object.put("padding", same ? "same" : "valid");
    }
}
