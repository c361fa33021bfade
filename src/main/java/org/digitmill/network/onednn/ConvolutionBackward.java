package org.digitmill.network.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The backward pass of a convolution, created once for a shape of input and run for each minibatch.
 *
 * <p>Gradients of weights have DL4J's order, [filters, channels, kernel height, kernel width]. Not safe for several threads at once.
 */
final class ConvolutionBackward {
    private final ConvolutionForward forward;
    private final ApartMaps apartFeatures;
    private final ApartMaps apartGradient;
    private final memory features;
    private final memory result;
    private final memory gradient;
    /** {@link #gradient}, or its split form. */
    private final memory planGradient;

    private final memory weightGradient;
    private final memory biasGradient;
    private final Operation throughRectifier;
    private final Operation byWeights;
    private final Operation reorderWeightGradient;
    private ByFeatures byFeatures;

    ConvolutionBackward(ConvolutionForward forward) {
        this.forward = forward;
        Phases phases = forward.plan.phases();
        apartFeatures = phases == null ? null : new ApartMaps(phases);
        apartGradient = phases == null ? null : new ApartMaps(phases.of(forward.output.channels()));
        features = phases == null ? OneDnn.unbound(forward.input.description()) : apartFeatures.memory;
        result = OneDnn.unbound(forward.output.description());
        gradient = OneDnn.unbound(forward.output.description());
        planGradient = phases == null ? gradient : apartGradient.memory;
        weightGradient = OneDnn.unbound(forward.weightDescription(memory.format_tag.oihw));
        biasGradient = OneDnn.unbound(forward.biasDescription());
        throughRectifier = rectifier(forward.output.description())
                .with(DNNL_ARG_DST, result)
                .with(DNNL_ARG_DIFF_DST, gradient)
                .with(DNNL_ARG_DIFF_SRC, gradient);
        convolution_backward_weights.primitive_desc choice = new convolution_backward_weights.primitive_desc(
                new convolution_backward_weights.desc(
                        forward.plan.method(),
                        forward.plan.input().description(),
                        forward.weightDescription(memory.format_tag.any),
                        forward.biasDescription(),
                        forward.planOutput.description(),
                        forward.plan.geometry().stride(),
                        forward.plan.geometry().gaps(),
                        forward.paddingBefore(),
                        forward.paddingAfter()),
                OneDnn.attributes(),
                OneDnn.engine(),
                forward.choice);
        memory ownGradient = OneDnn.allocate(choice.diff_weights_desc());
        byWeights = new Operation(new convolution_backward_weights(choice), choice)
                .with(DNNL_ARG_SRC, features)
                .with(DNNL_ARG_DIFF_DST, planGradient)
                .with(DNNL_ARG_DIFF_WEIGHTS, ownGradient)
                .with(DNNL_ARG_DIFF_BIAS, biasGradient);
        reorderWeightGradient = Operation.reorder(ownGradient, weightGradient);
    }

    /** Computes the gradient before ReLU from the one behind it: it passes where ReLU's result is positive. */
    private static Operation rectifier(memory.desc description) {
        algorithm relu = algorithm.eltwise_relu_use_dst_for_bwd;
        eltwise_forward.primitive_desc forward = new eltwise_forward.primitive_desc(
                new eltwise_forward.desc(prop_kind.forward_training, relu, description, 0f, 0f), OneDnn.engine());
        eltwise_backward.primitive_desc choice = new eltwise_backward.primitive_desc(
                new eltwise_backward.desc(relu, description, description, 0f, 0f),
                OneDnn.attributes(),
                OneDnn.engine(),
                forward);
        return new Operation(new eltwise_backward(choice), choice);
    }

    /**
     * Computes the gradients with respect to weights and biases.
     *
     * @param from the input of the forward pass
     * @param into its output
     * @param byOutput gradient of the loss with respect to {@code into}, of the same shape; overwritten if ReLU is part of the
     *     convolution
     */
    void run(INDArray from, INDArray into, INDArray byOutput, INDArray byWeight, INDArray byBias) {
        OneDnn.pointTo(result, into);
        OneDnn.pointTo(gradient, byOutput);
        OneDnn.pointTo(weightGradient, byWeight);
        OneDnn.pointTo(biasGradient, byBias);
        if (forward.rectified) {
            throughRectifier.run();
        }
        if (apartFeatures == null) {
            OneDnn.pointTo(features, from);
        } else {
            apartFeatures.take(from);
            apartGradient.take(byOutput);
        }
        byWeights.run();
        reorderWeightGradient.run();
    }

    /**
     * Computes the gradient with respect to the input, after {@link #run} of the same minibatch. The first layer of a network does not
     * need it.
     */
    void runByFeatures(INDArray weights, INDArray byInput) {
        if (byFeatures == null) {
            byFeatures = new ByFeatures();
        }
        byFeatures.run(weights, byInput);
    }

    private final class ByFeatures {
        private final memory givenWeights = OneDnn.unbound(forward.weightDescription(memory.format_tag.oihw));
        private final ApartMaps apart = forward.plan.phases() == null ? null : new ApartMaps(forward.plan.phases());
        private final memory featureGradient =
                apart == null ? OneDnn.unbound(forward.input.description()) : apart.memory;
        private final Operation reorderWeights;
        private final Operation convolve;

        ByFeatures() {
            convolution_backward_data.primitive_desc choice = new convolution_backward_data.primitive_desc(
                    new convolution_backward_data.desc(
                            forward.plan.method(),
                            forward.plan.input().description(),
                            forward.weightDescription(memory.format_tag.any),
                            forward.planOutput.description(),
                            forward.plan.geometry().stride(),
                            forward.plan.geometry().gaps(),
                            forward.paddingBefore(),
                            forward.paddingAfter()),
                    OneDnn.attributes(),
                    OneDnn.engine(),
                    forward.choice);
            memory weights = OneDnn.allocate(choice.weights_desc());
            reorderWeights = Operation.reorder(givenWeights, weights);
            convolve = new Operation(new convolution_backward_data(choice), choice)
                    .with(DNNL_ARG_WEIGHTS, weights)
                    .with(DNNL_ARG_DIFF_DST, planGradient)
                    .with(DNNL_ARG_DIFF_SRC, featureGradient);
        }

        void run(INDArray weights, INDArray byInput) {
            OneDnn.pointTo(givenWeights, weights);
            reorderWeights.run();
            if (apart == null) {
                OneDnn.pointTo(featureGradient, byInput);
                convolve.run();
            } else {
                convolve.run();
                apart.give(byInput);
            }
        }
    }
}
