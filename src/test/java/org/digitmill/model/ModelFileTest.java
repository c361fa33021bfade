package org.digitmill.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.InputException;
import org.digitmill.network.Acceleration;
import org.digitmill.network.NetworkCatalog;
import org.digitmill.network.NetworkFactory;
import org.digitmill.network.NetworkSpecification;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.NoOp;

class ModelFileTest {
    private static final NetworkSpecification NETWORK = new NetworkCatalog(Optional.empty()).find("two-conv");
    private static MultiLayerNetwork trained;
    private static ModelBundle model;
    private static byte[] file;

    @BeforeAll
    static void write() {
        trained = new NetworkFactory(Acceleration.best()).create(NETWORK, 5, new NoOp());
        model = ModelBundle.of(
                NETWORK,
                trained,
                new Calibration(1.5, 0.9, 0.001),
                new ModelBundle.Provenance("m", Map.of("seed", 5), Map.of(), Map.of(), Map.of("java", "17")));
        file = ModelFile.write(model);
    }

    @Test
    void classifiesAsBeforeItWasWritten() {
        byte[] digits = new byte[100 * 784];
        new Random(1).nextBytes(digits);

        ModelBundle copy = ModelFile.read(file, "copy");

        assertEquals(model.manifest(), copy.manifest());
        try (Classifier before = new NetworkClassifier(trained.clone(), 1.5);
                Classifier after = copy.classifier()) {
            assertArrayEquals(before.probabilities(digits, 100), after.probabilities(digits, 100), 1e-5f);
        }
    }

    @Test
    void digitIsReadAlikeInAnyCompany() {
        byte[] digits = new byte[70 * 784];
        new Random(2).nextBytes(digits);

        try (Classifier classifier = model.classifier()) {
            float[] together = classifier.probabilities(digits, 70);
            for (int i : new int[] {0, 5, 63, 64, 69}) {
                byte[] alone = Arrays.copyOfRange(digits, i * 784, (i + 1) * 784);
                assertArrayEquals(
                        Arrays.copyOfRange(together, i * 10, i * 10 + 10), classifier.probabilities(alone, 1));
            }
        }
    }

    @Test
    void weightsLieInTheFileAsTheManifestSays() throws IOException {
        Map<String, byte[]> parts = unzip(file);
        ByteBuffer weights = ByteBuffer.wrap(parts.get("weights.bin")).order(ByteOrder.LITTLE_ENDIAN);

        assertEquals("conv2d_1/kernel", model.manifest().weights().get(0).name());
        assertEquals(
                trained.getLayer(0).paramTable().get("W").getFloat(3, 0, 2, 1),
                weights.getFloat(4 * (3 * 9 + 2 * 3 + 1)));
        assertEquals(121_930 * 4, weights.capacity());
    }

    @Test
    void sameModelGivesTheSameBytes() {
        assertArrayEquals(file, ModelFile.write(model));
    }

    @Test
    void refusesWhatIsNoModel() {
        assertRefused(new byte[0], "no zip with an entry manifest.json");
        assertRefused("not a model".getBytes(StandardCharsets.UTF_8), "no zip with an entry manifest.json");
        assertRefused(Arrays.copyOf(file, file.length / 2), "not a model that can be used");
    }

    @Test
    void refusesPartsThatDoNotBelong() throws IOException {
        assertRefused(rezip(Map.of("payload.ser", new byte[] {1}), ""), "an entry payload.ser");
        assertRefused(rezip(Map.of(), "weights.bin"), "no zip with an entry weights.bin");
        assertRefused(rezip(Map.of("references.bin", new byte[] {1}), ""), "references.bin are not of one model");
    }

    @Test
    void refusesEveryChangeOfWeightsAndNetwork() throws IOException {
        byte[] weights = unzip(file).get("weights.bin");
        weights[1000] ^= 1;
        assertRefused(rezip(Map.of("weights.bin", weights), ""), "weights.bin has the digest");
        assertRefused(rezip(Map.of("weights.bin", Arrays.copyOf(weights, 400)), ""), "weights.bin has the digest");
        byte[] network = unzip(file).get("network.json");
        network[network.length - 2] = ' ';
        assertRefused(rezip(Map.of("network.json", network), ""), "network.json has the digest");
    }

    @Test
    void readsFilesOfVersion1() throws IOException {
        String manifest = new String(unzip(file).get("manifest.json"), StandardCharsets.UTF_8);
        String older = manifest.replace("\"format_version\" : 3", "\"format_version\" : 1")
                .replace("  \"novelty\" : null,\n", "")
                .replaceFirst("  \"test_time_augmentation\" : \\{[^}]*},\n", "");
        assertTrue(!older.contains("novelty") && !older.contains("augmentation"), older);

        ModelBundle read = ModelFile.read(rezip(Map.of("manifest.json", bytes(older)), ""), "older");

        assertEquals(model.sha256(), read.sha256());
        assertArrayEquals(model.weights(), read.weights());
        assertEquals(TestTimeAugmentation.NONE, read.manifest().testTimeAugmentation());
    }

    @Test
    void refusesAManifestOfAnotherFormat() throws IOException {
        String manifest = new String(unzip(file).get("manifest.json"), StandardCharsets.UTF_8);
        assertRefused(
                rezip(
                        Map.of(
                                "manifest.json",
                                bytes(manifest.replace("\"format_version\" : 3", "\"format_version\" : 4"))),
                        ""),
                "version 3");
        assertRefused(
                rezip(
                        Map.of(
                                "manifest.json",
                                bytes(manifest.replaceFirst("\\{", "{\"class\": \"java.lang.Runtime\","))),
                        ""),
                "class");
        assertRefused(rezip(Map.of("manifest.json", bytes("{}")), ""), "manifest");
        String nothing = manifest.replaceFirst("(\"test_time_augmentation\" : )\\{[^}]*}", "$1null");
        assertRefused(rezip(Map.of("manifest.json", bytes(nothing)), ""), "no test_time_augmentation");
        String unlikely = manifest.replace("\"below\" : 0.0", "\"below\" : 1.5");
        assertRefused(rezip(Map.of("manifest.json", bytes(unlikely)), ""), "augmentation is 1.5");
        assertRefused(
                rezip(Map.of("manifest.json", bytes(manifest.replaceFirst("conv2d_1/bias", "conv2d_1/base"))), ""),
                "wants the weights");
    }

    /** Found by fuzzing: four bytes that begin with zeros are UTF-32 to the library. */
    @Test
    void refusesAManifestThatIsNoText() throws IOException {
        byte[] manifest = Base64.getDecoder().decode("AAAAABQACAgIAAAAIQAAAFwAAAAAAAAAAAAA");
        assertRefused(rezip(Map.of("manifest.json", manifest), ""), "manifest");
    }

    @Test
    void refusesAManifestWithNothingWhereSomethingMustBe() throws IOException {
        String manifest = new String(unzip(file).get("manifest.json"), StandardCharsets.UTF_8);
        for (String field : new String[] {"weights", "sha256"}) {
            String nothing = manifest.replaceFirst("(?s)(\"" + field + "\" : )(\\[ \\{.*?} ]|\\{[^}]*})", "$1null");
            assertTrue(nothing.contains("\"" + field + "\" : null"), nothing);
            assertRefused(
                    rezip(Map.of("manifest.json", bytes(nothing)), ""), field.equals("weights") ? field : "digest");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRefused(byte[] content, String reason) {
        InputException error = assertThrows(InputException.class, () -> ModelFile.read(content, "some.model"));
        assertTrue(error.getMessage().contains("some.model"), error.getMessage());
        assertTrue(error.getMessage().contains(reason), error.getMessage());
    }

    private static Map<String, byte[]> unzip(byte[] content) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static byte[] rezip(Map<String, byte[]> changed, String without) throws IOException {
        Map<String, byte[]> parts = unzip(file);
        parts.putAll(changed);
        parts.remove(without);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
