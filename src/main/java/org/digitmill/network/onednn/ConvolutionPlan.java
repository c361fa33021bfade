package org.digitmill.network.onednn;

import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;

/**
 * The algorithm of a convolution. On large feature maps, 3×3 windows use Winograd's algorithm, which needs a quarter of the
 * multiplications and is more than twice as fast (Lavin and Gray, Fast Algorithms for Convolutional Neural Networks, 2016); dilated
 * windows are computed on the pictures of {@link SpaceToBatch}, since the algorithm has no dilation. oneDNN itself chooses it in few cases.
 *
 * <p>Trainable layers pad channels and filters with zeros to a multiple of {@value #BLOCK}: oneDNN 2.5 has fast backward passes only for
 * such numbers, and is hundreds of times slower for others.
 *
 * @param input form of the convolution's input, with padded channels
 * @param geometry window and padded number of filters; without dilation where phases are used
 * @param phases that split the input; null for none
 * @param method the algorithm that oneDNN is asked for
 */
record ConvolutionPlan(Activations input, ConvolutionGeometry geometry, SpaceToBatch phases, algorithm method) {
    private static final int BLOCK = 16;
    /** Minimum pixels of a map: below, the gain is less, and digit networks keep their rounding. */
    private static final int LARGE = 32 * 32;

    /** oneDNN has fast forward passes for this many channels, as pictures have, without padding. */
    private static final int FEW = 3;

    /** As oneDNN chooses. */
    static ConvolutionPlan plain(Activations input, ConvolutionGeometry geometry) {
        return new ConvolutionPlan(input, geometry, null, algorithm.convolution_auto);
    }

    static ConvolutionPlan of(Activations input, ConvolutionGeometry geometry) {
        int step = geometry.dilation();
        boolean suited = geometry.kernelHeight() == 3
                && geometry.kernelWidth() == 3
                && geometry.strideHeight() == 1
                && geometry.strideWidth() == 1
                && geometry.same()
                && geometry.filters() % BLOCK == 0
                && input.block() == BLOCK
                && input.height() * input.width() >= LARGE
                && input.height() % step == 0
                && input.width() % step == 0;
        if (!suited || !Winograd.AVAILABLE) {
            return plain(input, geometry);
        }
        SpaceToBatch phases = step == 1 ? null : new SpaceToBatch(input, step);
        return new ConvolutionPlan(
                phases == null ? input : phases.apart(),
                geometry.withoutGaps(),
                phases,
                algorithm.convolution_winograd);
    }

    /**
     * The plan of a trainable layer: {@link #of}, with padded channels and filters.
     *
     * @param first whether it is the first layer of a network, which computes no gradient with respect to its input
     */
    static ConvolutionPlan forTraining(Activations input, ConvolutionGeometry geometry, boolean first) {
        long channels = first && input.channels() <= FEW ? input.channels() : padded(input.channels());
        long filters = padded(geometry.filters());
        if (channels == input.channels() && filters == geometry.filters()) {
            return of(input, geometry);
        }
        Activations padded = channels == input.channels()
                ? input
                : new Activations(input.minibatch(), channels, input.height(), input.width(), BLOCK);
        return plain(padded, geometry.withFilters(filters));
    }

    /** The form of the output, in blocks of channels. */
    Activations output() {
        return new Activations(
                input.minibatch(),
                geometry.filters(),
                geometry.outputHeight(input.height()),
                geometry.outputWidth(input.width()),
                BLOCK);
    }

    private static long padded(long channels) {
        return (channels + BLOCK - 1) / BLOCK * BLOCK;
    }

    /** Tried out once in a process: it needs AVX-512. */
    private static final class Winograd {
        static final boolean AVAILABLE = isAvailable();

        private static boolean isAvailable() {
            Activations form = new Activations(1, BLOCK, 32, 32, BLOCK);
            long[] one = {1, 1};
            try {
                new convolution_forward.primitive_desc(
                        new convolution_forward.desc(
                                prop_kind.forward_training,
                                algorithm.convolution_winograd,
                                form.description(),
                                new memory.desc(
                                        new long[] {BLOCK, BLOCK, 3, 3}, memory.data_type.f32, memory.format_tag.any),
                                FloatMemory.row(BLOCK),
                                form.description(),
                                one,
                                new long[2],
                                one,
                                one),
                        OneDnn.attributes(),
                        OneDnn.engine());
                return true;
            } catch (RuntimeException unknown) {
                return false;
            }
        }
    }
}
