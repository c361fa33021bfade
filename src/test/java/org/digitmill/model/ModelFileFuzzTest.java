package org.digitmill.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.digitmill.InputException;
import org.digitmill.Sha256;
import org.digitmill.fuzz.FuzzContract;
import org.digitmill.network.ActivationFunction;
import org.digitmill.network.LayerSpecification.Dense;
import org.digitmill.network.LayerSpecification.GlobalAveragePooling;
import org.digitmill.network.NetworkInput;
import org.digitmill.network.NetworkJson;
import org.digitmill.network.NetworkSpecification;

/** Fuzzing of model files: damaged files, and intact files with a damaged manifest. */
class ModelFileFuzzTest extends FuzzContract {
    private static final NetworkSpecification NETWORK = new NetworkSpecification(
            "small",
            "A small one.",
            NetworkInput.DIGIT,
            List.of(new GlobalAveragePooling(), new Dense(10, ActivationFunction.SOFTMAX)));

    private final ModelBundle plain = ModelBundle.of(
            NETWORK,
            new byte[(int) NETWORK.parameters() * Float.BYTES],
            new Calibration(1.5, 0.9, 0.001),
            new ModelBundle.Provenance("m", Map.of("seed", 5), Map.of(), Map.of(), Map.of("java", "17")));

    @Override
    protected List<byte[]> seeds() throws IOException {
        byte[] file = ModelFile.write(plain);
        byte[] novelty = ModelFile.write(new ModelBundle(
                new ModelManifest(
                        ModelManifest.FORMAT,
                        ModelManifest.VERSION,
                        "n",
                        "2026-01-01T00:00:00Z",
                        NETWORK.name(),
                        NETWORK.parameters(),
                        plain.manifest().weights(),
                        plain.manifest().calibration(),
                        new TestTimeAugmentation(0.5),
                        new NoveltyRule(1, List.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1), 0.5, 0.01),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(
                                ModelFile.NETWORK,
                                plain.manifest().sha256().get(ModelFile.NETWORK),
                                ModelFile.WEIGHTS,
                                plain.sha256(),
                                ModelFile.REFERENCES,
                                Sha256.hex(new byte[10]))),
                NETWORK,
                plain.weights(),
                new byte[10]));
        return List.of(file, novelty, manifest(file), manifest(novelty));
    }

    private static byte[] manifest(byte[] file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            zip.getNextEntry();
            return zip.readAllBytes();
        }
    }

    @Override
    protected void parse(byte[] input) throws Exception {
        read(input);
        if (input.length > 0 && input[0] != 'P') {
            read(withManifest(input));
        }
    }

    private static void read(byte[] file) {
        try {
            ModelFile.read(file, "fuzz.model");
        } catch (InputException documented) {
            // As it should be.
        }
    }

    private byte[] withManifest(byte[] manifest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, ModelFile.MANIFEST, manifest);
            put(zip, ModelFile.NETWORK, NetworkJson.write(NETWORK).getBytes(StandardCharsets.UTF_8));
            put(zip, ModelFile.WEIGHTS, plain.weights());
            if (new String(manifest, StandardCharsets.UTF_8).contains("\"references\"")) {
                put(zip, ModelFile.REFERENCES, new byte[10]);
            }
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
