package org.digitmill.model.onnx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto.Dimension;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.digitmill.InputException;
import org.digitmill.Versions;
import org.digitmill.model.Calibration;
import org.digitmill.model.Digests;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.chain.LayerChain;
import org.digitmill.model.chain.Layout;
import org.digitmill.network.NetworkInput;
import org.digitmill.network.NetworkSpecification;

/** Imports an ONNX file as a model. */
public final class OnnxModel {
    private static final int MAXIMUM_BYTES = 256 << 20;

    private OnnxModel() {}

    /**
     * Imports a model. Its probabilities are the file's own. If the file returns logits, softmax is added, and the manifest says so in
     * {@code training.added}.
     *
     * @param origin name of the file in messages
     * @param name name of the model in the model file
     * @param scale the largest pixel value in the model's training data, such as 1 or 255; empty for 1
     * @throws InputException naming what is wrong, or the node that is not supported
     */
    public static ModelBundle read(byte[] content, String origin, String name, OptionalDouble scale) {
        ModelProto file = parsed(content, origin);
        GraphProto graph = file.getGraph();
        ValueInfoProto input = input(graph, origin);
        List<Dimension> dimensions = dimensions(input, origin);
        LayerChain layers = new LayerChain(layout(dimensions, input, origin), scale.orElse(1));
        long batch = dimensions.get(0).getDimValue();
        boolean softmax = new OnnxChain(graph, origin, opset(file, origin), input.getName(), batch, layers).translate();
        NetworkSpecification network = new NetworkSpecification(
                NetworkSpecification.nameOf(name, "onnx"), "Imported from ONNX.", NetworkInput.DIGIT, layers.layers());
        Map<String, Object> training = new TreeMap<>();
        training.put("greatest_pixel", scale.orElse(1));
        training.put("imported_from", "ONNX");
        training.put("onnx_file_sha256", Digests.sha256(content));
        if (!file.getProducerName().isEmpty()) {
            training.put("onnx_producer", shortened(file.getProducerName() + " " + file.getProducerVersion()));
        }
        if (softmax) {
            training.put("added", "softmax");
        }
        return ModelBundle.of(
                network,
                layers.weights(),
                calibration(file),
                new ModelBundle.Provenance(name, training, Map.of(), Map.of(), Versions.all()));
    }

    private static ModelProto parsed(byte[] content, String origin) {
        if (content.length > MAXIMUM_BYTES) {
            throw new InputException(
                    origin + " has more than " + (MAXIMUM_BYTES >> 20) + " MiB, which no reader of digits has.");
        }
        ModelProto file;
        try {
            OnnxScan.check(content);
            file = ModelProto.parseFrom(content);
        } catch (IOException | StackOverflowError broken) {
            // The latter for messages within messages that the scan does not look into.
            throw new InputException(
                    "The file " + origin + " is no ONNX file that can be read: " + broken.getMessage()
                            + " Write it again, as one file.",
                    broken);
        }
        if (!file.hasGraph() || file.getGraph().getNodeCount() == 0) {
            throw new InputException("The file " + origin + " is no ONNX file that can be read: it holds no graph.");
        }
        return file;
    }

    private static int opset(ModelProto file, String origin) {
        long version = file.getOpsetImportList().stream()
                .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
                .mapToLong(OperatorSetIdProto::getVersion)
                .max()
                .orElse(1);
        if (version < 7 || version > 100) {
            throw new InputException("The file " + origin + " is of ONNX's operator set " + version
                    + ", and only 7 and later are known. Write it again with a later one, such as 13.");
        }
        return (int) version;
    }

    /** The graph's input: the one that is not an initializer. */
    private static ValueInfoProto input(GraphProto graph, String origin) {
        Set<String> initializers =
                graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
        List<ValueInfoProto> inputs = graph.getInputList().stream()
                .filter(input -> !initializers.contains(input.getName()))
                .toList();
        if (inputs.size() != 1) {
            throw new InputException("The graph in " + origin + " takes " + inputs.size()
                    + " inputs, and a reader of digits takes one: their pixels.");
        }
        return inputs.get(0);
    }

    private static List<Dimension> dimensions(ValueInfoProto input, String origin) {
        TypeProto.Tensor type = input.getType().getTensorType();
        if (type.getElemType() != TensorProto.DataType.FLOAT) {
            throw new InputException("The input \"" + shortened(input.getName()) + "\" of " + origin
                    + " is not of float32, and only that is known.");
        }
        return type.getShape().getDimList();
    }

    /** What an example of the input is. One channel lies the same in either order. */
    private static Layout layout(List<Dimension> dimensions, ValueInfoProto input, String origin) {
        List<Long> example = new ArrayList<>();
        dimensions.stream().skip(1).forEach(dimension -> example.add(dimension.getDimValue()));
        Map<List<Long>, int[]> known = new HashMap<>();
        for (int[] extents : new int[][] {{1, 28, 28}, {28, 28, 1}, {28, 28}, {784}}) {
            List<Long> longs = new ArrayList<>();
            for (int extent : extents) {
                longs.add((long) extent);
            }
            known.put(longs, extents);
        }
        if (!known.containsKey(example)) {
            throw new InputException("The input \"" + shortened(input.getName()) + "\" of " + origin + " is "
                    + dimensions.stream().map(OnnxModel::word).toList()
                    + ", but digits are [batch, 1, 28, 28], [batch, 28, 28, 1], [batch, 28, 28] or [batch, 784].");
        }
        return Layout.plain(known.get(example));
    }

    private static String word(Dimension dimension) {
        return dimension.getDimParam().isEmpty()
                ? String.valueOf(dimension.getDimValue())
                : shortened(dimension.getDimParam());
    }

    /** Review threshold of a file that digitmill wrote; the temperature is in the weights. */
    private static Calibration calibration(ModelProto file) {
        Map<String, String> metadata = file.getMetadataPropsList().stream()
                .collect(Collectors.toMap(
                        StringStringEntryProto::getKey, StringStringEntryProto::getValue, (first, second) -> first));
        try {
            return new Calibration(
                    1,
                    Double.parseDouble(metadata.getOrDefault(OnnxExport.REVIEW_THRESHOLD, "")),
                    Double.parseDouble(metadata.getOrDefault(OnnxExport.REVIEW_ERROR, "")));
        } catch (IllegalArgumentException none) {
            return Calibration.NONE;
        }
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
