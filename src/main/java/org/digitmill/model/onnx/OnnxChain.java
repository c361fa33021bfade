package org.digitmill.model.onnx;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import org.digitmill.InputException;
import org.digitmill.model.chain.LayerChain;
import org.digitmill.network.ActivationFunction;
import org.digitmill.network.LayerSpecification.LeakyRectifier;

/**
 * Translates the nodes of an ONNX graph one by one. Each is a constant or takes the result of the node before it. Operators are those of
 * the <a href="https://onnx.ai/onnx/operators/">specification</a>, of operator sets 7 to 23.
 */
final class OnnxChain {
    private static final int MAXIMUM_NODES = 2_000;

    private static final String KNOWN =
            "Known are Conv, BatchNormalization, LayerNormalization, Relu, LeakyRelu, PRelu, Elu, Selu, Gelu (also by Erf), Sigmoid, Tanh, MaxPool, AveragePool, "
                    + "GlobalAveragePool, ReduceMean, Gemm, MatMul, Add, Sub, Mul, Div, Flatten, Reshape, Transpose, Squeeze, Unsqueeze, Softmax, "
                    + "LogSoftmax, Dropout, Identity, Cast and Constant";

    private final GraphProto graph;
    private final String origin;
    private final int opset;
    private final LayerChain layers;
    private final OnnxConstants constants;
    private final OnnxWindows windows;
    private final OnnxShapes shapes;
    private final OnnxProducts products;
    /** Those that are still to come. */
    private List<OnnxGelu> gelus = List.of();
    /** Results within one of those that were translated. */
    private final Set<String> withinGelu = new HashSet<>();
    /** What the last node gave. */
    private String current;
    /** The sigmoid's input, if a product with it may follow (x · sigmoid(x)); else null. */
    private String beforeSigmoid;

    /** Whether the last node returned log-probabilities. */
    private boolean logarithms;

    /**
     * @param input name of the graph's input
     * @param fixedBatch the minibatch that the file was made for; 0 for any
     */
    OnnxChain(GraphProto graph, String origin, int opset, String input, long fixedBatch, LayerChain layers) {
        this.graph = graph;
        this.origin = origin;
        this.opset = opset;
        this.current = input;
        this.layers = layers;
        this.constants = new OnnxConstants(graph, layers);
        this.windows = new OnnxWindows(layers, constants);
        this.shapes = new OnnxShapes(layers, constants, opset, fixedBatch);
        this.products = new OnnxProducts(layers, constants);
    }

    /**
     * Translates all nodes.
     *
     * @return whether softmax was added at the end
     * @throws InputException naming the node that cannot be translated
     */
    boolean translate() {
        if (graph.getNodeCount() > MAXIMUM_NODES) {
            throw new InputException("The graph in " + origin + " has more than " + MAXIMUM_NODES + " nodes.");
        }
        gelus = OnnxGelu.of(graph, constants);
        for (NodeProto proto : graph.getNodeList()) {
            OnnxNode node = new OnnxNode(proto);
            try {
                translate(node);
            } catch (IllegalArgumentException | ArithmeticException misfit) {
                throw new InputException(
                        "The node " + node.words() + " of " + origin + " cannot be imported: " + misfit.getMessage()
                                + ".",
                        misfit);
            }
        }
        try {
            if (graph.getOutputList().stream()
                    .noneMatch(output -> output.getName().equals(current))) {
                throw new IllegalArgumentException("what it gives is no output of the graph");
            }
            return layers.end() && !logarithms;
        } catch (IllegalArgumentException misfit) {
            throw new InputException(
                    "The graph in " + origin + " does not end like a digit network: " + misfit.getMessage() + ".",
                    misfit);
        }
    }

    private void translate(OnnxNode node) {
        if (!node.isOfOnnx()) {
            throw new IllegalArgumentException(
                    "it is of the domain " + node.domain() + ", and only ONNX's own are known");
        }
        String operator = node.operator();
        if (operator.equals("Constant")) {
            constants.put(node.output(), OnnxConstants.of(node));
            return;
        }
        if (operator.equals("Shape") && node.input(0).equals(current)) {
            constants.put(node.output(), constants.shape(node));
            return;
        }
        if (!node.input(0).isEmpty()
                && node.inputs().stream().allMatch(name -> name.isEmpty() || constants.has(name))) {
            constants.put(node.output(), constants.folded(node));
            return;
        }
        if (withinGelu.contains(node.output()) || beginsGelu(node.output())) {
            return;
        }
        if (logarithms && !operator.equals("Identity") && !operator.equals("Exp")) {
            throw new IllegalArgumentException("it follows LogSoftmax, which must be the last");
        }
        if (beforeSigmoid != null
                && operator.equals("Mul")
                && Set.copyOf(node.inputs()).equals(Set.of(beforeSigmoid, current))) {
            beforeSigmoid = null;
            layers.activate(ActivationFunction.SWISH);
        } else {
            int at = node.inputs().indexOf(current);
            boolean either = operator.equals("Add") || operator.equals("Mul");
            if (at != 0 && !(either && at == 1)) {
                throw new IllegalArgumentException("it takes \"" + node.input(0)
                        + "\", which is not what the node before it gave, and only chains are known");
            }
            add(node, at);
        }
        current = node.output();
    }

    /** Translates GELU at the first of its nodes. */
    private boolean beginsGelu(String output) {
        for (OnnxGelu gelu : gelus) {
            if (!logarithms && gelu.input().equals(current) && gelu.members().contains(output)) {
                layers.activate(ActivationFunction.GELU);
                withinGelu.addAll(gelu.members());
                gelus.remove(gelu);
                current = gelu.output();
                return true;
            }
        }
        return false;
    }

    private void add(OnnxNode node, int at) {
        switch (node.operator()) {
            case "Identity", "Dropout" -> {
                // No effect in inference.
            }
            case "Cast" -> node.require("to", TensorProto.DataType.FLOAT.getNumber());
            case "Conv" -> windows.convolution(node);
            case "BatchNormalization" -> products.normalization(node);
            case "LayerNormalization" -> products.layerNormalization(node);
            case "Relu" -> layers.activate(ActivationFunction.RELU);
            case "Tanh" -> layers.activate(ActivationFunction.TANH);
            case "Sigmoid" -> sigmoid(node);
            case "Elu" -> {
                if (node.real("alpha", 1) != 1) {
                    throw new IllegalArgumentException(
                            "its alpha is " + node.real("alpha", 1) + ", and only 1 is known");
                }
                layers.activate(ActivationFunction.ELU);
            }
            case "Selu" -> {
                if (Math.abs(node.real("alpha", 1.67326) - 1.67326) > 1e-4
                        || Math.abs(node.real("gamma", 1.0507) - 1.0507) > 1e-4) {
                    throw new IllegalArgumentException("only the usual alpha and gamma are known");
                }
                layers.activate(ActivationFunction.SELU);
            }
            case "LeakyRelu" -> layers.each(new LeakyRectifier(node.real("alpha", 0.01)));
            case "PRelu" -> {
                OnnxTensor slopes = constants.get(node.input(1));
                layers.parametricRectifier(slopes.shape(), slopes.floats());
            }
            case "Gelu" -> {
                if (!node.text("approximate", "none").equals("none")) {
                    throw new IllegalArgumentException("only the one without approximation is known");
                }
                layers.activate(ActivationFunction.GELU);
            }
            case "MaxPool" -> windows.pooling(node, false);
            case "AveragePool" -> windows.pooling(node, true);
            case "GlobalAveragePool" -> {
                layers.maps();
                layers.globalAverage(new boolean[] {false, true, true}, true);
            }
            case "ReduceMean" -> windows.mean(node);
            case "Gemm" -> products.gemm(node);
            case "MatMul" -> products.product(node);
            case "Add", "Sub", "Mul", "Div" -> products.arithmetic(node, at);
            case "Flatten" -> {
                long axis = node.whole("axis", 1);
                if (axis != 1 && axis != -layers.layout().extents().length) {
                    throw new IllegalArgumentException("its axis is " + axis + ", and only 1 is known");
                }
                layers.layout(layers.layout().reshaped(-1));
            }
            case "Reshape" -> shapes.reshape(node);
            case "Squeeze", "Unsqueeze" -> shapes.squeeze(node);
            case "Transpose" -> shapes.transpose(node);
            case "Softmax" -> softmax(node);
            case "LogSoftmax" -> {
                softmax(node);
                logarithms = true;
            }
            case "Exp" -> {
                if (!logarithms) {
                    throw new IllegalArgumentException("this operator is not supported. " + KNOWN);
                }
                logarithms = false;
            }
            default -> throw new IllegalArgumentException("this operator is not supported. " + KNOWN);
        }
    }

    /** If the next node multiplies the sigmoid by its own input, the two are SiLU. */
    private void sigmoid(OnnxNode node) {
        String given = current;
        String gives = node.output();
        boolean swish = graph.getNodeList().stream()
                .anyMatch(other -> other.getOpType().equals("Mul")
                        && other.getInputCount() == 2
                        && Set.copyOf(other.getInputList()).equals(Set.of(given, gives)));
        if (swish) {
            beforeSigmoid = given;
        } else {
            layers.activate(ActivationFunction.SIGMOID);
        }
    }

    private void softmax(OnnxNode node) {
        int[] extents = layers.layout().extents();
        // Before operator set 13 it is over all axes from this one on.
        boolean rest = opset < 13;
        int axis = OnnxShapes.axis(node.whole("axis", rest ? 1 : -1), extents.length);
        int over = 1;
        for (int i = axis; i < (rest ? extents.length : axis + 1); i++) {
            over *= extents[i];
        }
        if (over != layers.layout().source().length) {
            throw new IllegalArgumentException("it is not over all numbers of an example");
        }
        layers.softmax();
    }
}
