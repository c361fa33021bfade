package org.digitmill.model.onnx;

import java.nio.FloatBuffer;
import java.util.List;
import onnx.Onnx.AttributeProto;
import org.digitmill.model.chain.WindowFit;
import org.digitmill.network.ActivationFunction;
import org.digitmill.network.DataShape.Maps;
import org.digitmill.network.LayerSpecification;
import org.digitmill.network.LayerSpecification.Activate;
import org.digitmill.network.LayerSpecification.AveragePooling;
import org.digitmill.network.LayerSpecification.BatchNormalization;
import org.digitmill.network.LayerSpecification.Convolution;
import org.digitmill.network.LayerSpecification.Dense;
import org.digitmill.network.LayerSpecification.Dropout;
import org.digitmill.network.LayerSpecification.Flatten;
import org.digitmill.network.LayerSpecification.GlobalAveragePooling;
import org.digitmill.network.LayerSpecification.LayerNormalization;
import org.digitmill.network.LayerSpecification.LeakyRectifier;
import org.digitmill.network.LayerSpecification.MaximumPooling;
import org.digitmill.network.LayerSpecification.ParametricRectifier;
import org.digitmill.network.LayerSpecification.Window;
import org.digitmill.network.NetworkSpecification.PlacedLayer;

/** Writes the layers of a network with their weights as nodes of an ONNX graph. */
final class OnnxLayers {
    private final OnnxGraph graph;
    private final FloatBuffer weights;
    private final double endTemperature;
    /** The flattened feature maps, until a dense layer uses them; null if there are none. */
    private Maps flattened;

    /**
     * @param weights of all layers, in order
     * @param endTemperature by which the logits of the last layer are divided
     */
    OnnxLayers(OnnxGraph graph, FloatBuffer weights, double endTemperature) {
        this.graph = graph;
        this.weights = weights;
        this.endTemperature = endTemperature;
    }

    /** Adds a layer. @param last whether it is the network's last one */
    void add(PlacedLayer placed, boolean last) {
        LayerSpecification layer = placed.layer();
        String name = placed.name();
        if (layer instanceof Convolution convolution) {
            Maps input = (Maps) placed.inputShape();
            Window window = convolution.window();
            long filters = convolution.filters();
            String kernel = graph.constant(
                    name + "/kernel",
                    take(filters * input.channels() * window.height() * window.width()),
                    filters,
                    input.channels(),
                    window.height(),
                    window.width());
            String bias = graph.constant(name + "/bias", take(filters), filters);
            graph.add(
                    "Conv",
                    name,
                    List.of(kernel, bias),
                    OnnxGraph.wholes("kernel_shape", window.height(), window.width()),
                    OnnxGraph.wholes("strides", window.strideHeight(), window.strideWidth()),
                    OnnxGraph.wholes("dilations", window.dilation(), window.dilation()),
                    pads(window, convolution.same(), input));
            activate(convolution.activation(), name);
        } else if (layer instanceof MaximumPooling pooling) {
            pool("MaxPool", name, pooling.window(), pooling.same(), (Maps) placed.inputShape());
        } else if (layer instanceof AveragePooling pooling) {
            pool("AveragePool", name, pooling.window(), pooling.same(), (Maps) placed.inputShape());
        } else if (layer instanceof LeakyRectifier rectifier) {
            graph.add("LeakyRelu", name, List.of(), OnnxGraph.real("alpha", rectifier.slope()));
        } else if (layer instanceof ParametricRectifier) {
            graph.add("PRelu", name, List.of(slopes(placed)));
        } else if (layer instanceof LayerNormalization normalization) {
            add(normalization, placed);
        } else if (layer instanceof BatchNormalization normalization) {
            int channels = ((Maps) placed.inputShape()).channels();
            graph.add(
                    "BatchNormalization",
                    name,
                    List.of(
                            graph.constant(name + "/gamma", take(channels), channels),
                            graph.constant(name + "/beta", take(channels), channels),
                            graph.constant(name + "/moving_mean", take(channels), channels),
                            graph.constant(name + "/moving_variance", take(channels), channels)),
                    OnnxGraph.real("epsilon", normalization.epsilon()));
        } else if (layer instanceof GlobalAveragePooling) {
            graph.add("GlobalAveragePool", name, List.of());
            graph.add("Flatten", name + "/flatten", List.of(), OnnxGraph.whole("axis", 1));
        } else if (layer instanceof Flatten) {
            if (placed.inputShape() instanceof Maps maps) {
                flattened = maps;
            }
            graph.add("Flatten", name, List.of(), OnnxGraph.whole("axis", 1));
        } else if (layer instanceof Dense dense) {
            add(dense, name, placed.inputShape().size(), last);
        } else if (layer instanceof Activate activate) {
            activate(activate.activation(), name);
        } else if (!(layer instanceof Dropout)) {
            throw new IllegalArgumentException("No ONNX operator for " + layer.type());
        }
    }

    /** The slopes of PReLU: [channels, 1, 1], [channels, height, width] or [length]. */
    private String slopes(PlacedLayer placed) {
        float[] numbers = take(placed.parameters());
        String name = placed.name() + "/alpha";
        if (!(placed.inputShape() instanceof Maps maps)) {
            return graph.constant(name, flattenedOrder(numbers), numbers.length);
        }
        if (numbers.length == maps.channels()) {
            return graph.constant(name, numbers, maps.channels(), 1, 1);
        }
        return graph.constant(name, channelsFirst(numbers, maps, 1), maps.channels(), maps.height(), maps.width());
    }

    /** Layer normalisation; feature maps are turned before and behind, since it is over the last extent. */
    private void add(LayerNormalization normalization, PlacedLayer placed) {
        String name = placed.name();
        boolean maps = placed.inputShape() instanceof Maps;
        long size = LayerNormalization.normalized(placed.inputShape());
        if (maps) {
            graph.add("Transpose", name + "/channels_last", List.of(), OnnxGraph.wholes("perm", 0, 2, 3, 1));
        }
        graph.add(
                "LayerNormalization",
                name,
                List.of(
                        graph.constant(name + "/gamma", flattenedOrder(take(size)), size),
                        graph.constant(name + "/beta", flattenedOrder(take(size)), size)),
                OnnxGraph.whole("axis", -1),
                OnnxGraph.real("epsilon", normalization.epsilon()));
        if (maps) {
            graph.add("Transpose", name + "/channels_first", List.of(), OnnxGraph.wholes("perm", 0, 3, 1, 2));
        }
    }

    /** Numbers of a vector, in the order that it has in the graph. */
    private float[] flattenedOrder(float[] numbers) {
        return flattened == null ? numbers : channelsFirst(numbers, flattened, 1);
    }

    private void add(Dense dense, String name, long inputs, boolean last) {
        float[] kernel = take(inputs * dense.units());
        if (flattened != null) {
            kernel = channelsFirst(kernel, flattened, dense.units());
            flattened = null;
        }
        double temperature = last ? endTemperature : 1;
        boolean softmax = dense.activation() == ActivationFunction.SOFTMAX;
        List<String> constants = List.of(
                graph.constant(name + "/kernel", kernel, inputs, dense.units()),
                graph.constant(name + "/bias", take(dense.units()), dense.units()));
        if (softmax && temperature != 1) {
            graph.add(
                    "Gemm",
                    name,
                    constants,
                    OnnxGraph.real("alpha", 1 / temperature),
                    OnnxGraph.real("beta", 1 / temperature));
        } else {
            graph.add("Gemm", name, constants);
        }
        activate(dense.activation(), name);
        if (!softmax && temperature != 1) {
            // As Calibration has it: the powers of the probabilities, brought to a sum of 1.
            graph.add("Pow", name + "/power", List.of(graph.constant(name + "/exponent", new float[] {
                (float) (1 / temperature)
            })));
            graph.add("ReduceSum", name + "/sum", List.of(graph.constant(name + "/axes", 1)));
            graph.addOfLastTwo("Div", name + "/calibrated");
        }
    }

    private void pool(String operator, String name, Window window, boolean same, Maps input) {
        graph.add(
                operator,
                name,
                List.of(),
                OnnxGraph.wholes("kernel_shape", window.height(), window.width()),
                OnnxGraph.wholes("strides", window.strideHeight(), window.strideWidth()),
                pads(window, same, input));
    }

    private void activate(ActivationFunction activation, String name) {
        String output = name + "/" + activation.word();
        switch (activation) {
            case LINEAR -> {
                // Nothing is applied.
            }
            case RELU -> graph.add("Relu", output, List.of());
            case SIGMOID -> graph.add("Sigmoid", output, List.of());
            case TANH -> graph.add("Tanh", output, List.of());
            case ELU -> graph.add("Elu", output, List.of());
            case SELU -> graph.add("Selu", output, List.of());
            case SWISH -> {
                graph.add("Sigmoid", output + "/sigmoid", List.of());
                graph.addOfLastTwo("Mul", output);
            }
            case GELU -> {
                String input = graph.current();
                graph.add("Div", output + "/scaled", List.of(graph.constant(output + "/root", new float[] {
                    (float) Math.sqrt(2)
                })));
                graph.add("Erf", output + "/erf", List.of());
                graph.add("Add", output + "/sum", List.of(graph.constant(output + "/one", new float[] {1})));
                graph.add("Mul", output + "/product", List.of(input));
                graph.add("Mul", output, List.of(graph.constant(output + "/half", new float[] {0.5f})));
            }
            case SOFTMAX -> graph.add("Softmax", output, List.of(), OnnxGraph.whole("axis", 1));
        }
    }

    /** Rows and columns of padding: above, left, below, right. */
    private static AttributeProto pads(Window window, boolean same, Maps input) {
        if (!same) {
            return OnnxGraph.wholes("pads", 0, 0, 0, 0);
        }
        int rows = WindowFit.samePadding(input.height(), window.height(), window.strideHeight(), window.dilation());
        int columns = WindowFit.samePadding(input.width(), window.width(), window.strideWidth(), window.dilation());
        return OnnxGraph.wholes("pads", rows / 2, columns / 2, rows - rows / 2, columns - columns / 2);
    }

    /** [height, width, channels, units] to [channels, height, width, units]. */
    private static float[] channelsFirst(float[] kernel, Maps maps, int units) {
        float[] result = new float[kernel.length];
        int places = maps.height() * maps.width();
        for (int place = 0; place < places; place++) {
            for (int channel = 0; channel < maps.channels(); channel++) {
                System.arraycopy(
                        kernel,
                        (place * maps.channels() + channel) * units,
                        result,
                        (channel * places + place) * units,
                        units);
            }
        }
        return result;
    }

    private float[] take(long count) {
        float[] taken = new float[Math.toIntExact(count)];
        weights.get(taken);
        return taken;
    }
}
