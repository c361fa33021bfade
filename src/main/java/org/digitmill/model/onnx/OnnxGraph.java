package org.digitmill.model.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.ByteString;

/** Builder of an ONNX graph: a chain of nodes, each of which takes the result of the one before it, and their initializers. */
final class OnnxGraph {
    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private String current;

    /**
     * @param name of the graph
     * @param input its only input, a float32 tensor
     * @param shape the input's extents: a {@code Long} for a fixed one, a {@code String} for one that the caller chooses
     */
    OnnxGraph(String name, String input, List<Object> shape) {
        this.current = input;
        graph.setName(name).addInput(value(input, shape));
    }

    /**
     * Appends a node.
     *
     * @param name the node's own, and the name of what it gives
     * @param others what it takes behind its first input: initializers, or results of earlier nodes
     */
    void add(String operator, String name, List<String> others, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .setName(name)
                .addInput(current)
                .addAllInput(others)
                .addOutput(name)
                .addAllAttribute(List.of(attributes)));
        current = name;
    }

    /** What the last node gives. */
    String current() {
        return current;
    }

    /** Appends a node that takes the results of the last two nodes, the last one second. */
    void addOfLastTwo(String operator, String name) {
        addOf(operator, name, graph.getNode(graph.getNodeCount() - 1).getInput(0), current);
    }

    /** Appends a node that takes these constants and results, and not necessarily that of the last one. */
    void addOf(String operator, String name, String... inputs) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .setName(name)
                .addAllInput(List.of(inputs))
                .addOutput(name));
        current = name;
    }

    /** Adds an initializer of float32 and returns its name. */
    String constant(String name, float[] numbers, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT)
                .setRawData(ByteString.copyFrom(bytes));
        for (long extent : shape) {
            tensor.addDims(extent);
        }
        graph.addInitializer(tensor);
        return name;
    }

    /** Adds an initializer of int64 in one row and returns its name. */
    String constant(String name, long... numbers) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64)
                .addDims(numbers.length);
        for (long number : numbers) {
            tensor.addInt64Data(number);
        }
        graph.addInitializer(tensor);
        return name;
    }

    /** The graph, with the result of the last node as its only output. @param shape as in the constructor */
    GraphProto end(String output, List<Object> shape) {
        int last = graph.getNodeCount() - 1;
        graph.setNode(last, graph.getNode(last).toBuilder().setOutput(0, output));
        return graph.addOutput(value(output, shape)).build();
    }

    static AttributeProto whole(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto real(String name, double value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF((float) value)
                .build();
    }

    static AttributeProto wholes(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    private static ValueInfoProto value(String name, List<Object> shape) {
        TensorShapeProto.Builder extents = TensorShapeProto.newBuilder();
        for (Object extent : shape) {
            TensorShapeProto.Dimension.Builder dimension = extents.addDimBuilder();
            if (extent instanceof Long fixed) {
                dimension.setDimValue(fixed);
            } else {
                dimension.setDimParam((String) extent);
            }
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT)
                                .setShape(extents)))
                .build();
    }
}
