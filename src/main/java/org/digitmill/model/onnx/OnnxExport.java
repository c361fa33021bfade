package org.digitmill.model.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import org.digitmill.Versions;
import org.digitmill.model.Calibration;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.chain.WindowFit;
import org.digitmill.network.ActivationFunction;
import org.digitmill.network.DataShape;
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
import org.digitmill.network.LayerSpecification.LeakyRectifier;
import org.digitmill.network.LayerSpecification.MaximumPooling;
import org.digitmill.network.LayerSpecification.Window;
import org.digitmill.network.NetworkInput;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.network.NetworkSpecification.PlacedLayer;

/**
 * Writes a model as an ONNX file: one file with its weights, of operator set {@value #OPSET}, for any size of minibatch.
 *
 * <p>The input is float32, [batch, 1, height, width] as {@link NetworkInput} says; digits and regions are from 0 (paper) to 1 (ink). The
 * output is [batch, classes], calibrated probabilities, and for a page network its maps, [batch, channels, height / 4, width / 4].
 * Channels come before rows, as usual in ONNX, and the weights of a dense layer behind feature maps are in that order, too. Test-time
 * augmentation and the novelty rule are not part of the file.
 */
public final class OnnxExport {
    /** The version of ONNX's operators. */
    public static final int OPSET = 13;
    /** The version of the file format that came with it. */
    private static final int IR_VERSION = 7;

    static final String PRODUCER = "digitmill";
    /** Prefix of metadata names. */
    static final String PREFIX = "digitmill.";

    static final String REVIEW_THRESHOLD = PREFIX + "review_threshold";
    static final String REVIEW_ERROR = PREFIX + "review_error";

    private final ModelBundle model;
    private final FloatBuffer weights;
    private final OnnxGraph graph;
    /** The flattened feature maps, until a dense layer uses them; null if there are none. */
    private Maps flattened;

    private OnnxExport(ModelBundle model) {
        this.model = model;
        this.weights =
                ByteBuffer.wrap(model.weights()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        this.graph = new OnnxGraph(model.network().name(), inputName(model.network()), inputShape(model.network()));
    }

    /** The bytes of the ONNX file. The same model gives the same bytes. */
    public static byte[] write(ModelBundle model) {
        return new OnnxExport(model).model().toByteArray();
    }

    /** The name of the graph's only input: {@code pixels}, {@code region} or {@code contrast}. */
    public static String inputName(NetworkSpecification network) {
        return switch (network.reads()) {
            case DIGIT -> "pixels";
            case REGION -> "region";
            case PAGE -> "contrast";
        };
    }

    /** The name of the graph's only output: {@code probabilities}, or {@code maps} of a network that reads pages. */
    public static String outputName(NetworkSpecification network) {
        return network.reads() == NetworkInput.PAGE ? "maps" : "probabilities";
    }

    private ModelProto model() {
        List<PlacedLayer> layers = model.network().placedLayers();
        for (int i = 0; i < layers.size(); i++) {
            add(layers.get(i), i == layers.size() - 1);
        }
        ModelProto.Builder file = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName(PRODUCER)
                .setProducerVersion(Versions.ofProgram())
                .setDocString(model.network().description())
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setGraph(graph.end(outputName(model.network()), outputShape(layers)));
        metadata()
                .forEach((key, value) -> file.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return file.build();
    }

    private static List<Object> inputShape(NetworkSpecification network) {
        Maps shape = network.reads().shape();
        return network.reads() == NetworkInput.PAGE
                ? List.of("batch", 1L, "height", "width")
                : List.of("batch", 1L, (long) shape.height(), (long) shape.width());
    }

    private static List<Object> outputShape(List<PlacedLayer> layers) {
        DataShape last = layers.get(layers.size() - 1).outputShape();
        return last instanceof Maps maps
                ? List.of("batch", (long) maps.channels(), "rows", "columns")
                : List.of("batch", last.size());
    }

    private Map<String, String> metadata() {
        NetworkSpecification network = model.network();
        Map<String, String> known = new TreeMap<>();
        known.put(PREFIX + "version", Versions.ofProgram());
        known.put(PREFIX + "model", model.manifest().name());
        known.put(PREFIX + "sha256", model.sha256());
        known.put(PREFIX + "created", model.manifest().created());
        known.put(PREFIX + "network", network.name());
        known.put(PREFIX + "reads", network.reads().word());
        known.put(
                PREFIX + "input",
                switch (network.reads()) {
                    case DIGIT ->
                        "float32 [batch, 1, 28, 28]: 0 is paper, 1 is ink; MNIST's bytes divided by 255, framed as MNIST frames its digits";
                    case REGION -> "float32 [batch, 1, 40, 40]: 0 is paper, 1 is ink";
                    case PAGE ->
                        "float32 [batch, 1, height, width]: local contrast; height and width are multiples of 4";
                });
        known.put(
                PREFIX + "output",
                switch (network.reads()) {
                    case DIGIT -> "float32 [batch, 10]: calibrated probabilities of the digits 0 to 9";
                    case REGION -> "float32 [batch, 11]: probabilities of the digits 0 to 9 and of none";
                    case PAGE -> "float32 [batch, 32, height / 4, width / 4]: feature maps";
                });
        Calibration calibration = model.manifest().calibration();
        if (calibration != null) {
            known.put(PREFIX + "temperature", String.valueOf(calibration.temperature()));
            known.put(REVIEW_THRESHOLD, String.valueOf(calibration.reviewThreshold()));
            known.put(REVIEW_ERROR, String.valueOf(calibration.reviewError()));
            known.put(
                    PREFIX + "test_time_augmentation",
                    "below " + model.manifest().testTimeAugmentation().below() + "; not part of this file");
        }
        return known;
    }

    private void add(PlacedLayer placed, boolean last) {
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

    private void add(Dense dense, String name, long inputs, boolean last) {
        float[] kernel = take(inputs * dense.units());
        if (flattened != null) {
            kernel = channelsFirst(kernel, flattened, dense.units());
            flattened = null;
        }
        double temperature = last && model.manifest().calibration() != null
                ? model.manifest().calibration().temperature()
                : 1;
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
