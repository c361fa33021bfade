package org.digitmill.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.model.ModelManifest.WeightShape;
import org.digitmill.network.DataShape;
import org.digitmill.network.LayerSpecification.Convolution;
import org.digitmill.network.LayerSpecification.Dense;
import org.digitmill.network.LayerSpecification.Flatten;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.network.NetworkSpecification.PlacedLayer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The trained numbers of a network as {@code weights.bin} holds them: float32, little-endian, layer by layer, each array in C order. */
final class Weights {
    private Weights() {}

    static byte[] toBytes(NetworkSpecification specification, MultiLayerNetwork network) {
        Map<String, INDArray> arrays = arrays(specification, network);
        long size = arrays.values().stream().mapToLong(INDArray::length).sum();
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.toIntExact(size * Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        FloatBuffer floats = bytes.asFloatBuffer();
        arrays.values().forEach(array -> floats.put(array.dup('c').data().asFloat()));
        return bytes.array();
    }

    /** The arrays that a network has, in order. */
    static List<WeightShape> shapes(NetworkSpecification specification) {
        List<WeightShape> shapes = new ArrayList<>();
        for (PlacedLayer placed : specification.placedLayers()) {
            if (placed.layer() instanceof Convolution convolution) {
                long channels = ((DataShape.Maps) placed.inputShape()).channels();
                long filters = convolution.filters();
                shapes.add(kernel(
                        placed,
                        filters,
                        channels,
                        convolution.window().height(),
                        convolution.window().width()));
                shapes.add(bias(placed, filters));
            } else if (placed.layer() instanceof Dense dense) {
                shapes.add(kernel(placed, placed.inputShape().size(), dense.units()));
                shapes.add(bias(placed, dense.units()));
            }
        }
        return shapes;
    }

    private static WeightShape kernel(PlacedLayer placed, long... shape) {
        return new WeightShape(
                placed.name() + "/kernel", LongStream.of(shape).boxed().toList());
    }

    private static WeightShape bias(PlacedLayer placed, long length) {
        return new WeightShape(placed.name() + "/bias", List.of(length));
    }

    /** Gives the network the numbers of {@code bytes}, whose length must fit. */
    static void assign(byte[] bytes, NetworkSpecification specification, MultiLayerNetwork network) {
        FloatBuffer floats =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        for (INDArray array : arrays(specification, network).values()) {
            float[] values = new float[Math.toIntExact(array.length())];
            floats.get(values);
            array.assign(Nd4j.createFromArray(values).reshape('c', array.shape()));
        }
    }

    private static Map<String, INDArray> arrays(NetworkSpecification specification, MultiLayerNetwork network) {
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        int index = 0;
        for (PlacedLayer placed : specification.placedLayers()) {
            if (placed.layer() instanceof Flatten) {
                continue;
            }
            Map<String, INDArray> table = network.getLayer(index++).paramTable();
            if (table != null && !table.isEmpty()) {
                arrays.put(placed.name() + "/kernel", table.get("W"));
                arrays.put(placed.name() + "/bias", table.get("b"));
            }
        }
        return arrays;
    }
}
