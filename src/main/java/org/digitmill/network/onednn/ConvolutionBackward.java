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
    private final ArrangedMaps arrangedFeatures;
    private final ArrangedMaps arrangedGradient;
    private final memory features;
    private final memory result;
    private final memory gradient;
    private final ArrangedParameters weightGradient;
    private final ArrangedParameters biasGradient;
    private final Operation throughRectifier;
    private final Operation byWeights;
    private ByFeatures byFeatures;

    ConvolutionBackward(ConvolutionForward forward) {
        this.forward = forward;
        arrangedFeatures = forward.arrangement(forward.input, forward.plan.input());
        arrangedGradient = forward.arrangement(forward.output, forward.planOutput);
        features = arrangedFeatures == null ? OneDnn.unbound(forward.input.description()) : arrangedFeatures.own;
        result = OneDnn.unbound(forward.output.description());
        gradient = OneDnn.unbound(forward.output.description());
        biasGradient = forward.biases(ArrangedParameters.Use.COMPUTED);
        throughRectifier = rectifier(forward.output.description())
                .with(DNNL_ARG_DST, result)
                .with(DNNL_ARG_DIFF_DST, gradient)
                .with(DNNL_ARG_DIFF_SRC, gradient);
        convolution_backward_weights.primitive_desc choice = new convolution_backward_weights.primitive_desc(
                new convolution_backward_weights.desc(
                        forward.plan.method(),
                        forward.plan.input().description(),
                        forward.weightDescription(),
                        forward.biasDescription(),
                        forward.planOutput.description(),
                        forward.plan.geometry().stride(),
                        forward.plan.geometry().gaps(),
                        forward.paddingBefore(),
                        forward.paddingAfter()),
                OneDnn.attributes(),
                OneDnn.engine(),
                forward.choice);
        weightGradient = forward.weights(ArrangedParameters.Use.COMPUTED, choice.diff_weights_desc());
        byWeights = new Operation(new convolution_backward_weights(choice), choice)
                .with(DNNL_ARG_SRC, features)
                .with(DNNL_ARG_DIFF_DST, arrangedGradient())
                .with(DNNL_ARG_DIFF_WEIGHTS, weightGradient.own)
                .with(DNNL_ARG_DIFF_BIAS, biasGradient.own);
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
        weightGradient.bind(byWeight);
        biasGradient.bind(byBias);
        if (forward.rectified) {
            throughRectifier.run();
        }
        if (arrangedFeatures == null) {
            OneDnn.pointTo(features, from);
        } else {
            arrangedFeatures.take(from);
        }
        if (arrangedGradient != null) {
            arrangedGradient.take(byOutput);
        }
        byWeights.run();
        weightGradient.copy();
        biasGradient.copy();
    }

    /** The gradient with respect to the convolution's result, in the convolution's layout. */
    private memory arrangedGradient() {
        return arrangedGradient == null ? gradient : arrangedGradient.own;
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
        private final ArrangedMaps arranged = forward.arrangement(forward.input, forward.plan.input());
        private final memory featureGradient =
                arranged == null ? OneDnn.unbound(forward.input.description()) : arranged.own;
        private final ArrangedParameters weights;
        private final Operation convolve;

        ByFeatures() {
            convolution_backward_data.primitive_desc choice = new convolution_backward_data.primitive_desc(
                    new convolution_backward_data.desc(
                            forward.plan.method(),
                            forward.plan.input().description(),
                            forward.weightDescription(),
                            forward.planOutput.description(),
                            forward.plan.geometry().stride(),
                            forward.plan.geometry().gaps(),
                            forward.paddingBefore(),
                            forward.paddingAfter()),
                    OneDnn.attributes(),
                    OneDnn.engine(),
                    forward.choice);
            weights = forward.weights(ArrangedParameters.Use.READ, choice.weights_desc());
            convolve = new Operation(new convolution_backward_data(choice), choice)
                    .with(DNNL_ARG_WEIGHTS, weights.own)
                    .with(DNNL_ARG_DIFF_DST, arrangedGradient())
                    .with(DNNL_ARG_DIFF_SRC, featureGradient);
        }

        void run(INDArray weight, INDArray byInput) {
            weights.bind(weight);
            weights.copy();
            if (arranged == null) {
                OneDnn.pointTo(featureGradient, byInput);
                convolve.run();
            } else {
                convolve.run();
                arranged.give(byInput);
            }
        }
    }
}
