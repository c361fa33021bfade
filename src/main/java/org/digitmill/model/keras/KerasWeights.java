package org.digitmill.model.keras;

import io.jhdf.api.Attribute;
import io.jhdf.api.Group;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.digitmill.InputException;

/** Where in an HDF5 file the arrays of each layer are. */
final class KerasWeights {
    private final Hdf5File file;
    private final Map<String, List<String>> paths = new HashMap<>();

    private KerasWeights(Hdf5File file) {
        this.file = file;
    }

    /** Finds them in a file of either form: with a list of names for each layer, or Keras 3's with numbered arrays. */
    static KerasWeights find(Hdf5File file, List<KerasLayer> layers) {
        KerasWeights weights = new KerasWeights(file);
        if (file.group("model_weights").isPresent()) {
            weights.named("model_weights");
        } else if (file.group("layers").isPresent()) {
            weights.numbered(layers);
        } else {
            weights.named("");
        }
        return weights;
    }

    private void named(String root) {
        for (String layer : file.names(root, "layer_names")) {
            String group = root + "/" + layer;
            paths.put(
                    layer,
                    file.names(group, "weight_names").stream()
                            .map(name -> group + "/" + name)
                            .toList());
        }
    }

    /** A group says which layer it is of; where it does not, it is called after the layer's class, counted. */
    private void numbered(List<KerasLayer> layers) {
        Map<String, String> byName = new HashMap<>();
        Group groups = file.group("layers").orElseThrow();
        for (String child : groups.getChildren().keySet()) {
            file.group("layers/" + child + "/vars")
                    .map(vars -> vars.getAttribute("name"))
                    .map(Attribute::getData)
                    .filter(String.class::isInstance)
                    .ifPresent(name -> byName.put((String) name, child));
        }
        Map<String, Integer> seen = new HashMap<>();
        for (KerasLayer layer : layers) {
            String type = snakeCase(layer.type());
            int before = seen.merge(type, 1, Integer::sum) - 1;
            String counted = before == 0 ? type : type + "_" + before;
            String group = "layers/" + byName.getOrDefault(layer.name(), counted) + "/vars";
            int arrays =
                    file.group(group).map(Group::getChildren).map(Map::size).orElse(0);
            paths.put(
                    layer.name(),
                    IntStream.range(0, arrays).mapToObj(i -> group + "/" + i).toList());
        }
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
        List<String> found = paths.getOrDefault(layer.name(), List.of());
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
}
