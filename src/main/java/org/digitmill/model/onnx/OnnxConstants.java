package org.digitmill.model.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import onnx.Onnx.GraphProto;
import onnx.Onnx.TensorProto;
import org.digitmill.model.chain.LayerChain;

/** The constants of an ONNX graph: its initializers, and the results of nodes that take only constants. */
final class OnnxConstants {
    /** Represents the minibatch size in computed shapes. */
    static final long BATCH = Long.MIN_VALUE;

    private static final Set<String> OF_SHAPES =
            Set.of("Identity", "Gather", "Unsqueeze", "Squeeze", "Concat", "Cast", "Slice", "Transpose");

    private final LayerChain layers;
    private final Map<String, TensorProto> initializers = new HashMap<>();
    private final Map<String, OnnxTensor> constants = new HashMap<>();

    OnnxConstants(GraphProto graph, LayerChain layers) {
        this.layers = layers;
        graph.getInitializerList().forEach(tensor -> initializers.put(tensor.getName(), tensor));
    }

    boolean has(String name) {
        return constants.containsKey(name) || initializers.containsKey(name);
    }

    /** @throws IllegalArgumentException if there is no constant of that name */
    OnnxTensor get(String name) {
        OnnxTensor known = constants.get(name);
        if (known == null) {
            TensorProto tensor = initializers.get(name);
            if (tensor == null) {
                throw new IllegalArgumentException("\"" + name + "\" is no constant");
            }
            try {
                known = OnnxTensor.of(tensor);
            } catch (IllegalArgumentException broken) {
                throw new IllegalArgumentException("of \"" + name + "\", " + broken.getMessage(), broken);
            }
            constants.put(name, known);
        }
        return known;
    }

    /** Keeps the result of a node for the nodes after it. */
    void put(String name, OnnxTensor tensor) {
        constants.put(name, tensor);
    }

    /** The value of a Constant node. */
    static OnnxTensor of(OnnxNode node) {
        if (node.has("value_float")) {
            return OnnxTensor.ofNumbers(new int[0], (float) node.real("value_float", 0));
        }
        if (node.has("value_floats")) {
            float[] numbers = node.reals("value_floats");
            return OnnxTensor.ofNumbers(new int[] {numbers.length}, numbers);
        }
        if (node.has("value_int")) {
            return new OnnxTensor(new int[0], null, new long[] {node.whole("value_int", 0)});
        }
        if (node.has("value_ints")) {
            return OnnxTensor.ofWholes(node.wholes("value_ints"));
        }
        return OnnxTensor.of(node.tensor("value"));
    }

    /** The result of a Shape node: the extents of the layers' result. */
    OnnxTensor shape(OnnxNode node) {
        int[] extents = layers.layout().extents();
        long[] whole = new long[extents.length + 1];
        whole[0] = BATCH;
        for (int i = 0; i < extents.length; i++) {
            whole[i + 1] = extents[i];
        }
        int start = index(node.whole("start", 0), whole.length);
        int end = index(node.whole("end", whole.length), whole.length);
        return OnnxTensor.ofWholes(Arrays.copyOfRange(whole, start, Math.max(start, end)));
    }

    /** Evaluates a node of constants: shapes, which PyTorch computes, and transposed weights. */
    OnnxTensor folded(OnnxNode node) {
        if (!OF_SHAPES.contains(node.operator())) {
            throw new IllegalArgumentException("it computes a constant, which only " + OF_SHAPES + " may");
        }
        OnnxTensor given = get(node.input(0));
        if (node.operator().equals("Identity")) {
            return given;
        }
        if (node.operator().equals("Transpose")) {
            if (given.shape().length != 2) {
                throw new IllegalArgumentException("it turns a constant of " + given.words());
            }
            layers.spend(given.size());
            return Arrays.equals(node.wholes("perm", 1, 0), new long[] {0, 1}) ? given : given.transposed();
        }
        long[] numbers = given.whole();
        return switch (node.operator()) {
            case "Gather" -> {
                OnnxTensor wanted = get(node.input(1));
                node.require("axis", 0);
                long[] found = new long[wanted.size()];
                for (int i = 0; i < found.length; i++) {
                    int index = index(wanted.whole()[i], numbers.length);
                    if (index >= numbers.length) {
                        throw new IllegalArgumentException("it wants a number that is not there");
                    }
                    found[i] = numbers[index];
                }
                yield new OnnxTensor(wanted.shape(), null, found);
            }
            case "Concat" -> {
                long[] all = new long[0];
                for (String input : node.inputs()) {
                    long[] more = get(input).whole();
                    if (all.length + more.length > 100) {
                        throw new IllegalArgumentException("it makes a shape of more than 100 extents");
                    }
                    int before = all.length;
                    all = Arrays.copyOf(all, before + more.length);
                    System.arraycopy(more, 0, all, before, more.length);
                }
                yield OnnxTensor.ofWholes(all);
            }
            case "Slice" -> {
                if (node.inputs().size() < 3 || node.inputs().size() > 4) {
                    throw new IllegalArgumentException("only one that names starts and ends is known");
                }
                int start = index(single(get(node.input(1))), numbers.length);
                int end = index(single(get(node.input(2))), numbers.length);
                yield OnnxTensor.ofWholes(Arrays.copyOfRange(numbers, start, Math.max(start, end)));
            }
            // For a short vector only the number of dimensions changes.
            default -> OnnxTensor.ofWholes(numbers);
        };
    }

    private static long single(OnnxTensor tensor) {
        if (tensor.size() != 1) {
            throw new IllegalArgumentException("it wants one number, not " + tensor.size());
        }
        return tensor.whole()[0];
    }

    /** An index that may count from the end, brought into the row. */
    private static int index(long value, int length) {
        return (int) Math.max(0, Math.min(length, value < 0 ? value + length : value));
    }

    /** The biases of a layer, times a factor; zeros for an empty name. One number counts for all units. */
    float[] bias(String name, int units, double factor) {
        float[] bias = new float[units];
        if (name.isEmpty()) {
            return bias;
        }
        OnnxTensor given = get(name);
        if (given.size() != 1 && given.size() != units) {
            throw new IllegalArgumentException("it has " + given.size() + " biases for " + units + " results");
        }
        for (int i = 0; i < units; i++) {
            bias[i] = (float) (factor * given.floats()[given.size() == 1 ? 0 : i]);
        }
        return bias;
    }
}
