package org.digitmill.model.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import org.digitmill.Versions;
import org.digitmill.model.Calibration;
import org.digitmill.model.ModelBundle;
import org.digitmill.network.DataShape;
import org.digitmill.network.DataShape.Maps;
import org.digitmill.network.LayerSpecification.LayerNormalization;
import org.digitmill.network.NetworkInput;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.network.NetworkSpecification.PlacedLayer;

/**
 * Writes a model as an ONNX file: one file with its weights, of operator set {@value #OPSET} ({@value #LATER_OPSET} with layer normalisation), for any size of minibatch.
 *
 * <p>The input is float32, [batch, 1, height, width] as {@link NetworkInput} says; digits and regions are from 0 (paper) to 1 (ink). The
 * output is [batch, classes], calibrated probabilities, and for a page network its maps, [batch, channels, height / 4, width / 4].
 * Channels come before rows, as usual in ONNX, and the weights of a dense layer behind feature maps are in that order, too. Test-time
 * augmentation and the novelty rule are not part of the file.
 */
public final class OnnxExport {
    private static final int OPSET = 13;
    /** The version of the file format that came with it. */
    private static final int IR_VERSION = 7;
    /** The first operator set that has LayerNormalization. */
    private static final int LATER_OPSET = 17;

    private static final int LATER_IR_VERSION = 8;

    static final String PRODUCER = "digitmill";
    /** Prefix of metadata names. */
    static final String PREFIX = "digitmill.";

    static final String REVIEW_THRESHOLD = PREFIX + "review_threshold";
    static final String REVIEW_ERROR = PREFIX + "review_error";

    private final ModelBundle model;
    private final OnnxGraph graph;

    private OnnxExport(ModelBundle model) {
        this.model = model;
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
        Calibration calibration = model.manifest().calibration();
        OnnxLayers nodes = new OnnxLayers(
                graph,
                ByteBuffer.wrap(model.weights()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer(),
                calibration == null ? 1 : calibration.temperature());
        for (int i = 0; i < layers.size(); i++) {
            nodes.add(layers.get(i), i == layers.size() - 1);
        }
        ModelProto.Builder file = ModelProto.newBuilder()
                .setIrVersion(opset(model.network()) == OPSET ? IR_VERSION : LATER_IR_VERSION)
                .setProducerName(PRODUCER)
                .setProducerVersion(Versions.ofProgram())
                .setDocString(model.network().description())
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset(model.network())))
                .setGraph(graph.end(outputName(model.network()), outputShape(layers)));
        metadata()
                .forEach((key, value) -> file.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return file.build();
    }

    /** The version of ONNX's operators that a network is written with. An older one is known to more programs. */
    public static int opset(NetworkSpecification network) {
        return network.layers().stream().anyMatch(LayerNormalization.class::isInstance) ? LATER_OPSET : OPSET;
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
}
