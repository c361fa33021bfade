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
    /** The form in which the convolution writes its result: {@link #output}, or its padded or split form. */
    final Activations planOutput;

    final convolution_forward.primitive_desc choice;

    private final ConvolutionGeometry geometry;
    private final ArrangedMaps arrangedInput;
    private final ArrangedMaps arrangedOutput;
    private final memory features;
    private final ArrangedParameters weights;
    private final ArrangedParameters biases;
    private final memory result;
    private final Operation convolve;

    /**
     * @param input form of the input feature maps
     * @param first whether it is the first layer of a network
     * @param rectified whether ReLU follows
     * @param training whether a backward pass will follow
     */
    ConvolutionForward(
            Activations input, ConvolutionGeometry geometry, boolean first, boolean rectified, boolean training) {
        this.input = input;
        this.rectified = rectified;
        this.geometry = geometry;
        this.plan = ConvolutionPlan.forTraining(input, geometry, first);
        Activations blocks = plan.output();
        boolean padded = blocks.channels() != geometry.filters();
        convolution_forward.primitive_desc preferred =
                choose(padded ? blocks.description() : blocks.anyLayout(), training);
        Activations form = blocks.inLayoutOf(preferred.dst_desc());
        // A layout that has no name here would not survive the way to the next layer.
        this.choice = form != null ? preferred : choose(blocks.description(), training);
        this.planOutput = form != null ? form : blocks;
        this.output = plan.phases() != null
                ? plan.phases().of(geometry.filters()).whole()
                : padded ? unpadded(geometry.filters()) : planOutput;
        this.arrangedInput = arrangement(input, plan.input());
        this.arrangedOutput = arrangement(output, planOutput);

        features = arrangedInput == null ? OneDnn.unbound(input.description()) : arrangedInput.own;
        weights = weights(ArrangedParameters.Use.READ, choice.weights_desc());
        biases = biases(ArrangedParameters.Use.READ);
        result = arrangedOutput == null ? OneDnn.unbound(output.description()) : arrangedOutput.own;
        convolve = new Operation(new convolution_forward(choice), choice)
                .with(DNNL_ARG_SRC, features)
                .with(DNNL_ARG_WEIGHTS, weights.own)
                .with(DNNL_ARG_BIAS, biases.own)
                .with(DNNL_ARG_DST, result);
    }

    private Activations unpadded(long filters) {
        return new Activations(planOutput.minibatch(), filters, planOutput.height(), planOutput.width(), 1);
    }

    /** The copy between a layer's feature maps and the convolution's; null where both have the same form. */
    ArrangedMaps arrangement(Activations maps, Activations own) {
        if (plan.phases() != null) {
            return ArrangedMaps.of(plan.phases().of(maps.channels()));
        }
        return maps.equals(own) ? null : ArrangedMaps.of(maps, own);
    }

    ArrangedParameters weights(ArrangedParameters.Use use, memory.desc chosen) {
        return new ArrangedParameters(
                use,
                geometry.weightShape(input.channels()),
                plan.geometry().weightShape(plan.input().channels()),
                chosen);
    }

    ArrangedParameters biases(ArrangedParameters.Use use) {
        return new ArrangedParameters(
                use,
                new long[] {geometry.filters()},
                new long[] {plan.geometry().filters()},
                biasDescription());
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
                        weightDescription(),
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

    /** In any order. */
    memory.desc weightDescription() {
        return new memory.desc(
                plan.geometry().weightShape(plan.input().channels()), memory.data_type.f32, memory.format_tag.any);
    }

    memory.desc biasDescription() {
        return new memory.desc(new long[] {plan.geometry().filters()}, memory.data_type.f32, memory.format_tag.x);
    }

    /** Computes {@code into}, of form {@link #output}. */
    void run(INDArray from, INDArray weight, INDArray bias, INDArray into) {
        weights.bind(weight);
        weights.copy();
        biases.bind(bias);
        biases.copy();
        if (arrangedInput == null) {
            OneDnn.pointTo(features, from);
        } else {
            arrangedInput.take(from);
        }
        if (arrangedOutput == null) {
            OneDnn.pointTo(result, into);
            convolve.run();
        } else {
            convolve.run();
            arrangedOutput.give(into);
        }
    }
}
