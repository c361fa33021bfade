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
 * A convolution's backward pass, made once for one form of input and run for each minibatch.
 *
 * <p>Gradients of weights go as DL4J keeps them, [filters, channels, kernel height, kernel width]. Not safe for several threads at once.
 */
final class ConvolutionBackward {
    private final ConvolutionForward forward;
    private final memory features;
    private final memory result;
    private final memory gradient;
    private final memory weightGradient;
    private final memory biasGradient;
    private final Operation throughRectifier;
    private final Operation byWeights;
    private final Operation reorderWeightGradient;
    private ByFeatures byFeatures;

    ConvolutionBackward(ConvolutionForward forward) {
        this.forward = forward;
        features = OneDnn.unbound(forward.input.description());
        result = OneDnn.unbound(forward.output.description());
        gradient = OneDnn.unbound(forward.output.description());
        weightGradient = OneDnn.unbound(forward.weightDescription(memory.format_tag.oihw));
        biasGradient = OneDnn.unbound(forward.biasDescription());
        throughRectifier = rectifier(forward.output.description())
                .with(DNNL_ARG_DST, result)
                .with(DNNL_ARG_DIFF_DST, gradient)
                .with(DNNL_ARG_DIFF_SRC, gradient);
        convolution_backward_weights.primitive_desc choice = new convolution_backward_weights.primitive_desc(
                new convolution_backward_weights.desc(
                        algorithm.convolution_auto,
                        forward.input.description(),
                        forward.weightDescription(memory.format_tag.any),
                        forward.biasDescription(),
                        forward.output.description(),
                        forward.geometry.stride(),
                        forward.geometry.gaps(),
                        paddingBefore(),
                        paddingAfter()),
                OneDnn.attributes(),
                OneDnn.engine(),
                forward.choice);
        memory ownGradient = OneDnn.allocate(choice.diff_weights_desc());
        byWeights = new Operation(new convolution_backward_weights(choice), choice)
                .with(DNNL_ARG_SRC, features)
                .with(DNNL_ARG_DIFF_DST, gradient)
                .with(DNNL_ARG_DIFF_WEIGHTS, ownGradient)
                .with(DNNL_ARG_DIFF_BIAS, biasGradient);
        reorderWeightGradient = Operation.reorder(ownGradient, weightGradient);
    }

    private long[] paddingBefore() {
        return forward.geometry.paddingBefore(forward.input.height(), forward.input.width());
    }

    private long[] paddingAfter() {
        return forward.geometry.paddingAfter(forward.input.height(), forward.input.width());
    }

    /** The gradient before ReLU from the one behind it; ReLU let pass what its result shows as positive. */
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
     * Computes the gradients by weights and biases.
     *
     * @param from the input of the forward pass
     * @param into its output
     * @param byOutput gradient of the loss by {@code into}, of the same form; overwritten where ReLU is part of the convolution
     */
    void run(INDArray from, INDArray into, INDArray byOutput, INDArray byWeight, INDArray byBias) {
        OneDnn.pointTo(features, from);
        OneDnn.pointTo(result, into);
        OneDnn.pointTo(gradient, byOutput);
        OneDnn.pointTo(weightGradient, byWeight);
        OneDnn.pointTo(biasGradient, byBias);
        if (forward.rectified) {
            throughRectifier.run();
        }
        byWeights.run();
        reorderWeightGradient.run();
    }

    /** Computes the gradient by the input after {@link #run} of the same minibatch; the first layer of a network has no use for it. */
    void runByFeatures(INDArray weights, INDArray byInput) {
        if (byFeatures == null) {
            byFeatures = new ByFeatures();
        }
        byFeatures.run(weights, byInput);
    }

    private final class ByFeatures {
        private final memory givenWeights = OneDnn.unbound(forward.weightDescription(memory.format_tag.oihw));
        private final memory featureGradient = OneDnn.unbound(forward.input.description());
        private final Operation reorderWeights;
        private final Operation convolve;

        ByFeatures() {
            convolution_backward_data.primitive_desc choice = new convolution_backward_data.primitive_desc(
                    new convolution_backward_data.desc(
                            algorithm.convolution_auto,
                            forward.input.description(),
                            forward.weightDescription(memory.format_tag.any),
                            forward.output.description(),
                            forward.geometry.stride(),
                            forward.geometry.gaps(),
                            paddingBefore(),
                            paddingAfter()),
                    OneDnn.attributes(),
                    OneDnn.engine(),
                    forward.choice);
            memory weights = OneDnn.allocate(choice.weights_desc());
            reorderWeights = Operation.reorder(givenWeights, weights);
            convolve = new Operation(new convolution_backward_data(choice), choice)
                    .with(DNNL_ARG_WEIGHTS, weights)
                    .with(DNNL_ARG_DIFF_DST, gradient)
                    .with(DNNL_ARG_DIFF_SRC, featureGradient);
        }

        void run(INDArray weights, INDArray byInput) {
            OneDnn.pointTo(givenWeights, weights);
            reorderWeights.run();
            OneDnn.pointTo(featureGradient, byInput);
            convolve.run();
        }
    }
}
