package org.digitmill.network.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The linear part of a dense layer, created once for a minibatch size and run for each minibatch: [minibatch, inputs] times [inputs,
 * units] plus [units].
 *
 * <p>Every row is computed by the same code. OpenBLAS uses other code for the first and last rows of a product, so that a digit's last
 * bits would depend on its position in the minibatch. Weights have DL4J's order, column by column. Not safe for several threads at once.
 */
final class InnerProduct {
    private final long minibatch;
    private final long units;
    private final memory features;
    private final memory givenWeights;
    private final memory biases;
    private final memory result;
    private final Operation reorderWeights;
    private final Operation multiply;

    /** The existing product if it fits this input, else a new one. */
    static InnerProduct fitting(InnerProduct before, INDArray input, INDArray weights) {
        return before != null && before.minibatch == input.size(0)
                ? before
                : new InnerProduct(input.size(0), weights.size(0), weights.size(1));
    }

    private InnerProduct(long minibatch, long inputs, long units) {
        this.minibatch = minibatch;
        this.units = units;
        memory.desc source = rows(minibatch, inputs);
        memory.desc destination = rows(minibatch, units);
        memory.desc bias = new memory.desc(new long[] {units}, memory.data_type.f32, memory.format_tag.x);
        memory.desc anyWeights =
                new memory.desc(new long[] {units, inputs}, memory.data_type.f32, memory.format_tag.any);
        inner_product_forward.primitive_desc choice = new inner_product_forward.primitive_desc(
                new inner_product_forward.desc(prop_kind.forward_inference, source, anyWeights, bias, destination),
                OneDnn.attributes(),
                OneDnn.engine());
        features = OneDnn.unbound(source);
        givenWeights =
                OneDnn.unbound(new memory.desc(new long[] {units, inputs}, memory.data_type.f32, memory.format_tag.oi));
        biases = OneDnn.unbound(bias);
        result = OneDnn.unbound(destination);
        memory weights = OneDnn.allocate(choice.weights_desc());
        reorderWeights = Operation.reorder(givenWeights, weights);
        multiply = new Operation(new inner_product_forward(choice), choice)
                .with(DNNL_ARG_SRC, features)
                .with(DNNL_ARG_WEIGHTS, weights)
                .with(DNNL_ARG_BIAS, biases)
                .with(DNNL_ARG_DST, result);
    }

    private static memory.desc rows(long count, long length) {
        return new memory.desc(new long[] {count, length}, memory.data_type.f32, memory.format_tag.nc);
    }

    INDArray run(INDArray input, INDArray weights, INDArray bias, LayerWorkspaceMgr workspaces) {
        INDArray product = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS, DataType.FLOAT, new long[] {minibatch, units}, 'c');
        OneDnn.pointTo(features, Activations.dense(input, ArrayType.INPUT, workspaces));
        OneDnn.pointTo(givenWeights, weights);
        OneDnn.pointTo(biases, bias);
        OneDnn.pointTo(result, product);
        reorderWeights.run();
        multiply.run();
        return product;
    }
}
