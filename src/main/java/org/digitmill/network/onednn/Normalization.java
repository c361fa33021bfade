package org.digitmill.network.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl.normalization_flags;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch normalisation, forward and backward, created once for a shape of input and run for each minibatch (Ioffe and Szegedy, 2015).
 *
 * <p>In training it computes the minibatch's mean and variance, otherwise it uses the given ones. Not safe for several threads at once.
 */
final class Normalization {
    final Activations form;

    private final memory features;
    private final memory result;
    private final memory mean;
    private final memory variance;
    private final memory scale;
    private final memory shift;
    private final Operation normalize;
    private final memory gradient;
    private final memory featureGradient;
    private final memory scaleGradient;
    private final memory shiftGradient;
    private final Operation back;

    /** @param rectified whether ReLU follows */
    Normalization(Activations form, double epsilon, boolean rectified, boolean training) {
        this.form = form;
        int flags = normalization_flags.use_scale.value
                | normalization_flags.use_shift.value
                | (rectified ? normalization_flags.fuse_norm_relu.value : 0)
                | (training ? 0 : normalization_flags.use_global_stats.value);
        batch_normalization_forward.primitive_desc choice = new batch_normalization_forward.primitive_desc(
                new batch_normalization_forward.desc(
                        training ? prop_kind.forward_training.value : prop_kind.forward_inference.value,
                        form.description(),
                        (float) epsilon,
                        flags),
                OneDnn.attributes(),
                OneDnn.engine());
        features = OneDnn.unbound(form.description());
        result = OneDnn.unbound(form.description());
        memory.desc perChannel =
                new memory.desc(new long[] {form.channels()}, memory.data_type.f32, memory.format_tag.x);
        mean = OneDnn.unbound(perChannel);
        variance = OneDnn.unbound(perChannel);
        scale = OneDnn.unbound(perChannel);
        shift = OneDnn.unbound(perChannel);
        gradient = OneDnn.unbound(form.description());
        featureGradient = OneDnn.unbound(form.description());
        scaleGradient = OneDnn.unbound(perChannel);
        shiftGradient = OneDnn.unbound(perChannel);
        normalize = new Operation(new batch_normalization_forward(choice), choice)
                .with(DNNL_ARG_SRC, features)
                .with(DNNL_ARG_MEAN, mean)
                .with(DNNL_ARG_VARIANCE, variance)
                .with(DNNL_ARG_SCALE, scale)
                .with(DNNL_ARG_SHIFT, shift)
                .with(DNNL_ARG_DST, result);
        if (!training) {
            back = null;
            return;
        }
        batch_normalization_backward.primitive_desc backChoice = new batch_normalization_backward.primitive_desc(
                new batch_normalization_backward.desc(
                        prop_kind.backward.value, form.description(), form.description(), (float) epsilon, flags),
                OneDnn.attributes(),
                OneDnn.engine(),
                choice);
        back = new Operation(new batch_normalization_backward(backChoice), backChoice)
                .with(DNNL_ARG_SRC, features)
                .with(DNNL_ARG_MEAN, mean)
                .with(DNNL_ARG_VARIANCE, variance)
                .with(DNNL_ARG_SCALE, scale)
                .with(DNNL_ARG_SHIFT, shift)
                .with(DNNL_ARG_DIFF_DST, gradient)
                .with(DNNL_ARG_DIFF_SRC, featureGradient)
                .with(DNNL_ARG_DIFF_SCALE, scaleGradient)
                .with(DNNL_ARG_DIFF_SHIFT, shiftGradient);
        if (rectified) {
            memory signs = OneDnn.allocate(choice.workspace_desc());
            normalize.with(DNNL_ARG_WORKSPACE, signs);
            back.with(DNNL_ARG_WORKSPACE, signs);
        }
    }

    /** @param channelMean written in training, read otherwise; so is {@code channelVariance} */
    void forward(
            INDArray from,
            INDArray channelMean,
            INDArray channelVariance,
            INDArray gamma,
            INDArray beta,
            INDArray into) {
        OneDnn.pointTo(features, from);
        OneDnn.pointTo(mean, channelMean);
        OneDnn.pointTo(variance, channelVariance);
        OneDnn.pointTo(scale, gamma);
        OneDnn.pointTo(shift, beta);
        OneDnn.pointTo(result, into);
        normalize.run();
    }

    /** The gradients of the minibatch that {@link #forward} saw last. */
    void backward(INDArray byOutput, INDArray byInput, INDArray byGamma, INDArray byBeta) {
        OneDnn.pointTo(gradient, byOutput);
        OneDnn.pointTo(featureGradient, byInput);
        OneDnn.pointTo(scaleGradient, byGamma);
        OneDnn.pointTo(shiftGradient, byBeta);
        back.run();
    }
}
