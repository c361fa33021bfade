package org.digitmill.model.keras;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.digitmill.InputException;
import org.digitmill.Versions;
import org.digitmill.model.Calibration;
import org.digitmill.model.Digests;
import org.digitmill.model.ModelBundle;
import org.digitmill.network.NetworkInput;
import org.digitmill.network.NetworkSpecification;

/** Makes a model of ours of a Keras file. */
public final class KerasModel {
    /** More than any reader of 28×28 pixels has: 200 MB. */
    private static final long MAXIMUM_PARAMETERS = 50_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private KerasModel() {}

    /**
     * Imports a model. Its probabilities are Keras's own: nothing is calibrated, and no digit needs review.
     *
     * @param content an HDF5 file that {@code model.save} or {@code model.save_weights} wrote, or a {@code .keras} file
     * @param json what {@code model.to_json()} gave, where the file holds weights alone
     * @param origin what to call the file in messages
     * @param name what the model file will say of its own name
     * @param scale the greatest pixel that the model was trained with, such as 1 or 255; where nothing is said, 255 for a model that
     *     begins with a layer Rescaling, else 1
     * @throws InputException naming what is wrong, or the layer that has no counterpart
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
        KerasLayers layers = KerasLayers.of(parsed(config, origin), origin);
        NetworkSpecification network = new NetworkSpecification(
                NetworkSpecification.nameOf(name, "keras"),
                "Imported from Keras.",
                NetworkInput.DIGIT,
                layers.specifications());
        if (network.parameters() > MAXIMUM_PARAMETERS) {
            throw new InputException("The model in %s has %,d parameters; at most %,d are imported."
                    .formatted(origin, network.parameters(), MAXIMUM_PARAMETERS));
        }
        List<KerasLayer> sources =
                layers.translated().stream().map(KerasLayers.Translated::source).toList();
        double greatest = scale.orElse(layers.rescaling().isPresent() ? 255 : 1);
        double factor = greatest * layers.rescaling().orElse(1);
        byte[] weights = WeightBytes.of(network, sources, KerasWeights.find(file, layers.all()), factor);
        Map<String, Object> training = new TreeMap<>();
        training.put("greatest_pixel", greatest);
        training.put("imported_from", "Keras");
        training.put("keras_file_sha256", Digests.sha256(content));
        file.text("", "keras_version").ifPresent(version -> training.put("keras_version", version));
        return ModelBundle.of(
                network,
                weights,
                Calibration.NONE,
                new ModelBundle.Provenance(name, training, Map.of(), Map.of(), Versions.all()));
    }

    private static JsonNode parsed(String config, String origin) {
        try {
            return MAPPER.readTree(config);
        } catch (JsonProcessingException broken) {
            throw new InputException(
                    "The description of the layers of " + origin + " is no JSON: " + broken.getOriginalMessage() + ".",
                    broken);
        }
    }
}
