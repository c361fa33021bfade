package org.digitmill.model.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;
import onnx.Onnx.ModelProto;
import org.digitmill.InputException;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.image.pixel.InkShares;
import org.digitmill.model.Calibration;
import org.digitmill.model.Classifier;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.ModelFile;
import org.digitmill.model.RandomModels;
import org.digitmill.network.NetworkSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.shade.protobuf.ByteString;

/** Compares imported ONNX files, written as PyTorch, Keras and Tribuo write them, with ONNX Runtime's outputs for the same files. */
class OnnxModelTest {
    private static final int DIGITS = 40;
    private static final byte[] PIXELS = SyntheticDigits.draw(DIGITS, 11).pixels();

    static Stream<NetworkSpecification> networks() {
        return OnnxExportTest.networks();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void anExportedNetworkComesBackWithEqualProbabilities(NetworkSpecification network) {
        Calibration calibration = new Calibration(1.3, 0.75, 0.002);
        ModelBundle model = RandomModels.of(network, calibration);
        byte[] file = OnnxExport.write(model);
        if (endsInSigmoid(network)) {
            // The sum of the powers, by which the calibrated probabilities are divided, is no layer.
            assertMistake("Pow", file);
            return;
        }
        ModelBundle back = read(file);
        assertArrayEquals(probabilities(model), probabilities(back), 1e-5f);
        assertEquals(0.75, back.manifest().calibration().reviewThreshold());
        assertEquals(
                back.sha256(), ModelFile.read(ModelFile.write(back), "test").sha256());
    }

    private static boolean endsInSigmoid(NetworkSpecification network) {
        return network.layers().get(network.layers().size() - 1).toString().contains("SIGMOID");
    }

    /** Chains, each with what a library writes. */
    static Stream<Arguments> chains() {
        return Stream.of(
                chain("PyTorch's example", 1, 28, 28, net -> {
                    net.conv(1, 8, 3, 1, 1, 0)
                            .op("Relu")
                            .conv(8, 16, 3, 1, 1, 0)
                            .op("Relu");
                    net.pool("MaxPool", 2, 2).op("Dropout");
                    net.op("Flatten", OnnxGraph.whole("axis", 1))
                            .gemm(2304, 32, true)
                            .op("Relu");
                    net.gemm(32, 10, true).op("LogSoftmax", OnnxGraph.whole("axis", 1));
                }),
                chain("strides with padding on both sides", 1, 28, 28, net -> {
                    net.conv(1, 8, 3, 2, 1, 1).normalization(8).op("LeakyRelu", OnnxGraph.real("alpha", 0.1));
                    net.conv(8, 6, 3, 2, 1, 1).op("Elu").pool("MaxPool", 3, 2, 1, 1, 1, 1);
                    net.op("GlobalAveragePool").op("Flatten").gemm(6, 10, true);
                }),
                chain("groups, means that count padding, scaled exponential", 1, 28, 28, net -> {
                    net.conv(1, 8, 5, 2, 1, 2).op("Selu").conv(8, 8, 3, 1, 8, 1).op("Relu");
                    net.pool("AveragePool", 3, 2, 1, 1, 1, 1, OnnxGraph.whole("count_include_pad", 1));
                    net.pool("AveragePool", 2, 2, OnnxGraph.whole("ceil_mode", 1))
                            .pool("AveragePool", 3, 2, 1, 1, 1, 1);
                    net.op("Flatten")
                            .gemm(32, 12, false)
                            .normalization(12)
                            .op("Relu")
                            .normalization(12)
                            .op("Tanh");
                    net.gemm(12, 10, false).op("Softmax", OnnxGraph.whole("axis", -1));
                }),
                chain("dilation, x times sigmoid of x, two biases", 1, 28, 28, net -> {
                    net.conv(1, 4, 3, 1, 1, 2, OnnxGraph.wholes("dilations", 2, 2))
                            .swish();
                    net.conv(4, 4, 3, 3, 1, 0)
                            .constant("Add", 1, 4, 1, 1)
                            .op("Sigmoid")
                            .normalization(4);
                    net.pool("MaxPool", 3, 3)
                            .op("Flatten")
                            .matmul(36, 10)
                            .constant("Add", 10)
                            .op("Softmax");
                }),
                chain("pixels that are normalised first", 1, 28, 28, net -> {
                    net.scalar("Sub", 0.1307f)
                            .scalar("Div", 0.3081f)
                            .conv(1, 4, 3, 1, 1, 1)
                            .op("Relu");
                    net.op("Flatten").gemm(3136, 10, true);
                }),
                chain("a mean of all, and no dense layer", 1, 28, 28, net -> {
                    net.conv(1, 6, 3, 2, 1, 0).op("Relu").conv(6, 10, 3, 1, 1, 0);
                    net.op("ReduceMean", OnnxGraph.wholes("axes", 2, 3), OnnxGraph.whole("keepdims", 0));
                }),
                chain("Keras: rows first, turned for ONNX", 28, 28, 1, net -> {
                    net.transpose(0, 3, 1, 2).conv(1, 4, 3, 1, 1, 0).op("Relu").transpose(0, 2, 3, 1);
                    net.transpose(0, 3, 1, 2).pool("MaxPool", 2, 2).transpose(0, 2, 3, 1);
                    net.reshape(-1, 676)
                            .matmul(676, 8)
                            .constant("Add", 8)
                            .op("Relu")
                            .matmul(8, 10);
                    net.constant("Add", 10).op("Softmax");
                }),
                chain("Tribuo: a row of features", net -> {
                    net.constant("Mul", 1, 784)
                            .matmul(784, 10)
                            .constant("Add", 10)
                            .op("Softmax");
                }),
                chain("reshapes there and back", net -> {
                    net.reshape(0, 1, 28, 28)
                            .op("Identity")
                            .conv(1, 3, 7, 7, 1, 0)
                            .op("Tanh")
                            .reshape(0, -1);
                    net.gemm(48, 10, true).op("Sigmoid");
                }),
                chain("GELU as PyTorch and Keras write it", 1, 28, 28, net -> {
                    net.conv(1, 4, 3, 2, 1, 0).gelu(true);
                    net.op("Flatten").gemm(676, 12, true).gelu(false).gemm(12, 10, true);
                }),
                chain("GELU as one operator", 1, 28, 28, net -> {
                    net.conv(1, 4, 3, 2, 1, 0).op("Gelu").op("Flatten").gemm(676, 10, true);
                }),
                chain("PRelu with one slope, one a channel, one a value", 1, 28, 28, net -> {
                    net.constant("PRelu", 1)
                            .conv(1, 4, 3, 2, 1, 0)
                            .constant("PRelu", 4, 1, 1)
                            .conv(4, 4, 3, 2, 1, 0);
                    net.constant("PRelu", 4, 6, 6).op("Flatten").constant("PRelu", 144);
                    net.gemm(144, 12, true).constant("PRelu", 12).gemm(12, 10, true);
                }),
                chain("LayerNormalization of everything and of channels", 1, 28, 28, net -> {
                    net.scalar("Sub", 0.1f).conv(1, 4, 3, 2, 1, 0).transpose(0, 2, 3, 1);
                    net.layerNormalization(-1, 4).transpose(0, 3, 1, 2).op("Relu");
                    net.layerNormalization(1, 4, 13, 13).op("Flatten").gemm(676, 12, true);
                    net.layerNormalization(-1, 12).op("Tanh").gemm(12, 10, true);
                }),
                chain("a sigmoid behind a mean", 1, 28, 28, net -> {
                    net.conv(1, 10, 9, 4, 1, 0).op("Relu").op("GlobalAveragePool");
                    net.op("Squeeze", List.of(net.axes(2, 3))).op("Sigmoid");
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("chains")
    void anImportedChainSaysWhatOnnxRuntimeSays(String what, OnnxNet net) throws OrtException {
        byte[] file = net.file();
        float[] inks = new float[PIXELS.length];
        InkShares.write(PIXELS, 0, PIXELS.length, inks, 0);
        ModelBundle model = read(file);
        float[] expected;
        try (OnnxRuntime runtime = new OnnxRuntime(file)) {
            expected = runtime.run(inks, net.minibatch(DIGITS));
        }
        String last = net.lastOperator();
        if (!last.equals("Softmax") && !last.equals("Sigmoid")) {
            softmax(expected);
        }
        assertEquals(
                last.equals("Softmax") || last.equals("Sigmoid") || last.equals("LogSoftmax") ? null : "softmax",
                model.manifest().training().get("added"));
        float[] found = probabilities(model);
        float largest = 0;
        for (int i = 0; i < found.length; i++) {
            largest = Math.max(largest, Math.abs(found[i] - expected[i]));
        }
        System.out.printf("Imported, %s: largest difference %.2g over %d digits%n", what, largest, DIGITS);
        assertArrayEquals(expected, found, 1e-5f);
    }

    @Test
    void pixelsOfAnotherScaleAreTakenIn() throws OrtException {
        OnnxNet net = new OnnxNet(1, 28, 28);
        net.scalar("Div", 255).conv(1, 4, 3, 1, 1, 1).op("Relu").op("Flatten").gemm(3136, 10, true);
        float[] bytes = new float[PIXELS.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = PIXELS[i] & 0xff;
        }
        byte[] file = net.file();
        try (OnnxRuntime runtime = new OnnxRuntime(file)) {
            float[] expected = runtime.run(bytes, DIGITS, 1, 28, 28);
            softmax(expected);
            assertArrayEquals(
                    expected,
                    probabilities(OnnxModel.read(file, "test.onnx", "t.model", OptionalDouble.of(255))),
                    1e-5f);
        }
    }

    @Test
    void whatCannotBeImportedIsNamed() {
        assertMistake("HardSwish", new OnnxNet(1, 28, 28).op("HardSwish").file());
        assertMistake(
                "approximation",
                new OnnxNet(1, 28, 28)
                        .op("Gelu", OnnxNet.word("approximate", "tanh"))
                        .file());
        assertMistake(
                "Erf", new OnnxNet(1, 28, 28).scalar("Div", 1.4f).op("Erf").file());
        assertMistake(
                "normalises",
                new OnnxNet(1, 28, 28)
                        .conv(1, 4, 3, 1, 1, 0)
                        .layerNormalization(-1, 26)
                        .file());
        assertMistake("LSTM", new OnnxNet(1, 28, 28).op("LSTM").file());
        assertMistake("If", new OnnxNet(1, 28, 28).op("If").file());
        assertMistake(
                "MaxPool",
                new OnnxNet(1, 28, 28).pool("MaxPool", 4, 2, 2, 1, 2, 1).file());
        assertMistake("operator", new OnnxNet(1, 28, 28).op("Relu").op("Loop").file());
        assertMistake(
                "10 numbers",
                new OnnxNet(1, 28, 28).op("Flatten").gemm(784, 11, true).file());
        assertMistake("[batch, 1, 28, 28]", new OnnxNet(3, 32, 32).op("Relu").file());
        assertMistake(
                "Gemm", new OnnxNet(1, 28, 28).op("Flatten").gemm(700, 10, true).file());
        assertMistake("parameters", hugeFile());
    }

    /** A file of a few bytes whose constants are wanted as gigabytes. */
    private static byte[] hugeFile() {
        OnnxNet net = new OnnxNet(1, 28, 28);
        net.conv(1, 8000, 1, 28, 1, 0).conv(8000, 8000, 1, 1, 8000, 0);
        return net.file();
    }

    @Test
    void aNodeOfAnotherDomainAndABranchAreRefused() throws Exception {
        ModelProto whole = ModelProto.parseFrom(
                new OnnxNet(1, 28, 28).op("Relu").op("Tanh").file());
        ModelProto.Builder domain = whole.toBuilder();
        domain.getGraphBuilder().getNodeBuilder(0).setDomain("com.example");
        assertMistake("com.example", domain.build().toByteArray());
        ModelProto.Builder branch = whole.toBuilder();
        branch.getGraphBuilder().getNodeBuilder(1).setInput(0, "input");
        assertMistake("chain", branch.build().toByteArray());
    }

    @Test
    void weightsInAnotherFileAndOfAnotherSizeAreRefused() throws Exception {
        ModelProto whole = ModelProto.parseFrom(
                new OnnxNet(1, 28, 28).op("Flatten").gemm(784, 10, true).file());
        ModelProto.Builder outside = whole.toBuilder();
        outside.getGraphBuilder()
                .getInitializerBuilder(0)
                .clearRawData()
                .setUnknownFields(org.nd4j.shade.protobuf.UnknownFieldSet.newBuilder()
                        .addField(
                                14,
                                org.nd4j.shade.protobuf.UnknownFieldSet.Field.newBuilder()
                                        .addVarint(1)
                                        .build())
                        .build());
        assertMistake("another file", outside.build().toByteArray());
        ModelProto.Builder large = whole.toBuilder();
        large.getGraphBuilder().getInitializerBuilder(0).setDims(0, 2_000_000_000);
        assertMistake("shape", large.build().toByteArray());
        ModelProto.Builder less = whole.toBuilder();
        less.getGraphBuilder().getInitializerBuilder(0).setRawData(ByteString.copyFrom(new byte[40]));
        assertMistake("it holds 10", less.build().toByteArray());
    }

    @Test
    void whatIsNoOnnxFileIsRefused() {
        byte[] whole = new OnnxNet(1, 28, 28).op("Flatten").gemm(784, 10, true).file();
        for (byte[] content :
                List.of(new byte[0], "a text".getBytes(), Arrays.copyOf(whole, whole.length / 2), new byte[1000])) {
            assertMistake("test.onnx", content);
        }
        // Two bytes a message: objects of them would take a hundred times the file.
        byte[] empty = new byte[2_000_000];
        for (int i = 0; i < empty.length; i += 2) {
            // Field 14, metadata_props, of length 0.
            empty[i] = 14 << 3 | 2;
        }
        assertMistake("fields", empty);
        // Field 1 as the beginning of a group, in which stands another, and so on.
        byte[] groups = new byte[200_000];
        Arrays.fill(groups, (byte) (1 << 3 | 3));
        assertMistake("groups", groups);
        // The same bytes as what would be the type of an input: graph, input, type.
        byte[] typed = message(7, message(11, message(2, groups)));
        assertMistake("test.onnx", typed);
    }

    /** A message of one field. */
    private static byte[] message(int field, byte[] content) {
        ByteString.Output bytes = ByteString.newOutput();
        bytes.write(field << 3 | 2);
        for (int rest = content.length; ; rest >>>= 7) {
            bytes.write(rest < 128 ? rest : rest & 127 | 128);
            if (rest < 128) {
                break;
            }
        }
        bytes.write(content, 0, content.length);
        return bytes.toByteString().toByteArray();
    }

    private static void assertMistake(String named, byte[] file) {
        String message = assertThrows(InputException.class, () -> read(file)).getMessage();
        assertTrue(message.contains(named), message);
    }

    private static ModelBundle read(byte[] file) {
        return OnnxModel.read(file, "test.onnx", "test.model", OptionalDouble.empty());
    }

    private static float[] probabilities(ModelBundle model) {
        try (Classifier classifier = model.classifier()) {
            return classifier.probabilities(PIXELS, DIGITS);
        }
    }

    private static void softmax(float[] logits) {
        for (int row = 0; row < logits.length; row += 10) {
            double sum = 0;
            for (int i = row; i < row + 10; i++) {
                sum += Math.exp(logits[i]);
            }
            for (int i = row; i < row + 10; i++) {
                logits[i] = (float) (Math.exp(logits[i]) / sum);
            }
        }
    }

    private static Arguments chain(String name, int first, int second, int third, Consumer<OnnxNet> build) {
        OnnxNet net = new OnnxNet(first, second, third);
        build.accept(net);
        return Arguments.of(name, net);
    }

    private static Arguments chain(String name, Consumer<OnnxNet> build) {
        OnnxNet net = new OnnxNet(784);
        build.accept(net);
        return Arguments.of(name, net);
    }
}
