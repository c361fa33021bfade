package org.digitmill.network.onednn;

import java.util.Arrays;
import org.bytedeco.dnnl.memory;

/**
 * Splits feature maps into {@code step × step} pictures, each with every {@code step}-th row and column. Within such a picture a
 * convolution of dilation {@code step} has no gaps (Yu and Koltun, Multi-Scale Context Aggregation by Dilated Convolutions, 2016).
 *
 * @param whole the feature maps; height and width are multiples of {@code step}
 */
record Phases(Activations whole, int step) {
    /** The shape of the pictures; those of one example are consecutive in the minibatch. */
    Activations apart() {
        return new Activations(
                whole.minibatch() * step * step,
                whole.channels(),
                whole.height() / step,
                whole.width() / step,
                whole.block());
    }

    /** The same for maps with another number of channels. */
    Phases of(long channels) {
        return new Phases(
                new Activations(whole.minibatch(), channels, whole.height(), whole.width(), whole.block()), step);
    }

    /** View of the whole maps with the same dimensions as {@link #apartView}. */
    memory.desc wholeView() {
        long line = whole.width() * whole.block();
        long map = whole.height() * line;
        return view(map * groups(), line, whole.block(), map, step * line, (long) step * whole.block());
    }

    /** View of the split maps. */
    memory.desc apartView() {
        long line = whole.width() / step * whole.block();
        long map = whole.height() / step * line;
        long picture = map * groups();
        return view(picture * step * step, picture * step, picture, map, line, whole.block());
    }

    /** Strides of example, phase down, phase right, group of channels, row and column; the channels of a group lie side by side. */
    private memory.desc view(long... strides) {
        long[] extents = {
            whole.minibatch(), step, step, groups(), whole.height() / step, whole.width() / step, whole.block()
        };
        long[] all = Arrays.copyOf(strides, extents.length);
        all[all.length - 1] = 1;
        return new memory.desc(extents, memory.data_type.f32, all);
    }

    private long groups() {
        return whole.channels() / whole.block();
    }
}
