package org.digitmill.network.onednn;

import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/** An elementwise function of oneDNN, within the operation that computes its input or as an operation of its own. */
public final class Elementwise {
    public static final Elementwise LINEAR = new Elementwise(null, 0, 1);
    public static final Elementwise RELU = new Elementwise(algorithm.eltwise_relu, 0, 1);
    public static final Elementwise SIGMOID = new Elementwise(algorithm.eltwise_logistic, 0, 1);
    public static final Elementwise TANH = new Elementwise(algorithm.eltwise_tanh, 0, 1);
    public static final Elementwise ELU = new Elementwise(algorithm.eltwise_elu, 1, 1);
    /** The two numbers of Klambauer et al., Self-Normalizing Neural Networks, 2017. */
    public static final Elementwise SELU =
            new Elementwise(algorithm.eltwise_elu, 1.6732632423543772f, 1.0507009873554805f);

    public static final Elementwise SWISH = new Elementwise(algorithm.eltwise_swish, 1, 1);

    public static final Elementwise GELU = new Elementwise(algorithm.eltwise_gelu_erf, 0, 1);

    final algorithm operation;
    final float alpha;
    /** Factor of the result. */
    final float scale;

    private Elementwise(algorithm operation, float alpha, float scale) {
        this.operation = operation;
        this.alpha = alpha;
        this.scale = scale;
    }

    /** Leaky ReLU: a positive value itself, else {@code slope} times the value. */
    public static Elementwise leakyRelu(double slope) {
        return new Elementwise(algorithm.eltwise_relu, (float) slope, 1);
    }

    /** The attributes of an operation that is followed by this function. */
    primitive_attr attributes() {
        primitive_attr attributes = OneDnn.attributes();
        if (operation != null) {
            post_ops operations = new post_ops();
            operations.append_eltwise(scale, operation, alpha, 0f);
            attributes.set_post_ops(operations);
        }
        return attributes;
    }
}
