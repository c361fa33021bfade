package org.digitmill.model.onnx;

import java.util.Arrays;
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
            "Known are Conv, BatchNormalization, Relu, LeakyRelu, Elu, Selu, Sigmoid, Tanh, MaxPool, AveragePool, "
                    + "GlobalAveragePool, ReduceMean, Gemm, MatMul, Add, Sub, Mul, Div, Flatten, Reshape, Transpose, Squeeze, Unsqueeze, Softmax, "
                    + "LogSoftmax, Dropout, Identity, Cast and Constant";

    private final GraphProto graph;
    private final String origin;
    private final int opset;
    private final LayerChain layers;
    private final OnnxConstants constants;
    private final OnnxWindows windows;
    private final OnnxShapes shapes;
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

    private void add(OnnxNode node, int at) {
        switch (node.operator()) {
            case "Identity", "Dropout" -> {
                // No effect in inference.
            }
            case "Cast" -> node.require("to", TensorProto.DataType.FLOAT.getNumber());
            case "Conv" -> windows.convolution(node);
            case "BatchNormalization" -> normalization(node);
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
            case "MaxPool" -> windows.pooling(node, false);
            case "AveragePool" -> windows.pooling(node, true);
            case "GlobalAveragePool" -> {
                layers.maps();
                layers.globalAverage(new boolean[] {false, true, true}, true);
            }
            case "ReduceMean" -> mean(node);
            case "Gemm" -> gemm(node);
            case "MatMul" -> product(node);
            case "Add", "Sub", "Mul", "Div" -> arithmetic(node, at);
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

    private void normalization(OnnxNode node) {
        node.requireOnly("epsilon", "momentum", "spatial", "training_mode");
        node.require("training_mode", 0);
        node.require("spatial", 1);
        int[] extents = layers.layout().extents();
        float[][] given = new float[4][];
        for (int i = 0; i < 4; i++) {
            OnnxTensor tensor = constants.get(node.input(i + 1));
            if (extents.length == 1) {
                layers.requireParts(tensor.size());
            }
            if (tensor.size() != extents[0]) {
                throw new IllegalArgumentException(
                        "it has " + tensor.size() + " numbers for " + extents[0] + " channels");
            }
            int[] shape = new int[extents.length];
            Arrays.fill(shape, 1);
            shape[0] = extents[0];
            given[i] = layers.parts(shape, tensor.floats());
        }
        double epsilon = node.real("epsilon", 1e-5);
        float[] factor = new float[given[0].length];
        float[] summand = new float[factor.length];
        for (int i = 0; i < factor.length; i++) {
            double multiplied = given[0][i] / Math.sqrt(given[3][i] + epsilon);
            factor[i] = (float) multiplied;
            summand[i] = (float) (given[1][i] - given[2][i] * multiplied);
        }
        layers.affine(factor, summand);
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

    private void mean(OnnxNode node) {
        int[] extents = layers.layout().extents();
        long[] axes = node.has("axes") || node.input(1).isEmpty()
                ? node.wholes("axes")
                : constants.get(node.input(1)).whole();
        boolean[] over = new boolean[extents.length];
        for (long axis : axes) {
            over[OnnxShapes.axis(axis, extents.length)] = true;
        }
        layers.globalAverage(over, node.whole("keepdims", 1) != 0);
    }

    private void gemm(OnnxNode node) {
        node.requireOnly("alpha", "beta", "transA", "transB");
        node.require("transA", 0);
        OnnxTensor weights = constants.get(node.input(1));
        boolean turned = node.whole("transB", 0) != 0;
        float[] kernel = kernel(weights, turned);
        int units = weights.shape()[turned ? 0 : 1];
        double alpha = node.real("alpha", 1);
        for (int i = 0; i < kernel.length && alpha != 1; i++) {
            kernel[i] *= (float) alpha;
        }
        layers.dense(units, kernel, constants.bias(node.input(2), units, node.real("beta", 1)));
    }

    private void product(OnnxNode node) {
        OnnxTensor weights = constants.get(node.input(1));
        float[] kernel = kernel(weights, false);
        layers.dense(weights.shape()[1], kernel, new float[weights.shape()[1]]);
    }

    /** A matrix as [inputs, units], to be changed. */
    private float[] kernel(OnnxTensor weights, boolean turned) {
        if (weights.shape().length != 2 || weights.size() == 0) {
            throw new IllegalArgumentException("its weights are " + weights.words() + ", but must be a matrix");
        }
        if (layers.layout().extents().length != 1) {
            throw new IllegalArgumentException("it takes an example of "
                    + Arrays.toString(layers.layout().extents()) + ", and only rows are known");
        }
        layers.spend(weights.size() + (long) weights.shape()[turned ? 0 : 1]);
        return turned ? weights.transposed().floats() : weights.floats().clone();
    }

    private void arithmetic(OnnxNode node, int at) {
        OnnxTensor constant = constants.get(node.input(1 - at));
        layers.requireParts(constant.size());
        float[] numbers = layers.parts(constant.shape(), constant.floats());
        float[] factor = new float[numbers.length];
        float[] summand = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            switch (node.operator()) {
                case "Add" -> summand[i] = numbers[i];
                case "Sub" -> summand[i] = -numbers[i];
                case "Mul" -> factor[i] = numbers[i];
                default -> factor[i] = 1 / numbers[i];
            }
        }
        if (node.operator().equals("Add") || node.operator().equals("Sub")) {
            Arrays.fill(factor, 1);
        }
        layers.affine(factor, summand);
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
