package org.digitmill.network.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The forward pass of a convolution, created once for a shape of input and run for each minibatch.
 *
 * <p>Bias and ReLU are part of the convolution. Weights have DL4J's order, [filters, channels, kernel height, kernel width]; they are
 * copied into oneDNN's own layout here. Not safe for several threads at once.
 */
final class ConvolutionForward {
    final Activations input;
    final Activations output;
    final boolean rectified;
    final ConvolutionPlan plan;
    /** Result of the convolution: {@link #output}, or its split form. */
    final Activations planOutput;

    final convolution_forward.primitive_desc choice;

    private final ApartMaps apartInput;
    private final ApartMaps apartOutput;
    private final memory features;
    private final memory givenWeights;
    private final memory biases;
    private final memory result;
    private final Operation reorderWeights;
    private final Operation convolve;

    /**
     * @param input shape of the input feature maps
     * @param rectified whether ReLU follows
     * @param training whether a backward pass will follow
     */
    ConvolutionForward(Activations input, ConvolutionGeometry geometry, boolean rectified, boolean training) {
        this.input = input;
        this.rectified = rectified;
        this.plan = ConvolutionPlan.of(input, geometry);
        Activations wanted = new Activations(
                plan.input().minibatch(),
                geometry.filters(),
                plan.geometry().outputHeight(plan.input().height()),
                plan.geometry().outputWidth(plan.input().width()),
                1);
        convolution_forward.primitive_desc preferred = choose(wanted.anyLayout(), training);
        Activations form = wanted.inLayoutOf(preferred.dst_desc());
        // A layout that Activations cannot represent could not be passed to the next layer.
        this.choice = form != null ? preferred : choose(wanted.description(), training);
        this.planOutput = form != null ? form : wanted;
        Phases phases = plan.phases();
        this.output =
                phases == null ? planOutput : phases.of(geometry.filters()).whole();
        this.apartInput = phases == null ? null : new ApartMaps(phases);
        this.apartOutput = phases == null ? null : new ApartMaps(phases.of(geometry.filters()));

        features = phases == null ? OneDnn.unbound(input.description()) : apartInput.memory;
        givenWeights = OneDnn.unbound(weightDescription(memory.format_tag.oihw));
        biases = OneDnn.unbound(biasDescription());
        result = phases == null ? OneDnn.unbound(output.description()) : apartOutput.memory;
        memory weights = OneDnn.allocate(choice.weights_desc());
        reorderWeights = Operation.reorder(givenWeights, weights);
        convolve = new Operation(new convolution_forward(choice), choice)
                .with(DNNL_ARG_SRC, features)
                .with(DNNL_ARG_WEIGHTS, weights)
                .with(DNNL_ARG_BIAS, biases)
                .with(DNNL_ARG_DST, result);
    }

    private convolution_forward.primitive_desc choose(memory.desc destination, boolean training) {
        primitive_attr attributes = OneDnn.attributes();
        if (rectified) {
            post_ops operations = new post_ops();
            operations.append_eltwise(1f, algorithm.eltwise_relu, 0f, 0f);
            attributes.set_post_ops(operations);
        }
        return new convolution_forward.primitive_desc(
                new convolution_forward.desc(
                        training ? prop_kind.forward_training : prop_kind.forward_inference,
                        plan.method(),
                        plan.input().description(),
                        weightDescription(memory.format_tag.any),
                        biasDescription(),
                        destination,
                        plan.geometry().stride(),
                        plan.geometry().gaps(),
                        paddingBefore(),
                        paddingAfter()),
                attributes,
                OneDnn.engine());
    }

    long[] paddingBefore() {
        return plan.geometry().paddingBefore(plan.input().height(), plan.input().width());
    }

    long[] paddingAfter() {
        return plan.geometry().paddingAfter(plan.input().height(), plan.input().width());
    }

    memory.desc weightDescription(memory.format_tag order) {
        return new memory.desc(plan.geometry().weightShape(input.channels()), memory.data_type.f32, order);
    }

    memory.desc biasDescription() {
        return new memory.desc(new long[] {plan.geometry().filters()}, memory.data_type.f32, memory.format_tag.x);
    }

    /** Computes {@code into}, which has the shape {@link #output}. */
    void run(INDArray from, INDArray weights, INDArray bias, INDArray into) {
        OneDnn.pointTo(givenWeights, weights);
        reorderWeights.run();
        OneDnn.pointTo(biases, bias);
        if (plan.phases() == null) {
            OneDnn.pointTo(features, from);
            OneDnn.pointTo(result, into);
            convolve.run();
        } else {
            apartInput.take(from);
            convolve.run();
            apartOutput.give(into);
        }
    }
}
