package org.digitmill.cli.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.digitmill.cli.Invocation;
import org.digitmill.cli.common.Home;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.model.Calibration;
import org.digitmill.model.Classifier;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.ModelFile;
import org.digitmill.model.RandomModels;
import org.digitmill.network.NetworkCatalog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code export --onnx} and {@code import --onnx}. */
class ModelExchangeTest {
    private static final int DIGITS = 20;
    private static final byte[] PIXELS = SyntheticDigits.draw(DIGITS, 5).pixels();

    @TempDir
    Path directory;

    private Path model;
    private Path onnx;
    private Path back;

    @BeforeEach
    void writeModel() throws IOException {
        model = directory.resolve("two-conv.model");
        onnx = directory.resolve("out").resolve("two-conv.onnx");
        back = directory.resolve("back.model");
        Files.write(
                model,
                ModelFile.write(RandomModels.of(
                        new NetworkCatalog(Optional.empty()).find("two-conv"), new Calibration(1.5, 0.9, 0.001))));
    }

    @Test
    void aModelGoesOutAndComesBack() throws IOException {
        Invocation exported = run("export", "--onnx", onnx.toString(), "--model", model.toString(), "--json");
        assertEquals(0, exported.status(), exported.messages());
        JsonNode result = new ObjectMapper().readTree(exported.results());
        assertEquals("two-conv", result.get("network").asText());
        assertEquals("pixels", result.get("input").asText());
        assertEquals(Files.size(onnx), result.get("bytes").asLong());

        Invocation imported = run("import", "--onnx", onnx.toString(), "--model", back.toString());
        assertEquals(0, imported.status(), imported.messages());
        assertArrayEquals(probabilities(model), probabilities(back), 1e-5f);
    }

    @Test
    void theModelThatComesWithTheProgramGoesOut() {
        Invocation exported = run("export", "--onnx", onnx.toString());
        assertEquals(0, exported.status(), exported.messages());
        assertTrue(exported.results().contains("opset 13"), exported.results());
    }

    @Test
    void aFileThatIsNoneIsWrongInput() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.onnx"), "no graph");
        Invocation refused = run("import", "--onnx", broken.toString(), "--model", back.toString());
        assertEquals(3, refused.status());
        assertTrue(refused.messages().contains("broken.onnx"), refused.messages());
        assertEquals(1, refused.messages().lines().count(), refused.messages());
        Invocation missing = run("import", "--onnx", directory.resolve("none").toString(), "--model", back.toString());
        assertEquals(3, missing.status());
        Invocation noModel = run(
                "export",
                "--onnx",
                onnx.toString(),
                "--model",
                directory.resolve("none").toString());
        assertEquals(3, noModel.status());
    }

    @Test
    void oneFileIsImported() {
        assertEquals(2, run("import", "--model", back.toString()).status());
        assertEquals(
                2,
                run("import", "--onnx", "a", "--keras", "b", "--model", back.toString())
                        .status());
        assertEquals(
                2,
                run("import", "--onnx", "a", "--layers", "b", "--model", back.toString())
                        .status());
    }

    private static float[] probabilities(Path file) throws IOException {
        ModelBundle bundle = ModelFile.read(Files.readAllBytes(file), file.toString());
        try (Classifier classifier = bundle.classifier()) {
            return classifier.probabilities(PIXELS, DIGITS);
        }
    }

    private static Invocation run(String... arguments) {
        return Invocation.of(new Home(Optional.empty()), arguments);
    }
}
