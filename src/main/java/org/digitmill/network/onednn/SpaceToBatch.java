package org.digitmill.network.onednn;

import java.util.Arrays;
import org.bytedeco.dnnl.memory;

/**
 * Feature maps taken apart into {@code step × step} pictures, of which each has every {@code step}-th pixel down and right: within one of
 * them a convolution of dilation {@code step} has no gaps (Yu and Koltun, Multi-Scale Context Aggregation by Dilated Convolutions, 2016).
 *
 * @param whole the feature maps; {@code step} divides height and width
 */
record SpaceToBatch(Activations whole, int step) {
    /** The form of the pictures: those of one example follow one another in the minibatch. */
    Activations apart() {
        return new Activations(
                whole.minibatch() * step * step,
                whole.channels(),
                whole.height() / step,
                whole.width() / step,
                whole.block());
    }

    /** The same for maps of other channels. */
    SpaceToBatch of(long channels) {
        return new SpaceToBatch(
                new Activations(whole.minibatch(), channels, whole.height(), whole.width(), whole.block()), step);
    }

    /** The elements of the maps as they lie whole, in the extents that {@link #apartView} has, too. */
    memory.desc wholeView() {
        long line = whole.width() * whole.block();
        long map = whole.height() * line;
        return view(map * groups(), line, whole.block(), map, step * line, (long) step * whole.block());
    }

    /** The same elements as they lie apart. */
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
