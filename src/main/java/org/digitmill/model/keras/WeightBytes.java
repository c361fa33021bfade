package org.digitmill.model.keras;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.digitmill.network.DataShape;
import org.digitmill.network.LayerSpecification;
import org.digitmill.network.LayerSpecification.BatchNormalization;
import org.digitmill.network.LayerSpecification.Convolution;
import org.digitmill.network.LayerSpecification.Dense;
import org.digitmill.network.LayerSpecification.Dropout;
import org.digitmill.network.LayerSpecification.Flatten;
import org.digitmill.network.LayerSpecification.GlobalAveragePooling;
import org.digitmill.network.LayerSpecification.MaximumPooling;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.network.NetworkSpecification.PlacedLayer;

/** Keras's arrays in the order and layout of {@code weights.bin}. What a layer there does without, such as a bias, is put in. */
final class WeightBytes {
    private WeightBytes() {}

    /**
     * @param sources the Keras layer of each layer of the network
     * @param scale what the model wants its input multiplied by; the first layer with weights does it
     */
    static byte[] of(NetworkSpecification network, List<KerasLayer> sources, KerasWeights weights, double scale) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(network.parameters() * Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        List<PlacedLayer> placed = network.placedLayers();
        boolean scaled = scale == 1;
        for (int i = 0; i < placed.size(); i++) {
            List<float[]> arrays = arrays(placed.get(i), sources.get(i), weights);
            scaled = scaled || scale(placed.get(i).layer(), sources.get(i), arrays, scale);
            for (float[] array : arrays) {
                bytes.asFloatBuffer().put(array);
                bytes.position(bytes.position() + array.length * Float.BYTES);
            }
        }
        return bytes.array();
    }

    /** Puts the scale into a layer's weights, if it is the place for it; false where a later layer is. */
    private static boolean scale(LayerSpecification layer, KerasLayer source, List<float[]> arrays, double scale) {
        if (layer instanceof Convolution || layer instanceof Dense) {
            float[] kernel = arrays.get(0);
            for (int i = 0; i < kernel.length; i++) {
                kernel[i] = (float) (scale * kernel[i]);
            }
            return true;
        }
        boolean passes = layer instanceof Flatten
                || layer instanceof MaximumPooling
                || layer instanceof GlobalAveragePooling
                || layer instanceof Dropout;
        if (!passes) {
            throw source.unsupported(
                    "it stands before the first layer with a kernel, and pixels of another scale than 0 to 1 "
                            + "cannot be taken in there");
        }
        return false;
    }

    private static List<float[]> arrays(PlacedLayer placed, KerasLayer source, KerasWeights weights) {
        if (placed.layer() instanceof Convolution convolution) {
            int channels = ((DataShape.Maps) placed.inputShape()).channels();
            int height = convolution.window().height();
            int width = convolution.window().width();
            int filters = convolution.filters();
            List<float[]> arrays = withBias(source, weights, filters, height, width, channels, filters);
            return List.of(filtersFirst(arrays.get(0), height * width, channels, filters), arrays.get(1));
        }
        if (placed.layer() instanceof Dense dense) {
            int inputs = Math.toIntExact(placed.inputShape().size());
            return withBias(source, weights, dense.units(), inputs, dense.units());
        }
        if (placed.layer() instanceof BatchNormalization) {
            return normalization(source, weights, ((DataShape.Maps) placed.inputShape()).channels());
        }
        return List.of();
    }

    private static List<float[]> withBias(KerasLayer source, KerasWeights weights, int units, int... kernel) {
        if (!source.flag("use_bias", true)) {
            return List.of(weights.of(source, kernel)[0], new float[units]);
        }
        return List.of(weights.of(source, kernel, new int[] {units}));
    }

    /** [window, channels, filters] to [filters, channels, window]. */
    private static float[] filtersFirst(float[] kernel, int window, int channels, int filters) {
        float[] result = new float[kernel.length];
        for (int place = 0; place < window; place++) {
            for (int channel = 0; channel < channels; channel++) {
                for (int filter = 0; filter < filters; filter++) {
                    result[(filter * channels + channel) * window + place] =
                            kernel[(place * channels + channel) * filters + filter];
                }
            }
        }
        return result;
    }

    private static List<float[]> normalization(KerasLayer source, KerasWeights weights, int channels) {
        boolean scale = source.flag("scale", true);
        boolean centre = source.flag("center", true);
        int[][] shapes = new int[2 + (scale ? 1 : 0) + (centre ? 1 : 0)][];
        Arrays.fill(shapes, new int[] {channels});
        List<float[]> arrays = new ArrayList<>(List.of(weights.of(source, shapes)));
        if (!scale) {
            float[] ones = new float[channels];
            Arrays.fill(ones, 1);
            arrays.add(0, ones);
        }
        if (!centre) {
            arrays.add(1, new float[channels]);
        }
        return arrays;
    }
}
