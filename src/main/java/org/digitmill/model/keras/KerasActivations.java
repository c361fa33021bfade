package org.digitmill.model.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.digitmill.model.chain.LayerChain;
import org.digitmill.network.ActivationFunction;
import org.digitmill.network.LayerSpecification.LeakyRectifier;

/** Translates the activations of Keras's layers, and the layers that are activations. */
final class KerasActivations {
    private final KerasWeights weights;
    private final LayerChain chain;

    KerasActivations(KerasWeights weights, LayerChain chain) {
        this.weights = weights;
        this.chain = chain;
    }

    /** PReLU, whose slopes are shared along the axes that it names. */
    void parametric(KerasLayer layer) {
        int[] shape = chain.layout().extents().clone();
        JsonNode shared = layer.config().path("shared_axes");
        for (int i = 0; i < shared.size(); i++) {
            int axis = shared.path(i).asInt();
            if (axis < 1 || axis > shape.length) {
                throw new IllegalArgumentException("its shared_axes are " + shared);
            }
            shape[axis - 1] = 1;
        }
        chain.parametricRectifier(shape, weights.of(layer, new int[][] {shape})[0]);
    }

    void activate(KerasLayer layer) {
        String word = layer.activation();
        switch (word) {
            case "linear" -> {
                // Nothing is applied.
            }
            case "softmax" -> softmax();
            case "silu", "swish" -> chain.activate(ActivationFunction.SWISH);
            case "leaky_relu" -> rectify(0.2);
            case "relu", "sigmoid", "tanh", "elu", "selu", "gelu" -> chain.activate(ActivationFunction.of(word));
            default ->
                throw layer.unsupported(
                        "its activation is " + word
                                + ", and there are only linear, relu, leaky_relu, elu, selu, gelu, silu, sigmoid, tanh and softmax");
        }
    }

    /** Leaky ReLU. @param slope of negative values; 0 for ReLU */
    void rectify(double slope) {
        if (slope == 0) {
            chain.activate(ActivationFunction.RELU);
        } else {
            chain.each(new LeakyRectifier(slope));
        }
    }

    void softmax() {
        if (chain.layout().extents().length != 1) {
            throw new IllegalArgumentException("softmax is known of rows alone, and the example is "
                    + Arrays.toString(chain.layout().extents()));
        }
        chain.softmax();
    }
}
