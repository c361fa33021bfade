package org.digitmill.model.keras;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.digitmill.InputException;
import org.digitmill.JsonMappers;
import org.digitmill.Sha256;
import org.digitmill.Versions;
import org.digitmill.model.Calibration;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.chain.LayerChain;
import org.digitmill.network.NetworkInput;
import org.digitmill.network.NetworkSpecification;

/** Imports a Keras file as a model. */
public final class KerasModel {
    private KerasModel() {}

    /**
     * Imports a model. Its probabilities are Keras's own: they are not calibrated, and no digit needs review.
     *
     * @param content an HDF5 file that {@code model.save} or {@code model.save_weights} wrote, or a {@code .keras} file
     * @param json the text of {@code model.to_json()}, if the file contains weights alone
     * @param origin name of the file in messages
     * @param name name of the model in the model file
     * @param scale the greatest pixel that the model was trained with, such as 1 or 255; where nothing is said, 255 for a model that
     *     begins with a layer Rescaling, else 1
     * @throws InputException naming what is wrong, or the layer that is not supported
     */
    public static ModelBundle read(
            byte[] content, Optional<String> json, String origin, String name, OptionalDouble scale) {
        if (KerasArchive.isArchive(content)) {
            KerasArchive archive = KerasArchive.read(content, origin);
            return Hdf5File.read(
                    archive.weights(),
                    origin,
                    file -> model(file, json.orElse(archive.config()), content, origin, name, scale));
        }
        return Hdf5File.read(content, origin, file -> {
            String config = json.or(() -> file.text("", "model_config"))
                    .orElseThrow(
                            () -> new InputException(
                                    origin
                                            + " holds weights, but no description of the layers. Give the model's to_json() by --layers."));
            return model(file, config, content, origin, name, scale);
        });
    }

    private static ModelBundle model(
            Hdf5File file, String config, byte[] content, String origin, String name, OptionalDouble scale) {
        List<KerasLayer> layers = KerasLayers.of(parsed(config, origin), origin);
        double greatest = scale.orElse(KerasChain.beginsWithRescaling(layers) ? 255 : 1);
        Set<String> leftOut = new TreeSet<>();
        LayerChain chain = KerasChain.translate(layers, KerasWeights.find(file, layers), greatest, leftOut);
        boolean softmax;
        try {
            softmax = chain.end();
        } catch (IllegalArgumentException misfit) {
            throw layers.get(layers.size() - 1).unsupported(misfit.getMessage());
        }
        NetworkSpecification network = new NetworkSpecification(
                NetworkSpecification.nameOf(name, "keras"), "Imported from Keras.", NetworkInput.DIGIT, chain.layers());
        Map<String, Object> training = new TreeMap<>();
        if (softmax) {
            training.put("added", "softmax");
        }
        if (!leftOut.isEmpty()) {
            training.put("left_out", List.copyOf(leftOut));
        }
        training.put("greatest_pixel", greatest);
        training.put("imported_from", "Keras");
        training.put("keras_file_sha256", Sha256.hex(content));
        file.text("", "keras_version").ifPresent(version -> training.put("keras_version", version));
        return ModelBundle.of(
                network,
                chain.weights(),
                Calibration.NONE,
                new ModelBundle.Provenance(name, training, Map.of(), Map.of(), Versions.all()));
    }

    private static JsonNode parsed(String config, String origin) {
        try {
            // In an HDF5 file, the text may be padded with zeros.
            return JsonMappers.PLAIN
                    .reader()
                    .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(config);
        } catch (JsonProcessingException broken) {
            throw new InputException(
                    "The description of the layers of " + origin + " is no JSON: " + broken.getOriginalMessage() + ".",
                    broken);
        }
    }
}
