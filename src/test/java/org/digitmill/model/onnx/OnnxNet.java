package org.digitmill.model.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import org.nd4j.shade.protobuf.ByteString;

/** An ONNX graph of a test: a chain of operators with random weights, or with weights that are given. */
public final class OnnxNet {
    private final Random random = new Random(9);
    private final int[] example;
    private final OnnxGraph graph;
    private int count;
    private String last;
    /** A later operator set that is needed; else 0. */
    private int later;

    public OnnxNet(int... example) {
        this.example = example;
        Object[] shape = new Object[example.length + 1];
        shape[0] = "batch";
        for (int i = 0; i < example.length; i++) {
            shape[i + 1] = (long) example[i];
        }
        this.graph = new OnnxGraph("test", "input", List.of(shape));
    }

    public long[] minibatch(int digits) {
        long[] shape = new long[example.length + 1];
        shape[0] = digits;
        for (int i = 0; i < example.length; i++) {
            shape[i + 1] = example[i];
        }
        return shape;
    }

    public String lastOperator() {
        return last;
    }

    public byte[] file() {
        return ModelProto.newBuilder()
                .setIrVersion(later > 0 ? 8 : 7)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(Math.max(13, later)))
                .setGraph(graph.end("output", List.of("batch", 10L)))
                .build()
                .toByteArray();
    }

    public OnnxNet op(String operator, AttributeProto... attributes) {
        return op(operator, List.of(), attributes);
    }

    public OnnxNet op(String operator, List<String> constants, AttributeProto... attributes) {
        last = operator;
        later = operator.equals("Gelu") ? 20 : later;
        graph.add(operator, operator + "-" + count++, constants, attributes);
        return this;
    }

    public OnnxNet conv(
            int channels, int filters, int kernel, int stride, int groups, int pad, AttributeProto... more) {
        AttributeProto[] attributes = Arrays.copyOf(more, more.length + 4);
        attributes[more.length] = OnnxGraph.wholes("kernel_shape", kernel, kernel);
        attributes[more.length + 1] = OnnxGraph.wholes("strides", stride, stride);
        attributes[more.length + 2] = OnnxGraph.whole("group", groups);
        attributes[more.length + 3] = OnnxGraph.wholes("pads", pad, pad, pad, pad);
        int own = channels / groups;
        return op(
                "Conv",
                List.of(
                        random(Math.sqrt(2.0 / (own * kernel * kernel)), filters, own, kernel, kernel),
                        random(0.2, filters)),
                attributes);
    }

    public OnnxNet pool(String operator, int kernel, int stride, AttributeProto... more) {
        AttributeProto[] attributes = Arrays.copyOf(more, more.length + 2);
        attributes[more.length] = OnnxGraph.wholes("kernel_shape", kernel, kernel);
        attributes[more.length + 1] = OnnxGraph.wholes("strides", stride, stride);
        return op(operator, attributes);
    }

    public OnnxNet pool(
            String operator, int kernel, int stride, int top, int left, int bottom, int right, AttributeProto... more) {
        AttributeProto[] attributes = Arrays.copyOf(more, more.length + 1);
        attributes[more.length] = OnnxGraph.wholes("pads", top, left, bottom, right);
        return pool(operator, kernel, stride, attributes);
    }

    public OnnxNet gemm(int inputs, int units, boolean turned) {
        double size = Math.sqrt(2.0 / inputs);
        return op(
                "Gemm",
                List.of(turned ? random(size, units, inputs) : random(size, inputs, units), random(0.2, units)),
                OnnxGraph.whole("transB", turned ? 1 : 0));
    }

    public OnnxNet matmul(int inputs, int units) {
        return op("MatMul", List.of(random(Math.sqrt(2.0 / inputs), inputs, units)));
    }

    public OnnxNet constant(String operator, long... shape) {
        return op(operator, List.of(random(0.5, shape)));
    }

    public OnnxNet scalar(String operator, float number) {
        return op(operator, List.of(graph.constant("scalar-" + count++, new float[] {number})));
    }

    public OnnxNet normalization(int channels) {
        float[][] arrays = new float[4][channels];
        for (int i = 0; i < channels; i++) {
            arrays[0][i] = (float) (random.nextGaussian() + 1);
            arrays[1][i] = (float) random.nextGaussian() / 3;
            arrays[2][i] = (float) random.nextGaussian() / 3;
            arrays[3][i] = (float) (0.5 + random.nextDouble());
        }
        String name = "normalization-" + count++;
        return op(
                "BatchNormalization",
                List.of(
                        graph.constant(name + "/scale", arrays[0], channels),
                        graph.constant(name + "/shift", arrays[1], channels),
                        graph.constant(name + "/mean", arrays[2], channels),
                        graph.constant(name + "/variance", arrays[3], channels)),
                OnnxGraph.real("epsilon", 1e-3));
    }

    public OnnxNet layerNormalization(long axis, long... shape) {
        later = 17;
        return op(
                "LayerNormalization",
                List.of(random(0.5, shape), random(0.5, shape)),
                OnnxGraph.whole("axis", axis),
                OnnxGraph.real("epsilon", 1e-3));
    }

    /** GELU by the error function. @param late whether one half is multiplied last, as PyTorch does it, or first */
    public OnnxNet gelu(boolean late) {
        String x = graph.current();
        String half = "half-" + count++;
        if (!late) {
            scalar("Mul", 0.5f);
            half = graph.current();
            graph.addOf("Mul", "scaled-" + count++, x, numbers(new float[] {(float) Math.sqrt(0.5)}));
        } else {
            scalar("Div", (float) Math.sqrt(2));
        }
        op("Erf").scalar("Add", 1).op("Mul", List.of(late ? x : half));
        return late ? scalar("Mul", 0.5f) : this;
    }

    public OnnxNet swish() {
        op("Sigmoid");
        last = "Mul";
        graph.addOfLastTwo("Mul", "Mul-" + count++);
        return this;
    }

    public OnnxNet transpose(long... order) {
        return op("Transpose", OnnxGraph.wholes("perm", order));
    }

    public OnnxNet reshape(long... shape) {
        return op("Reshape", List.of(axes(shape)));
    }

    public String axes(long... numbers) {
        return graph.constant("numbers-" + count++, numbers);
    }

    /** Adds an initializer of numbers that are given. */
    public String numbers(float[] numbers, long... shape) {
        return graph.constant("given-" + count++, numbers, shape);
    }

    /** An attribute of whole numbers. */
    public static AttributeProto wholes(String name, long... values) {
        return OnnxGraph.wholes(name, values);
    }

    /** An attribute of one whole number. */
    public static AttributeProto whole(String name, long value) {
        return OnnxGraph.whole(name, value);
    }

    /** An attribute of one number. */
    public static AttributeProto real(String name, double value) {
        return OnnxGraph.real(name, value);
    }

    /** An attribute of one word. */
    public static AttributeProto word(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    private String random(double size, long... shape) {
        long length = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        float[] numbers = new float[(int) length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (random.nextGaussian() * size);
        }
        return graph.constant("constant-" + count++, numbers, shape);
    }
}
