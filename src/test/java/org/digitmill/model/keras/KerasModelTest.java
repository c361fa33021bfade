package org.digitmill.model.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.InputException;
import org.digitmill.model.Classifier;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.ModelFile;
import org.digitmill.model.NetworkClassifier;
import org.digitmill.network.Acceleration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that {@code make_models.py}, beside the files, made with Keras 3.15, and what Keras says of four digits. */
class KerasModelTest {
    private static final int DIGITS = 4;

    @ParameterizedTest
    @CsvSource({
        "convolutions.h5, convolutions",
        "convolutions.keras, convolutions",
        "normalized.h5, normalized",
        "normalized.keras, normalized",
        "separate-softmax.keras, separate-softmax",
        "separate-layers.h5, separate-layers",
        "flat.h5, flat",
        "slopes.keras, slopes",
        "slopes.h5, slopes",
        "layer-normalized.keras, layer-normalized",
        "layer-normalized.h5, layer-normalized",
        "gaussian.keras, gaussian"
    })
    void anImportedModelSaysWhatKerasSays(String file, String expected) throws IOException {
        assertSaysTheSame(read(file, Optional.empty()), expected);
    }

    @Test
    void weightsAloneAreImportedWithTheDescriptionOfTheLayers() throws IOException {
        Optional<String> layers = Optional.of(new String(resource("convolutions.json"), StandardCharsets.UTF_8));
        assertSaysTheSame(read("convolutions.weights.h5", layers), "convolutions");
        assertMistake("--layers", () -> read("convolutions.weights.h5", Optional.empty()));
    }

    @Test
    void pixelsOfAnotherScaleAreTakenIn() throws IOException {
        byte[] pixels = new byte[DIGITS * 784];
        byte[] doubled = new byte[pixels.length];
        Random random = new Random(3);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) random.nextInt(128);
            doubled[i] = (byte) (2 * pixels[i]);
        }
        for (String file : List.of("convolutions.h5", "flat.h5")) {
            float[] expected = probabilities(read(file, Optional.empty()), doubled);
            float[] scaled = probabilities(read(file, Optional.empty(), OptionalDouble.of(2)), pixels);
            assertArrayEquals(expected, scaled, 1e-4f);
        }
        String layers = new String(resource("convolutions.json"), StandardCharsets.UTF_8);
        // 255 is what such a layer expects: 2 / 255 of that doubles.
        int first = layers.indexOf("{", layers.indexOf("\"layers\""));
        int second = layers.indexOf("Conv2D");
        int at = layers.lastIndexOf("{\"module\"", second);
        assertTrue(at > first, layers);
        String rescaling = "{\"class_name\": \"Rescaling\", \"config\": {\"name\": \"rescaling\", \"scale\": "
                + 2.0 / 255 + ", \"offset\": 0.0}}, ";
        ModelBundle rescaled = read(
                "convolutions.weights.h5", Optional.of(layers.substring(0, at) + rescaling + layers.substring(at)));
        assertArrayEquals(
                probabilities(read("convolutions.h5", Optional.empty()), doubled),
                probabilities(rescaled, pixels),
                1e-4f);
    }

    private static float[] probabilities(ModelBundle bundle, byte[] pixels) {
        try (Classifier classifier = bundle.classifier()) {
            return classifier.probabilities(pixels, DIGITS);
        }
    }

    @Test
    void theModelFileSaysWhereItCameFrom() throws IOException {
        ModelBundle bundle = read("normalized.h5", Optional.empty());
        assertEquals("Keras", bundle.manifest().training().get("imported_from"));
        assertEquals("normalized", bundle.network().name());
        ModelBundle written = ModelFile.read(ModelFile.write(bundle), "test");
        assertEquals(bundle.sha256(), written.sha256());
    }

    @ParameterizedTest
    @CsvSource({"lambda.h5, Lambda"})
    void whatCannotBeImportedIsNamed(String file, String named) {
        assertMistake(named, () -> read(file, Optional.empty()));
    }

    @Test
    void whatOnceCouldNotBeImportedNowIs() throws IOException {
        assertTrue(read("unsupported.h5", Optional.empty()).network().toString().contains("LeakyRectifier[slope=0.1"));
        assertEquals(7850, read("functional.h5", Optional.empty()).network().parameters());
    }

    @Test
    void weightsOfAnotherShapeAreRefusedByName() throws IOException {
        String layers = new String(resource("convolutions.json"), StandardCharsets.UTF_8)
                .replace("\"units\": 12", "\"units\": 13");
        assertMistake("dense", () -> read("convolutions.weights.h5", Optional.of(layers)));
        String huge = new String(resource("convolutions.json"), StandardCharsets.UTF_8)
                .replace("\"units\": 12", "\"units\": 2000000000");
        assertMistake("parameters", () -> read("convolutions.weights.h5", Optional.of(huge)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"convolutions.h5", "convolutions.keras"})
    void aDamagedFileIsAMistakeOfTheUserWhateverIsWrong(String file) throws IOException {
        byte[] whole = resource(file);
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 150; i++) {
            byte[] damaged = i % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int j = 0; j < 20 && damaged.length > 0; j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                KerasModel.read(damaged, Optional.empty(), file, "damaged.model", OptionalDouble.empty());
            } catch (InputException told) {
                refused++;
            }
        }
        assertTrue(refused > 50, "Only " + refused + " of 150 damaged files were refused");
    }

    @Test
    void textAndNothingAreRefused() {
        for (String content : List.of("", "P", "PK\3\4", "a text")) {
            assertThrows(
                    InputException.class,
                    () -> KerasModel.read(
                            content.getBytes(StandardCharsets.UTF_8),
                            Optional.empty(),
                            "f",
                            "m",
                            OptionalDouble.empty()));
        }
    }

    private static void assertMistake(String named, org.junit.jupiter.api.function.Executable reading) {
        String message = assertThrows(InputException.class, reading).getMessage();
        assertTrue(message.contains(named), message);
    }

    private static void assertSaysTheSame(ModelBundle bundle, String expected) throws IOException {
        float[] keras = numbers(expected + ".txt");
        for (Acceleration acceleration : Acceleration.values()) {
            if (acceleration == Acceleration.ONEDNN && Acceleration.best() != Acceleration.ONEDNN) {
                continue;
            }
            MultiLayerNetwork network = bundle.restore(acceleration);
            try (Classifier classifier = new NetworkClassifier(network, 1)) {
                float[] ours = classifier.probabilities(digits(), DIGITS);
                for (int i = 0; i < keras.length; i++) {
                    assertEquals(keras[i], ours[i], 1e-4, acceleration + ", number " + i);
                }
            }
        }
    }

    /** The digits of {@code make_models.py}. */
    private static byte[] digits() {
        byte[] pixels = new byte[DIGITS * 784];
        for (int k = 0; k < DIGITS; k++) {
            for (int i = 0; i < 784; i++) {
                pixels[k * 784 + i] = (byte) (i * (k + 3) * 7 + i / 28 * (k + 1) * 13);
            }
        }
        return pixels;
    }

    private static ModelBundle read(String file, Optional<String> layers) throws IOException {
        return read(file, layers, OptionalDouble.empty());
    }

    private static ModelBundle read(String file, Optional<String> layers, OptionalDouble scale) throws IOException {
        return KerasModel.read(resource(file), layers, file, file.replaceFirst("\\..*", "") + ".model", scale);
    }

    private static float[] numbers(String file) throws IOException {
        String[] words =
                new String(resource(file), StandardCharsets.UTF_8).trim().split("\\s+");
        float[] numbers = new float[words.length];
        for (int i = 0; i < words.length; i++) {
            numbers[i] = Float.parseFloat(words[i]);
        }
        return numbers;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = KerasModelTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
