package org.digitmill.model.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;

/** A node of an ONNX graph. Errors are {@link IllegalArgumentException}s whose messages continue after the node's name. */
final class OnnxNode {
    private final NodeProto node;
    private final Map<String, AttributeProto> attributes = new HashMap<>();

    OnnxNode(NodeProto node) {
        this.node = node;
        node.getAttributeList().forEach(attribute -> attributes.put(attribute.getName(), attribute));
    }

    String operator() {
        return node.getOpType();
    }

    /** The operator and the node's own name, for messages. */
    String words() {
        String name = node.getName().isEmpty() ? String.join(", ", node.getOutputList()) : node.getName();
        return node.getOpType() + " \"" + (name.length() > 80 ? name.substring(0, 80) + "…" : name) + "\"";
    }

    List<String> inputs() {
        return node.getInputList();
    }

    /** The name of an input; empty if the node has none there. */
    String input(int index) {
        return index < node.getInputCount() ? node.getInput(index) : "";
    }

    String output() {
        if (node.getOutputCount() == 0) {
            throw new IllegalArgumentException("it gives nothing");
        }
        return node.getOutput(0);
    }

    boolean isOfOnnx() {
        return node.getDomain().isEmpty() || node.getDomain().equals("ai.onnx");
    }

    String domain() {
        return node.getDomain();
    }

    /** @throws IllegalArgumentException naming an attribute that is not among these */
    void requireOnly(String... known) {
        Set<String> names = Set.of(known);
        for (String name : attributes.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("its attribute " + name + " is not known here");
            }
        }
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    long whole(String name, long usual) {
        return has(name) ? typed(name, AttributeProto.AttributeType.INT).getI() : usual;
    }

    double real(String name, double usual) {
        return has(name) ? typed(name, AttributeProto.AttributeType.FLOAT).getF() : usual;
    }

    String text(String name, String usual) {
        return has(name)
                ? typed(name, AttributeProto.AttributeType.STRING).getS().toStringUtf8()
                : usual;
    }

    long[] wholes(String name, long... usual) {
        return has(name)
                ? typed(name, AttributeProto.AttributeType.INTS).getIntsList().stream()
                        .mapToLong(Long::longValue)
                        .toArray()
                : usual;
    }

    float[] reals(String name) {
        List<Float> found = typed(name, AttributeProto.AttributeType.FLOATS).getFloatsList();
        float[] numbers = new float[found.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = found.get(i);
        }
        return numbers;
    }

    TensorProto tensor(String name) {
        return typed(name, AttributeProto.AttributeType.TENSOR).getT();
    }

    /** Two whole numbers from 1 to a million: of rows and of columns. */
    int[] pair(String name, int... usual) {
        if (!has(name) && usual.length == 2) {
            return usual;
        }
        long[] values = wholes(name);
        if (values.length != 2 || Arrays.stream(values).anyMatch(value -> value < 1 || value > 1_000_000)) {
            throw new IllegalArgumentException("its " + name + " is " + Arrays.toString(values)
                    + ", but must be two numbers of at least 1, for rows and columns");
        }
        return new int[] {(int) values[0], (int) values[1]};
    }

    /** @throws IllegalArgumentException if the attribute says something else */
    void require(String name, long only) {
        if (whole(name, only) != only) {
            throw new IllegalArgumentException(
                    "its " + name + " is " + whole(name, only) + ", and only " + only + " is known");
        }
    }

    private AttributeProto typed(String name, AttributeProto.AttributeType type) {
        AttributeProto attribute = attributes.get(name);
        if (attribute == null || attribute.getType() != type) {
            throw new IllegalArgumentException("its attribute " + name + " is missing or of another type");
        }
        return attribute;
    }
}
