package org.digitmill.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.digitmill.model.ModelManifest.WeightShape;
import org.digitmill.network.DataShape;
import org.digitmill.network.LayerSpecification;
import org.digitmill.network.LayerSpecification.BatchNormalization;
import org.digitmill.network.LayerSpecification.Convolution;
import org.digitmill.network.LayerSpecification.Dense;
import org.digitmill.network.LayerSpecification.LayerNormalization;
import org.digitmill.network.LayerSpecification.ParametricRectifier;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.network.NetworkSpecification.PlacedLayer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The weights of a network in the format of {@code weights.bin}: float32, little-endian, layer by layer, each array in C order. */
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

    /** The arrays of a network, in order. */
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
            } else if (placed.layer() instanceof BatchNormalization
                    || placed.layer() instanceof ParametricRectifier
                    || placed.layer() instanceof LayerNormalization) {
                Set<String> names = names(placed.layer()).keySet();
                List<Long> each = List.of(placed.parameters() / names.size());
                names.forEach(name -> shapes.add(new WeightShape(placed.name() + "/" + name, each)));
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

    /** Sets the network's parameters from {@code bytes}, whose length must fit. */
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
        for (PlacedLayer placed : specification.placedLayers()) {
            if (placed.parameters() > 0) {
                Map<String, INDArray> table = network.getLayer(placed.name()).paramTable();
                names(placed.layer())
                        .forEach((ours, theirs) -> arrays.put(placed.name() + "/" + ours, table.get(theirs)));
            }
        }
        return arrays;
    }

    /** Keras's names of a layer's arrays, in the order of the file, and DL4J's. */
    private static Map<String, String> names(LayerSpecification layer) {
        Map<String, String> names = new LinkedHashMap<>();
        if (layer instanceof BatchNormalization) {
            names.put("gamma", BatchNormalizationParamInitializer.GAMMA);
            names.put("beta", BatchNormalizationParamInitializer.BETA);
            names.put("moving_mean", BatchNormalizationParamInitializer.GLOBAL_MEAN);
            names.put("moving_variance", BatchNormalizationParamInitializer.GLOBAL_VAR);
        } else if (layer instanceof ParametricRectifier) {
            names.put("alpha", "alpha");
        } else if (layer instanceof LayerNormalization) {
            names.put("gamma", "gamma");
            names.put("beta", "beta");
        } else {
            names.put("kernel", DefaultParamInitializer.WEIGHT_KEY);
            names.put("bias", DefaultParamInitializer.BIAS_KEY);
        }
        return names;
    }
}
