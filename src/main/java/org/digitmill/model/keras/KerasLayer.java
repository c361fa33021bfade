package org.digitmill.model.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.digitmill.InputException;
import org.digitmill.JsonFields;
import org.digitmill.network.LayerSpecification.Window;

/**
 * The description of a layer by Keras.
 *
 * @param type Keras's class: {@code Conv2D}
 * @param name the layer's own name
 * @param config its fields
 * @param containers the models that contain it, from the outermost, without the file's own
 * @param before the layers before it in the innermost of these
 * @param origin name of the file in messages
 */
record KerasLayer(
        String type,
        String name,
        JsonNode config,
        List<KerasLayer> containers,
        List<KerasLayer> before,
        String origin) {
    static KerasLayer of(JsonNode node, List<KerasLayer> containers, List<KerasLayer> before, String origin) {
        String type = node.path("class_name").asText("");
        JsonNode config = node.path("config");
        String name = config.path("name").asText(node.path("name").asText(type));
        return new KerasLayer(type, name, config, containers, before, origin);
    }

    /** The same without its position. */
    KerasLayer alone() {
        return new KerasLayer(type, name, config, List.of(), List.of(), origin);
    }

    InputException unsupported(String what) {
        return new InputException(
                "Layer \"%s\" (%s) of %s cannot be imported: %s.".formatted(name, type, origin, what));
    }

    int integer(String field) {
        JsonNode value = config.path(field);
        if (!value.isInt()) {
            throw unsupported(field + " must be a whole number, but is " + shortened(value));
        }
        return value.intValue();
    }

    double number(String field, double usual) {
        JsonNode value = config.path(field);
        return value.isNumber() ? value.doubleValue() : usual;
    }

    boolean flag(String field, boolean usual) {
        return config.path(field).asBoolean(usual);
    }

    /** Refuses a field with any value other than the supported one. */
    void require(String field, String... allowed) {
        JsonNode value = config.path(field);
        String text = value.isTextual() ? value.textValue() : value.toString();
        if (!value.isMissingNode() && !value.isNull() && !Arrays.asList(allowed).contains(text)) {
            throw unsupported(
                    field + " is " + shortened(value) + ", and only " + String.join(" or ", allowed) + " is known");
        }
    }

    Window window(String sizeField) {
        int[] size = pair(sizeField, null);
        int[] strides = pair("strides", sizeField.equals("pool_size") ? size : new int[] {1, 1});
        try {
            return new Window(size[0], size[1], strides[0], strides[1], dilation());
        } catch (IllegalArgumentException wrong) {
            throw unsupported(wrong.getMessage());
        }
    }

    private int dilation() {
        int[] rates = pair("dilation_rate", new int[] {1, 1});
        if (rates[0] != rates[1]) {
            throw new IllegalArgumentException("its dilation_rate is " + rates[0] + " down and " + rates[1]
                    + " right, and only one for both is known");
        }
        return rates[0];
    }

    int[] pair(String field, int[] usual) {
        JsonNode value = config.path(field);
        if (usual != null && (value.isNull() || value.isMissingNode())) {
            return usual;
        }
        return JsonFields.pair(value)
                .orElseThrow(() -> unsupported(field + " must be two whole numbers, but is " + shortened(value)));
    }

    boolean same() {
        require("padding", "valid", "same");
        return config.path("padding").asText("valid").equals("same");
    }

    /** The activation's name, as Keras has it. */
    String activation() {
        JsonNode value = config.path("activation");
        // Keras 3 writes a function as an object whose configuration is its name.
        String word = value.isObject()
                ? value.path("config").isTextual()
                        ? value.path("config").asText()
                        : value.path("class_name").asText("")
                : value.asText("linear");
        return value.isNull() ? "linear" : word.length() > 80 ? word.substring(0, 80) + "…" : word;
    }

    private static String shortened(JsonNode value) {
        String text = value.isMissingNode() ? "missing" : value.toString();
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
