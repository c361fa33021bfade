package org.digitmill.model.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.digitmill.InputException;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.image.pixel.InkShares;
import org.digitmill.model.Classifier;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.onnx.OnnxNet;
import org.digitmill.model.onnx.OnnxRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares imported Keras files, written by the test, with ONNX Runtime's outputs for the same network as ONNX. */
class KerasChainTest {
    private static final int DIGITS = 20;
    private static final byte[] PIXELS = SyntheticDigits.draw(DIGITS, 21).pixels();

    static Stream<Arguments> models() {
        return Stream.of(
                model("LeakyReLU, ELU, AveragePooling2D", twin -> {
                    twin.convolution(1, 6, 3, 1, 1, 1, "valid", "linear").layer("LeakyReLU", "'negative_slope':0.15");
                    twin.net.op("LeakyRelu", OnnxNet.real("alpha", 0.15));
                    twin.pool("AveragePooling2D", "AveragePool", 2, 2, "valid");
                    twin.convolution(6, 6, 3, 2, 1, 1, "same", "linear").layer("ELU", "'alpha':1.0");
                    twin.net.op("Elu");
                    twin.pool("AveragePooling2D", "AveragePool", 3, 2, "same");
                    return twin.flatten().dense(96, 10, "softmax");
                }),
                model("activations", twin -> twin.convolution(1, 4, 5, 2, 1, 1, "same", "selu")
                        .convolution(4, 4, 3, 2, 1, 1, "valid", "silu")
                        .convolution(4, 4, 3, 1, 1, 1, "same", "elu")
                        .flatten()
                        .dense(144, 12, "leaky_relu")
                        .dense(12, 12, "tanh")
                        .dense(12, 10, "sigmoid")),
                model("groups and dilation", twin -> twin.convolution(1, 8, 3, 1, 1, 2, "valid", "relu")
                        .convolution(8, 8, 3, 3, 4, 1, "valid", "relu")
                        .flatten()
                        .dense(512, 10, "softmax")),
                model("DepthwiseConv2D behind ZeroPadding2D", twin -> {
                    twin.convolution(1, 3, 3, 1, 1, 1, "same", "relu")
                            .layer("ZeroPadding2D", "'padding':[[1,1],[1,1]]");
                    twin.depthwise(3, 2, 3, 2, new long[] {1, 1, 1, 1});
                    return twin.flatten().dense(1176, 10, "softmax");
                }),
                model("SeparableConv2D, GlobalMaxPooling2D", twin -> {
                    twin.separable(1, 4, 3).separable(4, 6, 5).layer("GlobalMaxPooling2D", "");
                    twin.net.op("GlobalMaxPool").op("Flatten");
                    return twin.dense(6, 10, "softmax");
                }),
                model("BatchNormalization anywhere", twin -> twin.normalization(1, true, true)
                        .convolution(1, 4, 3, 1, 1, 1, "same", "linear")
                        .normalization(4, false, true)
                        .pool("MaxPooling2D", "MaxPool", 3, 2, "same")
                        .normalization(4, true, false)
                        .flatten()
                        .dense(784, 12, "linear")
                        .normalization(12, true, true)
                        .dense(12, 12, "relu")
                        .normalization(12, true, true)
                        .dense(12, 10, "softmax")),
                model("Normalization, layers of training, Permute", twin -> {
                    twin.layer("Normalization", "'axis':-1", new float[] {0.13f}, new float[] {0.09f}, new float[] {3});
                    twin.net.scalar("Sub", 0.13f).scalar("Div", 0.3f);
                    twin.layer("RandomRotation", "'factor':0.1").convolution(1, 4, 3, 3, 1, 1, "valid", "relu");
                    twin.layer("SpatialDropout2D", "'rate':0.2").layer("GaussianNoise", "'stddev':0.2");
                    twin.layer("Permute", "'dims':[2,1,3]");
                    twin.net.transpose(0, 1, 3, 2);
                    return twin.flatten().dense(324, 10, "softmax");
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void anImportedModelSaysWhatOnnxRuntimeSays(String what, KerasTwin twin) throws IOException, OrtException {
        float[] expected = expected(twin);
        for (String description : List.of(twin.sequential(), twin.functional())) {
            float[] found = probabilities(read(twin.file(description), OptionalDouble.empty()));
            float largest = 0;
            for (int i = 0; i < found.length; i++) {
                largest = Math.max(largest, Math.abs(found[i] - expected[i]));
            }
            System.out.printf("Keras, %s: largest difference %.2g over %d digits%n", what, largest, DIGITS);
            assertArrayEquals(expected, found, 1e-5f);
        }
    }

    @Test
    void whatHasNoEffectButInTrainingIsLeftOutAndSaid() throws IOException {
        KerasTwin twin = new KerasTwin()
                .layer("GaussianNoise", "'stddev':0.2")
                .flatten()
                .layer("Dropout", "'rate':0.5")
                .dense(784, 10, "softmax");
        assertEquals(
                List.of("Dropout", "GaussianNoise"),
                read(twin.file(twin.sequential()), OptionalDouble.empty())
                        .manifest()
                        .training()
                        .get("left_out"));
    }

    @Test
    void logitsBecomeProbabilitiesAndItIsSaid() throws IOException, OrtException {
        KerasTwin twin = new KerasTwin().flatten().dense(784, 10, "linear");
        ModelBundle model = read(twin.file(twin.sequential()), OptionalDouble.empty());
        assertEquals("softmax", model.manifest().training().get("added"));
        twin.net.op("Softmax", OnnxNet.whole("axis", 1));
        assertArrayEquals(expected(twin), probabilities(model), 1e-5f);
    }

    @Test
    void aRescalingWithAnOffsetTakesPixelsUpTo255() throws IOException, OrtException {
        KerasTwin twin = new KerasTwin().layer("Rescaling", "'scale':%s,'offset':-1.0".formatted(1 / 127.5));
        twin.net.scalar("Mul", 2).scalar("Sub", 1);
        twin.convolution(1, 4, 3, 2, 1, 1, "same", "relu").flatten().dense(784, 10, "softmax");
        ModelBundle model = read(twin.file(twin.sequential()), OptionalDouble.empty());
        assertEquals(255.0, model.manifest().training().get("greatest_pixel"));
        assertArrayEquals(expected(twin), probabilities(model), 1e-5f);
    }

    @Test
    void aModelWithinAModelIsTakenIn() throws IOException, OrtException {
        KerasTwin twin = new KerasTwin()
                .convolution(1, 4, 3, 2, 1, 1, "valid", "relu")
                .flatten()
                .dense(676, 10, "softmax");
        String flat = twin.sequential();
        int from = flat.indexOf("{\"class_name\":\"Conv2D\"");
        int to = flat.indexOf(",{\"class_name\":\"Flatten\"");
        String noise = "{\"class_name\":\"Sequential\",\"config\":{\"name\":\"augmentation\",\"layers\":["
                + "{\"class_name\":\"RandomZoom\",\"config\":{\"name\":\"random_zoom\"}}]}},";
        assertArrayEquals(
                expected(twin),
                probabilities(read(
                        twin.file(flat.substring(0, from) + noise + flat.substring(from)), OptionalDouble.empty())),
                1e-5f);
        // Its layers' arrays are not where the file has them.
        String nested =
                flat.substring(0, from) + "{\"class_name\":\"Sequential\",\"config\":{\"name\":\"body\",\"layers\":["
                        + flat.substring(from, to) + "]}}" + flat.substring(to);
        assertMistake("Conv2D", twin.file(nested));
    }

    @Test
    void whatCannotBeImportedIsNamed() throws IOException {
        assertMistake("UpSampling2D", file(twin -> twin.layer("UpSampling2D", "")));
        assertMistake("axis is 1", file(twin -> twin.layer("LayerNormalization", "'axis':1")));
        assertMistake("rms_scaling", file(twin -> twin.layer("LayerNormalization", "'axis':-1,'rms_scaling':true")));
        assertMistake("relu6", file(twin -> twin.layer("Activation", "'activation':'relu6'")));
        assertMistake("Lambda", file(twin -> twin.layer("Lambda", "")));
        assertMistake("ZeroPadding2D", file(twin -> twin.layer("ZeroPadding2D", "'padding':1")
                .flatten()));
        assertMistake("Flatten", file(twin -> twin.layer("Dense", "'units':10,'activation':'softmax'")));
        assertMistake("10 numbers", file(twin -> twin.flatten().dense(784, 11, "softmax")));
        assertMistake(
                "max_value",
                file(twin -> twin.layer("ReLU", "'max_value':6.0").flatten().dense(784, 10, "softmax")));
    }

    @Test
    void channelsMayComeFirst() throws IOException, OrtException {
        KerasTwin twin = new KerasTwin()
                .convolution(1, 4, 3, 2, 1, 1, "valid", "relu")
                .pool("MaxPooling2D", "MaxPool", 2, 2, "valid")
                .flatten()
                .dense(144, 10, "softmax");
        String first = twin.sequential()
                .replace("[null,28,28,1]", "[null,1,28,28]")
                .replace("\"strides\"", "\"data_format\":\"channels_first\",\"strides\"")
                .replace("{\"name\":\"flatten\"", "{\"data_format\":\"channels_first\",\"name\":\"flatten\"");
        assertArrayEquals(expected(twin), probabilities(read(twin.file(first), OptionalDouble.empty())), 1e-5f);
        // The second convolution wants them first, and the first one gives them last.
        KerasTwin two = new KerasTwin()
                .convolution(1, 4, 3, 2, 1, 1, "valid", "relu")
                .convolution(4, 4, 3, 2, 1, 1, "valid", "relu");
        String mixed = two.sequential();
        int second = mixed.lastIndexOf("\"strides\"");
        mixed = mixed.substring(0, second) + "\"data_format\":\"channels_first\"," + mixed.substring(second);
        byte[] file = two.file(mixed);
        assertMistake("[channels, height, width]", file);
    }

    @Test
    void aFunctionalModelThatBranchesIsRefused() throws IOException {
        KerasTwin twin = new KerasTwin().flatten().dense(784, 10, "relu").dense(10, 10, "softmax");
        String chain = twin.functional();
        int last = chain.lastIndexOf("\"keras_history\":[\"dense\"");
        assertTrue(last > 0, chain);
        String branch = chain.substring(0, last) + chain.substring(last).replace("[\"dense\"", "[\"flatten\"");
        assertMistake("chains", twin.file(branch));
    }

    private static byte[] file(UnaryOperator<KerasTwin> build) throws IOException {
        KerasTwin twin = build.apply(new KerasTwin());
        return twin.file(twin.sequential());
    }

    private static void assertMistake(String named, byte[] file) {
        String message = assertThrows(InputException.class, () -> read(file, OptionalDouble.empty()))
                .getMessage();
        assertTrue(message.contains(named), message);
    }

    private static ModelBundle read(byte[] file, OptionalDouble scale) {
        return KerasModel.read(file, Optional.empty(), "test.keras", "test.model", scale);
    }

    private static float[] expected(KerasTwin twin) throws OrtException {
        float[] inks = new float[PIXELS.length];
        InkShares.write(PIXELS, 0, PIXELS.length, inks, 0);
        try (OnnxRuntime runtime = new OnnxRuntime(twin.net.file())) {
            return runtime.run(inks, DIGITS, 1, 28, 28);
        }
    }

    private static float[] probabilities(ModelBundle model) {
        try (Classifier classifier = model.classifier()) {
            return classifier.probabilities(PIXELS, DIGITS);
        }
    }

    private static Arguments model(String what, UnaryOperator<KerasTwin> build) {
        return Arguments.of(what, build.apply(new KerasTwin()));
    }
}
