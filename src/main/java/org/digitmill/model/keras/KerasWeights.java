package org.digitmill.model.keras;

import io.jhdf.api.Attribute;
import io.jhdf.api.Group;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.digitmill.InputException;

/** Finds the arrays of each layer in an HDF5 file. */
final class KerasWeights {
    private final Hdf5File file;
    private final Map<KerasLayer, List<String>> paths = new IdentityHashMap<>();

    private KerasWeights(Hdf5File file) {
        this.file = file;
    }

    /** Finds the arrays in a file of either form: with a list of names for each layer, or with numbered arrays as in Keras 3. */
    static KerasWeights find(Hdf5File file, List<KerasLayer> layers) {
        KerasWeights weights = new KerasWeights(file);
        if (file.group("model_weights").isPresent()) {
            weights.named("model_weights", layers);
        } else if (file.group("layers").isPresent()) {
            layers.forEach(weights::numbered);
        } else {
            weights.named("", layers);
        }
        return weights;
    }

    private void named(String root, List<KerasLayer> layers) {
        Map<String, List<String>> groups = new HashMap<>();
        for (String layer : file.names(root, "layer_names")) {
            String group = root + "/" + layer;
            groups.put(
                    layer,
                    file.names(group, "weight_names").stream()
                            .map(name -> group + "/" + name)
                            .toList());
        }
        for (KerasLayer layer : layers) {
            boolean within = !layer.containers().isEmpty();
            String group = within ? layer.containers().get(0).name() : layer.name();
            // The arrays of a model within the model lie in one group, under the names of its layers.
            paths.put(
                    layer,
                    groups.getOrDefault(group, List.of()).stream()
                            .filter(path -> !within || path.contains("/" + layer.name() + "/"))
                            .toList());
        }
    }

    private void numbered(KerasLayer layer) {
        String place = "";
        for (KerasLayer container : layer.containers()) {
            place = place + "layers/" + child(container, place) + "/";
        }
        String group = place + "layers/" + child(layer, place) + "/vars";
        int arrays = file.group(group).map(Group::getChildren).map(Map::size).orElse(0);
        paths.put(
                layer, IntStream.range(0, arrays).mapToObj(i -> group + "/" + i).toList());
    }

    /** A group names its layer; if it does not, its name is the layer's class with a counter. */
    private String child(KerasLayer layer, String place) {
        Group groups = file.group(place + "layers").orElse(null);
        if (groups != null) {
            for (String child : groups.getChildren().keySet()) {
                boolean named = file.group(place + "layers/" + child + "/vars")
                        .map(vars -> vars.getAttribute("name"))
                        .map(Attribute::getData)
                        .filter(layer.name()::equals)
                        .isPresent();
                if (named) {
                    return child;
                }
            }
        }
        String type = snakeCase(layer.type());
        long before = layer.before().stream()
                .filter(other -> snakeCase(other.type()).equals(type))
                .count();
        return before == 0 ? type : type + "_" + before;
    }

    /** Keras's own way: Conv2D is conv2d, MaxPooling2D is max_pooling2d, ReLU is re_lu. */
    private static String snakeCase(String type) {
        return type.replaceAll("\\W+", "")
                .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }

    /** @return as many arrays as there are shapes, in C order */
    float[][] of(KerasLayer layer, int[]... shapes) {
        List<String> found = paths.getOrDefault(layer, List.of());
        if (found.size() != shapes.length) {
            throw new InputException("Layer \"%s\" (%s) of %s has %d arrays of weights, but needs %d."
                    .formatted(layer.name(), layer.type(), layer.origin(), found.size(), shapes.length));
        }
        float[][] arrays = new float[shapes.length][];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = file.numbers(found.get(i), shapes[i]);
        }
        return arrays;
    }

    /** A kernel and its bias; zeros where the layer has none. */
    float[][] withBias(KerasLayer layer, int units, int... kernel) {
        return layer.flag("use_bias", true)
                ? of(layer, kernel, new int[] {units})
                : new float[][] {of(layer, kernel)[0], new float[units]};
    }

    /** Mean and variance of a layer Normalization; the file has a count after them. */
    float[][] statistics(KerasLayer layer, int... shape) {
        List<String> found = paths.getOrDefault(layer, List.of());
        if (found.size() < 2) {
            throw layer.unsupported("its mean and variance are not in the file");
        }
        return new float[][] {file.numbers(found.get(0), shape), file.numbers(found.get(1), shape)};
    }
}
