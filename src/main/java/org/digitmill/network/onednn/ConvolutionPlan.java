package org.digitmill.network.onednn;

import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;

/**
 * How a convolution is computed. On large feature maps a window of 3×3 goes by Winograd's algorithm, which needs a quarter of the
 * multiplications and is more than twice as fast (Lavin and Gray, Fast Algorithms for Convolutional Neural Networks, 2016); one of a
 * dilation among the pictures of {@link Phases}, since the algorithm knows no gaps. oneDNN itself chooses it in few cases.
 *
 * <p>Layers that are trained fill channels and filters up with zeros to whole blocks: oneDNN 2.5 has fast backward passes for whole blocks alone, and
 * others take hundreds of times as long. The zeros add less than a block's arithmetic.
 *
 * @param input what the convolution itself gets
 * @param geometry its own, without gaps where phases are taken, with the filters that fill the last block
 * @param phases of what comes in; null where it is not taken apart
 * @param method for oneDNN
 */
record ConvolutionPlan(Activations input, ConvolutionGeometry geometry, Phases phases, algorithm method) {
    private static final int BLOCK = 16;
    /** Pixels of a map: below, the saving is less, and networks of single digits keep their roundings. */
    private static final int LARGE = 32 * 32;

    /** Up to so many channels, such as those of a picture, oneDNN has fast convolutions for them as they lie. */
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
        Phases phases = step == 1 ? null : new Phases(input, step);
        return new ConvolutionPlan(
                phases == null ? input : phases.apart(),
                geometry.withoutGaps(),
                phases,
                algorithm.convolution_winograd);
    }

    /**
     * As {@link #of}, with whole blocks of channels and filters.
     *
     * @param first whether it is a network's first layer, which takes a picture and needs no gradient for it
     */
    static ConvolutionPlan inWholeBlocks(Activations input, ConvolutionGeometry geometry, boolean first) {
        long channels = first && input.channels() <= FEW ? input.channels() : wholeBlocks(input.channels());
        long filters = wholeBlocks(geometry.filters());
        if (channels == input.channels() && filters == geometry.filters()) {
            return of(input, geometry);
        }
        Activations filled = channels == input.channels()
                ? input
                : new Activations(input.minibatch(), channels, input.height(), input.width(), BLOCK);
        return plain(filled, geometry.withFilters(filters));
    }

    /** The form of what comes out, in blocks of channels. */
    Activations output() {
        return new Activations(
                input.minibatch(),
                geometry.filters(),
                geometry.outputHeight(input.height()),
                geometry.outputWidth(input.width()),
                BLOCK);
    }

    private static long wholeBlocks(long channels) {
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
