package org.digitmill.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.digitmill.InputException;
import org.digitmill.JsonMappers;
import org.digitmill.Sha256;
import org.digitmill.network.NetworkInput;
import org.digitmill.network.NetworkJson;
import org.digitmill.network.NetworkSpecification;

/**
 * The model file: a zip of {@code manifest.json}, {@code network.json}, {@code weights.bin} and, if the manifest has a novelty rule,
 * {@code references.bin}, in that order and nothing else.
 *
 * <p>A model file is not trusted: sizes are bounded before memory is allocated, every digest and shape is checked, and no Java object is
 * deserialised.
 */
public final class ModelFile {
    static final String MANIFEST = "manifest.json";
    static final String NETWORK = "network.json";
    static final String WEIGHTS = "weights.bin";
    static final String REFERENCES = "references.bin";
    private static final int MAXIMUM_JSON_BYTES = 4 << 20;
    private static final int MAXIMUM_WEIGHT_BYTES = 1 << 30;

    private ModelFile() {}

    /** The bytes of a model file. The same model gives the same bytes. */
    public static byte[] write(ModelBundle model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(
                    zip,
                    MANIFEST,
                    JsonMappers.PLAIN.writerWithDefaultPrettyPrinter().writeValueAsBytes(model.manifest()));
            put(zip, NETWORK, NetworkJson.write(model.network()).getBytes(StandardCharsets.UTF_8));
            put(zip, WEIGHTS, model.weights());
            if (model.references() != null) {
                put(zip, REFERENCES, model.references());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /**
     * Reads a model file.
     *
     * @param origin name of the file in messages
     * @throws InputException with a message that says what is wrong
     */
    public static ModelBundle read(byte[] content, String origin) {
        Map<String, byte[]> parts = parts(content, origin);
        ModelManifest manifest = manifest(parts.get(MANIFEST), origin);
        boolean novelty = manifest.novelty() != null;
        if (novelty != parts.containsKey(REFERENCES)) {
            throw damaged(origin, "its manifest and its entry " + REFERENCES + " are not of one model");
        }
        for (String part : novelty ? List.of(NETWORK, WEIGHTS, REFERENCES) : List.of(NETWORK, WEIGHTS)) {
            String expected = manifest.sha256().get(part);
            String found = Sha256.hex(parts.get(part));
            if (!found.equals(expected)) {
                throw damaged(origin, part + " has the digest " + found + ", but the manifest says " + expected);
            }
        }
        NetworkSpecification network =
                NetworkJson.read(new String(parts.get(NETWORK), StandardCharsets.UTF_8), origin + "!" + NETWORK);
        requireShapes(manifest, network, parts.get(WEIGHTS).length, origin);
        byte[] references = parts.get(REFERENCES);
        if (novelty && references.length != manifest.novelty().bytes()) {
            throw damaged(
                    origin,
                    REFERENCES + " has " + references.length + " bytes, but the manifest says "
                            + manifest.novelty().bytes());
        }
        return new ModelBundle(manifest, network, parts.get(WEIGHTS), references);
    }

    private static Map<String, byte[]> parts(byte[] content, String origin) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                int limit =
                        switch (name) {
                            case MANIFEST, NETWORK -> MAXIMUM_JSON_BYTES;
                            case WEIGHTS, REFERENCES -> MAXIMUM_WEIGHT_BYTES;
                            default -> throw damaged(origin, "it has an entry " + name + " that no model has");
                        };
                if (parts.put(name, bounded(zip, limit, name, origin)) != null) {
                    throw damaged(origin, "it has the entry " + name + " twice");
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            // IllegalArgumentException for an entry whose name is not UTF-8.
            throw new InputException(damage(origin, broken.getMessage()), broken);
        }
        for (String name : new String[] {MANIFEST, NETWORK, WEIGHTS}) {
            if (!parts.containsKey(name)) {
                throw damaged(origin, "it is no zip with an entry " + name);
            }
        }
        return parts;
    }

    private static byte[] bounded(InputStream in, int limit, String name, String origin) throws IOException {
        byte[] bytes = in.readNBytes(limit);
        if (in.read() >= 0) {
            throw damaged(origin, "its entry " + name + " has more than " + limit + " bytes");
        }
        return bytes;
    }

    private static ModelManifest manifest(byte[] json, String origin) {
        try {
            JsonNode tree = JsonMappers.PLAIN.readTree(json);
            int version = tree.path("format_version").asInt();
            if (!ModelManifest.FORMAT.equals(tree.path("format").asText()) || version != ModelManifest.VERSION) {
                throw damaged(
                        origin,
                        "its manifest says " + tree.path("format").asText() + " version " + version
                                + ", but this program reads " + ModelManifest.FORMAT + " version "
                                + ModelManifest.VERSION);
            }
            return JsonMappers.PLAIN.treeToValue(tree, ModelManifest.class);
        } catch (JsonProcessingException broken) {
            throw new InputException(damage(origin, "its manifest: " + broken.getOriginalMessage()), broken);
        } catch (IOException broken) {
            // Bytes that are no text in any encoding.
            throw new InputException(damage(origin, "its manifest: " + broken.getMessage()), broken);
        }
    }

    private static void requireShapes(
            ModelManifest manifest, NetworkSpecification network, int weightBytes, String origin) {
        if ((network.reads() == NetworkInput.DIGIT) != (manifest.calibration() != null)) {
            throw damaged(
                    origin,
                    "its network reads " + network.reads().what() + ", but its manifest has "
                            + (manifest.calibration() == null ? "no" : "a") + " calibration");
        }
        if (!Weights.shapes(network).equals(manifest.weights())) {
            throw damaged(
                    origin,
                    "its network " + network.name() + " wants the weights " + Weights.shapes(network)
                            + ", but the manifest lists " + manifest.weights());
        }
        long expected = network.parameters() * Float.BYTES;
        if (weightBytes != expected || manifest.parameters() != network.parameters()) {
            throw damaged(
                    origin,
                    WEIGHTS + " has " + weightBytes + " bytes for " + manifest.parameters()
                            + " parameters, but the network wants " + expected + " for " + network.parameters());
        }
    }

    private static InputException damaged(String origin, String what) {
        return new InputException(damage(origin, what));
    }

    private static String damage(String origin, String what) {
        return "The file " + origin + " is not a model that can be used: " + what
                + ". Copy it again from where it was trained, or train a new one.";
    }
}
