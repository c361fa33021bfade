package org.digitmill.model.chain;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.digitmill.network.ActivationFunction;
import org.digitmill.network.DataShape;
import org.digitmill.network.DataShape.Maps;
import org.digitmill.network.DataShape.Row;
import org.digitmill.network.LayerSpecification;
import org.digitmill.network.LayerSpecification.Activate;
import org.digitmill.network.LayerSpecification.Convolution;
import org.digitmill.network.LayerSpecification.Dense;
import org.digitmill.network.LayerSpecification.Flatten;
import org.digitmill.network.LayerSpecification.Window;
import org.digitmill.network.NetworkInput;

/** The layers of a chain so far, with their weights, and the shape of what the last one gives. */
final class MadeLayers {
    /** More than any reader of 28×28 pixels has: 200 MB. */
    private static final long MAXIMUM_PARAMETERS = 50_000_000;

    /** A layer and its arrays in the order and layout of {@code weights.bin}. */
    private record Made(LayerSpecification layer, float[]... arrays) {}

    private final List<Made> made = new ArrayList<>();
    private DataShape shape = NetworkInput.DIGIT.shape();
    private long parameters;

    DataShape shape() {
        return shape;
    }

    List<LayerSpecification> layers() {
        return made.stream().map(Made::layer).toList();
    }

    byte[] weights() {
        long size = made.stream()
                .flatMap(one -> Arrays.stream(one.arrays()))
                .mapToLong(array -> array.length)
                .sum();
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.toIntExact(size * Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        made.forEach(one -> Arrays.stream(one.arrays()).forEach(array -> {
            for (float number : array) {
                bytes.putFloat(number);
            }
        }));
        return bytes.array();
    }

    /** Counts parameters before memory is allocated for them. */
    void spend(long numbers) {
        parameters += numbers;
        if (parameters > MAXIMUM_PARAMETERS) {
            throw new IllegalArgumentException(
                    "with it the model has more than %,d parameters".formatted(MAXIMUM_PARAMETERS));
        }
    }

    void add(LayerSpecification layer, float[]... arrays) {
        shape = layer.outputShape(shape);
        if (shape.size() > Layout.MAXIMUM) {
            throw new IllegalArgumentException(
                    "it gives " + shape + ", and at most " + Layout.MAXIMUM + " numbers an example are known");
        }
        made.add(new Made(layer, arrays));
    }

    /** Adds a layer that computes what is pending. */
    void add(PendingAffine pending) {
        int count = pending.size();
        spend((long) count * count + count);
        add(
                shape instanceof Row
                        ? new Dense(count, ActivationFunction.LINEAR)
                        : new Convolution(count, new Window(1, 1, 1, 1), false, ActivationFunction.LINEAR),
                pending.taken());
    }

    /** Flattens feature maps; the order of an example for the file stays the same. @param pending of their channels */
    void flatten(PendingAffine pending) {
        if (shape instanceof Maps maps) {
            pending.repeat(Math.toIntExact(maps.size()));
            add(new Flatten());
        }
    }

    /** The last layer; null if there is none. */
    LayerSpecification last() {
        return made.isEmpty() ? null : made.get(made.size() - 1).layer();
    }

    /** Replaces the last layer by one with the same weights and the same shape. */
    void replaceLast(LayerSpecification layer) {
        made.set(made.size() - 1, new Made(layer, made.get(made.size() - 1).arrays()));
    }

    /** Removes the last layer, which keeps the shape. */
    void removeLast() {
        made.remove(made.size() - 1);
    }

    /** Whether the last layer is a dense one or a convolution without activation. */
    boolean endLinear() {
        return last() instanceof Dense dense && dense.activation() == ActivationFunction.LINEAR
                || last() instanceof Convolution convolution && convolution.activation() == ActivationFunction.LINEAR;
    }

    /** Whether the last layer gives probabilities. */
    boolean endInProbabilities() {
        return last() instanceof Dense dense
                && (dense.activation() == ActivationFunction.SOFTMAX
                        || dense.activation() == ActivationFunction.SIGMOID);
    }

    /** Applies a function to each value: within the last layer if that is possible. */
    void activate(ActivationFunction activation) {
        if (endLinear() && last() instanceof Dense dense) {
            replaceLast(new Dense(dense.units(), activation));
        } else if (endLinear() && last() instanceof Convolution convolution && activation == ActivationFunction.RELU) {
            replaceLast(new Convolution(convolution.filters(), convolution.window(), convolution.same(), activation));
        } else {
            add(new Activate(activation));
        }
    }

    /** Multiplies what the last layer gives, which must be linear, and adds to it, by changing its weights. */
    void mergeIntoLast(float[] factor, float[] summand) {
        float[] kernel = made.get(made.size() - 1).arrays()[0];
        float[] bias = made.get(made.size() - 1).arrays()[1];
        // A convolution's kernel has its filters first, a dense one its units last.
        int block = last() instanceof Dense ? 1 : kernel.length / bias.length;
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] *= factor[i / block % bias.length];
        }
        for (int i = 0; i < bias.length; i++) {
            bias[i] = bias[i] * factor[i] + summand[i];
        }
    }
}
