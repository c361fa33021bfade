package org.digitmill.model.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.digitmill.InputException;

/**
 * The layers of a Keras model from input to output, of a Sequential model or a functional one that is a chain. Layers of a nested model
 * are inserted in its place.
 */
final class KerasLayers {
    private static final int MAXIMUM_DEPTH = 10;
    private static final int MAXIMUM_LAYERS = 1_000;

    private KerasLayers() {}

    /** @param model what {@code model.to_json()} gives */
    static List<KerasLayer> of(JsonNode model, String origin) {
        String type = model.path("class_name").asText("");
        if (!isModel(type)) {
            throw new InputException(
                    "The model in %s is \"%s\", and only Sequential models and functional ones that are chains are imported. Rebuild it as keras.Sequential and save it again."
                            .formatted(origin, type));
        }
        List<KerasLayer> layers = new ArrayList<>();
        add(model, List.of(), origin, layers);
        if (layers.isEmpty()) {
            throw new InputException("The model in " + origin + " lists no layers.");
        }
        return layers;
    }

    private static boolean isModel(String type) {
        return type.equals("Sequential") || type.equals("Functional") || type.equals("Model");
    }

    private static void add(JsonNode model, List<KerasLayer> containers, String origin, List<KerasLayer> layers) {
        // Before Keras 2.2.3 the configuration was the list itself.
        JsonNode config = model.path("config");
        JsonNode list = config.isArray() ? config : config.path("layers");
        boolean functional = !model.path("class_name").asText("").equals("Sequential");
        String before = null;
        int index = 0;
        List<KerasLayer> siblings = new ArrayList<>();
        for (JsonNode node : list) {
            KerasLayer layer = KerasLayer.of(node, containers, List.copyOf(siblings), origin);
            siblings.add(layer.alone());
            if (layers.size() >= MAXIMUM_LAYERS || containers.size() >= MAXIMUM_DEPTH) {
                throw layer.unsupported("there are more layers, or models within models, than are known");
            }
            if (functional) {
                requireChain(node, layer, before, index++);
                before = node.path("name").asText(layer.name());
            }
            if (isModel(layer.type())) {
                List<KerasLayer> within = new ArrayList<>(containers);
                within.add(layer);
                add(node, within, origin, layers);
            } else {
                layers.add(layer);
            }
        }
    }

    /** Checks that each layer's only input is the layer before it in the list. */
    private static void requireChain(JsonNode node, KerasLayer layer, String before, int index) {
        Set<String> sources = new HashSet<>();
        JsonNode inbound = node.path("inbound_nodes");
        collect(inbound, sources, 0);
        boolean input = layer.type().equals("InputLayer") && sources.isEmpty();
        if (index == 0 ? !input : inbound.size() != 1 || !sources.equals(Set.of(before))) {
            throw layer.unsupported(
                    "it takes " + sources + ", and only chains of layers are known, each of which takes what the one "
                            + "before it gives. The model is functional; rebuild it as keras.Sequential, if it is a chain");
        }
    }

    /** Names of the input layers of a call: {@code keras_history} in Keras 3, lists of a name and two numbers in Keras 2. */
    private static void collect(JsonNode node, Set<String> sources, int depth) {
        if (depth > 20) {
            return;
        }
        JsonNode history = node.path("keras_history");
        if (history.isArray()) {
            sources.add(history.path(0).asText());
            return;
        }
        if (node.isArray()
                && node.size() >= 3
                && node.get(0).isTextual()
                && node.get(1).isInt()
                && node.get(2).isInt()) {
            sources.add(node.get(0).asText());
            return;
        }
        for (JsonNode child : node) {
            collect(child, sources, depth + 1);
        }
    }
}
