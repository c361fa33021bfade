package org.digitmill.model.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.digitmill.InputException;
import org.digitmill.JsonFields;
import org.digitmill.network.ActivationFunction;
import org.digitmill.network.LayerSpecification.Window;

/**
 * A layer as Keras describes it.
 *
 * @param type Keras's class: {@code Conv2D}
 * @param name the layer's own name
 * @param config its fields
 * @param origin what to call the file in messages
 */
record KerasLayer(String type, String name, JsonNode config, String origin) {
    static KerasLayer of(JsonNode node, String origin) {
        String type = node.path("class_name").asText("");
        JsonNode config = node.path("config");
        return new KerasLayer(type, config.path("name").asText(type), config, origin);
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

    /** Refuses a field with any other value than the one that our layers have. */
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

    private int[] pair(String field, int[] usual) {
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

    ActivationFunction activation() {
        JsonNode value = config.path("activation");
        String word = value.isObject() ? value.path("config").asText("") : value.asText("linear");
        try {
            return value.isNull()
                    ? ActivationFunction.LINEAR
                    : ActivationFunction.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw unsupported("its activation is " + shortened(value) + ", and there are only "
                    + Arrays.stream(ActivationFunction.values())
                            .map(ActivationFunction::word)
                            .collect(Collectors.joining(", ")));
        }
    }

    private static String shortened(JsonNode value) {
        String text = value.isMissingNode() ? "missing" : value.toString();
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
