package org.digitmill.network.onednn;

import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/** What oneDNN applies to each number, inside the operation that computes it or by itself. */
public enum Elementwise {
    LINEAR(null),
    RELU(algorithm.eltwise_relu),
    SIGMOID(algorithm.eltwise_logistic),
    TANH(algorithm.eltwise_tanh);

    final algorithm operation;

    Elementwise(algorithm operation) {
        this.operation = operation;
    }

    /** The attributes of an operation that ends with this. */
    primitive_attr attributes() {
        primitive_attr attributes = OneDnn.attributes();
        if (operation != null) {
            post_ops operations = new post_ops();
            operations.append_eltwise(1f, operation, 0f, 0f);
            attributes.set_post_ops(operations);
        }
        return attributes;
    }
}
