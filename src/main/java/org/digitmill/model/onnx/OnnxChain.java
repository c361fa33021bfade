package org.digitmill.model.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import org.digitmill.InputException;
import org.digitmill.model.chain.LayerChain;
import org.digitmill.model.chain.WindowFit;
import org.digitmill.network.ActivationFunction;
import org.digitmill.network.DataShape.Maps;
import org.digitmill.network.LayerSpecification;
import org.digitmill.network.LayerSpecification.AveragePooling;
import org.digitmill.network.LayerSpecification.LeakyRectifier;
import org.digitmill.network.LayerSpecification.MaximumPooling;
import org.digitmill.network.LayerSpecification.Window;

/**
 * Translates the nodes of an ONNX graph one by one. Each is a constant or takes the result of the node before it. Operators are those of
 * the <a href="https://onnx.ai/onnx/operators/">specification</a>, of operator sets 7 to 23.
 */
final class OnnxChain {
    private static final int MAXIMUM_NODES = 2_000;
    /** Represents the minibatch size in computed shapes. */
    private static final long BATCH = Long.MIN_VALUE;

    private static final Set<String> OF_SHAPES =
            Set.of("Identity", "Gather", "Unsqueeze", "Squeeze", "Concat", "Cast", "Slice", "Transpose");

    private static final String KNOWN =
            "Known are Conv, BatchNormalization, Relu, LeakyRelu, Elu, Selu, Sigmoid, Tanh, MaxPool, AveragePool, "
                    + "GlobalAveragePool, ReduceMean, Gemm, MatMul, Add, Sub, Mul, Div, Flatten, Reshape, Transpose, Squeeze, Unsqueeze, Softmax, "
                    + "LogSoftmax, Dropout, Identity, Cast and Constant";

    private final GraphProto graph;
    private final String origin;
    private final int opset;
    private final long fixedBatch;
    private final LayerChain layers;
    private final Map<String, TensorProto> initializers = new HashMap<>();
    private final Map<String, OnnxTensor> constants = new HashMap<>();
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
        this.fixedBatch = fixedBatch;
        this.layers = layers;
        graph.getInitializerList().forEach(tensor -> initializers.put(tensor.getName(), tensor));
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
            constants.put(node.output(), constant(node));
            return;
        }
        if (operator.equals("Shape") && node.input(0).equals(current)) {
            constants.put(node.output(), shape(node));
            return;
        }
        if (!node.input(0).isEmpty() && node.inputs().stream().allMatch(name -> name.isEmpty() || isConstant(name))) {
            constants.put(node.output(), folded(node));
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
            case "Conv" -> convolution(node);
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
            case "MaxPool" -> pooling(node, false);
            case "AveragePool" -> pooling(node, true);
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
            case "Reshape" -> reshape(node);
            case "Squeeze", "Unsqueeze" -> squeeze(node);
            case "Transpose" -> transpose(node);
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

    private boolean isConstant(String name) {
        return constants.containsKey(name) || initializers.containsKey(name);
    }

    /** @throws IllegalArgumentException if there is no constant of that name */
    private OnnxTensor constant(String name) {
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

    private static OnnxTensor constant(OnnxNode node) {
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

    private OnnxTensor shape(OnnxNode node) {
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
    private OnnxTensor folded(OnnxNode node) {
        if (!OF_SHAPES.contains(node.operator())) {
            throw new IllegalArgumentException("it computes a constant, which only " + OF_SHAPES + " may");
        }
        OnnxTensor given = constant(node.input(0));
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
                OnnxTensor wanted = constant(node.input(1));
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
                    long[] more = constant(input).whole();
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
                int start = index(single(constant(node.input(1))), numbers.length);
                int end = index(single(constant(node.input(2))), numbers.length);
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

    private void convolution(OnnxNode node) {
        node.requireOnly("kernel_shape", "strides", "dilations", "pads", "auto_pad", "group");
        Maps input = layers.maps();
        OnnxTensor weights = constant(node.input(1));
        int[] shape = weights.shape();
        long groups = node.whole("group", 1);
        if (shape.length != 4
                || groups < 1
                || shape[0] < 1
                || shape[0] % groups != 0
                || shape[1] * groups != input.channels()
                || shape[2] < 1
                || shape[3] < 1) {
            throw new IllegalArgumentException("its weights are " + weights.words() + " in " + groups
                    + " groups, which does not fit " + input.channels() + " channels");
        }
        int[] kernel = node.pair("kernel_shape", shape[2], shape[3]);
        if (kernel[0] != shape[2] || kernel[1] != shape[3]) {
            throw new IllegalArgumentException("its kernel_shape is not that of its weights, " + weights.words());
        }
        WindowFit.Axis[] axes = axes(node, input, kernel, false);
        WindowFit fit = WindowFit.ofKernel(axes[0], axes[1]);
        int filters = shape[0];
        float[] full = spread(weights.floats(), filters, input.channels(), (int) groups, kernel, fit);
        layers.convolution(filters, fit.window(), fit.same(), full, bias(node.input(2), filters, 1));
    }

    private float[] spread(float[] weights, int filters, int channels, int groups, int[] kernel, WindowFit fit) {
        Window window = fit.window();
        layers.spend((long) filters * channels * window.height() * window.width() + filters);
        return fit.spread(weights, filters, channels, groups, kernel[0], kernel[1]);
    }

    private WindowFit.Axis[] axes(OnnxNode node, Maps input, int[] elements, boolean ceiling) {
        int[] strides = node.pair("strides", 1, 1);
        int[] dilations = node.pair("dilations", 1, 1);
        if (elements[0] > 1000 || elements[1] > 1000 || dilations[0] > 1000 || dilations[1] > 1000) {
            throw new IllegalArgumentException("its window is larger than any picture here");
        }
        String automatic = node.text("auto_pad", "NOTSET");
        long[] pads = node.wholes("pads", 0, 0, 0, 0);
        if (pads.length != 4 || Arrays.stream(pads).anyMatch(pad -> pad < 0 || pad > 10_000)) {
            throw new IllegalArgumentException(
                    "its pads are " + Arrays.toString(pads) + ", but must be four numbers of at least 0");
        }
        int[] extents = {input.height(), input.width()};
        WindowFit.Axis[] axes = new WindowFit.Axis[2];
        for (int i = 0; i < 2; i++) {
            axes[i] = switch (automatic) {
                case "NOTSET" ->
                    WindowFit.Axis.of(
                            extents[i],
                            elements[i],
                            strides[i],
                            dilations[i],
                            (int) pads[i],
                            (int) pads[i + 2],
                            ceiling);
                case "VALID" -> WindowFit.Axis.of(extents[i], elements[i], strides[i], dilations[i], 0, 0, ceiling);
                case "SAME_UPPER" -> WindowFit.Axis.same(extents[i], elements[i], strides[i], dilations[i], true);
                case "SAME_LOWER" -> WindowFit.Axis.same(extents[i], elements[i], strides[i], dilations[i], false);
                default -> throw new IllegalArgumentException("its auto_pad is not known: " + automatic);
            };
        }
        return axes;
    }

    private void pooling(OnnxNode node, boolean averages) {
        node.requireOnly(
                "kernel_shape",
                "strides",
                "dilations",
                "pads",
                "auto_pad",
                "ceil_mode",
                "storage_order",
                "count_include_pad");
        Maps input = layers.maps();
        int[] elements = node.pair("kernel_shape");
        boolean ceiling = node.whole("ceil_mode", 0) != 0;
        WindowFit.Axis[] axes = axes(node, input, elements, ceiling);
        WindowFit.Axis rows = axes[0];
        WindowFit.Axis columns = axes[1];
        boolean padded = Arrays.stream(node.wholes("pads", 0, 0, 0, 0)).anyMatch(pad -> pad != 0)
                || node.text("auto_pad", "NOTSET").startsWith("SAME");
        if (averages && padded && node.whole("count_include_pad", 0) != 0) {
            if (ceiling) {
                throw new IllegalArgumentException("it counts padding and has a ceil_mode");
            }
            average(input, elements, WindowFit.ofKernel(rows, columns));
            return;
        }
        if (!(rows.isValid() && columns.isValid())
                && !(rows.isSame() && columns.isSame())
                && rows.isCentred()
                && columns.isCentred()) {
            // One window per pixel, of which the stride keeps some.
            layers.pooling(pool(averages, new Window(elements[0], elements[1], 1, 1), true), averages);
            layers.pooling(pool(false, new Window(1, 1, rows.stride(), columns.stride()), false), true);
            return;
        }
        WindowFit fit = WindowFit.of(rows, columns);
        layers.pooling(pool(averages, fit.window(), fit.same()), averages);
    }

    private static LayerSpecification pool(boolean averages, Window window, boolean same) {
        return averages ? new AveragePooling(window, same) : new MaximumPooling(window, same);
    }

    /** Average pooling that includes the padding is a convolution. */
    private void average(Maps input, int[] elements, WindowFit fit) {
        int channels = input.channels();
        float[] shares = new float[channels * elements[0] * elements[1]];
        Arrays.fill(shares, 1f / (elements[0] * elements[1]));
        float[] kernel = spread(shares, channels, channels, channels, elements, fit);
        layers.convolution(channels, fit.window(), fit.same(), kernel, new float[channels]);
    }

    private void normalization(OnnxNode node) {
        node.requireOnly("epsilon", "momentum", "spatial", "training_mode");
        node.require("training_mode", 0);
        node.require("spatial", 1);
        int[] extents = layers.layout().extents();
        float[][] given = new float[4][];
        for (int i = 0; i < 4; i++) {
            OnnxTensor tensor = constant(node.input(i + 1));
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
                : constant(node.input(1)).whole();
        boolean[] over = new boolean[extents.length];
        for (long axis : axes) {
            over[axis(axis, extents.length)] = true;
        }
        layers.globalAverage(over, node.whole("keepdims", 1) != 0);
    }

    /** An axis of a tensor as one of an example. */
    private static int axis(long axis, int extents) {
        long counted = axis < 0 ? axis + extents : axis - 1;
        if (counted < 0 || counted >= extents) {
            throw new IllegalArgumentException("its axis " + axis + " is none of an example's");
        }
        return (int) counted;
    }

    private void gemm(OnnxNode node) {
        node.requireOnly("alpha", "beta", "transA", "transB");
        node.require("transA", 0);
        OnnxTensor weights = constant(node.input(1));
        boolean turned = node.whole("transB", 0) != 0;
        float[] kernel = kernel(weights, turned);
        int units = weights.shape()[turned ? 0 : 1];
        double alpha = node.real("alpha", 1);
        for (int i = 0; i < kernel.length && alpha != 1; i++) {
            kernel[i] *= (float) alpha;
        }
        layers.dense(units, kernel, bias(node.input(2), units, node.real("beta", 1)));
    }

    private void product(OnnxNode node) {
        OnnxTensor weights = constant(node.input(1));
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

    private float[] bias(String name, int units, double factor) {
        float[] bias = new float[units];
        if (name.isEmpty()) {
            return bias;
        }
        OnnxTensor given = constant(name);
        if (given.size() != 1 && given.size() != units) {
            throw new IllegalArgumentException("it has " + given.size() + " biases for " + units + " results");
        }
        for (int i = 0; i < units; i++) {
            bias[i] = (float) (factor * given.floats()[given.size() == 1 ? 0 : i]);
        }
        return bias;
    }

    private void arithmetic(OnnxNode node, int at) {
        OnnxTensor constant = constant(node.input(1 - at));
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

    private void reshape(OnnxNode node) {
        long[] wanted = (opset < 5 ? OnnxTensor.ofWholes(node.wholes("shape")) : constant(node.input(1))).whole();
        int[] extents = layers.layout().extents();
        if (wanted.length < 2
                || !(wanted[0] == BATCH
                        || wanted[0] == -1
                        || wanted[0] == 0
                        || fixedBatch > 0 && wanted[0] == fixedBatch)) {
            throw new IllegalArgumentException(
                    "it makes " + Arrays.toString(wanted) + ", whose first extent is not the number of digits");
        }
        long[] example = Arrays.copyOfRange(wanted, 1, wanted.length);
        for (int i = 0; i < example.length; i++) {
            if (example[i] == 0 && i < extents.length && node.whole("allowzero", 0) == 0) {
                example[i] = extents[i];
            }
        }
        if (wanted[0] == -1 && Arrays.stream(example).anyMatch(extent -> extent < 0)) {
            throw new IllegalArgumentException("it leaves two extents open");
        }
        layers.layout(layers.layout().reshaped(example));
    }

    private void squeeze(OnnxNode node) {
        int[] extents = layers.layout().extents();
        boolean adds = node.operator().equals("Unsqueeze");
        long[] axes = node.has("axes") || node.input(1).isEmpty()
                ? node.wholes("axes")
                : constant(node.input(1)).whole();
        int made = adds ? extents.length + axes.length : extents.length;
        boolean[] chosen = new boolean[made];
        for (long axis : axes) {
            chosen[axis(axis, made)] = true;
        }
        long[] result = new long[made];
        int count = 0;
        int next = 0;
        for (int i = 0; i < made; i++) {
            if (adds) {
                if (!chosen[i] && next >= extents.length) {
                    throw new IllegalArgumentException("it names an axis twice");
                }
                result[count++] = chosen[i] ? 1 : extents[next++];
            } else if (!chosen[i]) {
                result[count++] = extents[i];
            } else if (extents[i] != 1) {
                throw new IllegalArgumentException("it takes away an axis of " + extents[i]);
            }
        }
        layers.layout(layers.layout().reshaped(Arrays.copyOf(result, count)));
    }

    private void transpose(OnnxNode node) {
        int count = layers.layout().extents().length;
        long[] order = node.wholes("perm");
        if (order.length != count + 1 || order[0] != 0) {
            throw new IllegalArgumentException("its perm is " + Arrays.toString(order)
                    + ", and only one that leaves the minibatch in its place is known");
        }
        layers.layout(layers.layout()
                .transposed(Arrays.stream(order)
                        .skip(1)
                        .mapToInt(axis -> (int) Math.max(-1, Math.min(count, axis - 1)))
                        .toArray()));
    }

    private void softmax(OnnxNode node) {
        int[] extents = layers.layout().extents();
        // Before operator set 13 it is over all axes from this one on.
        boolean rest = opset < 13;
        int axis = axis(node.whole("axis", rest ? 1 : -1), extents.length);
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
