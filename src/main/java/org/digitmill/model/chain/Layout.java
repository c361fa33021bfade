package org.digitmill.model.chain;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.digitmill.network.DataShape;
import org.digitmill.network.DataShape.Maps;

/**
 * The layout of an example in a tensor of the file: it maps each position of the tensor, in C order, to one of our values, which are
 * stored row by row with the channels of a pixel adjacent. A transpose or reshape of the tensor changes only this mapping.
 *
 * @param extents of the tensor, without the minibatch
 * @param source for each position of the tensor, the index of our value
 */
public record Layout(int[] extents, int[] source) {
    /** More than any reader of 28×28 pixels has between two layers. */
    public static final int MAXIMUM = 1 << 22;

    /** Our own order with this shape. */
    public static Layout plain(int... extents) {
        return new Layout(extents, IntStream.range(0, size(extents)).toArray());
    }

    /** Feature maps in ONNX's order: [channels, height, width]. */
    private static Layout channelsFirst(Maps maps) {
        int[] source = new int[size(maps.channels(), maps.height(), maps.width())];
        for (int i = 0; i < source.length; i++) {
            source[i] = channelsFirst(maps, i);
        }
        return new Layout(new int[] {maps.channels(), maps.height(), maps.width()}, source);
    }

    private static int channelsFirst(Maps maps, int place) {
        int pixels = maps.height() * maps.width();
        return place % pixels * maps.channels() + place / pixels;
    }

    /** Feature maps in TensorFlow's order: [height, width, channels]. */
    private static Layout channelsLast(Maps maps) {
        return plain(maps.height(), maps.width(), maps.channels());
    }

    /** Feature maps as the file has them. @param first whether channels come first */
    static Layout of(Maps maps, boolean first) {
        return first ? channelsFirst(maps) : channelsLast(maps);
    }

    /**
     * The feature maps of an example that has this layout.
     *
     * @param first whether channels must come first, or else last
     * @throws IllegalArgumentException if it has another order, or is none
     */
    Maps maps(DataShape shape, boolean first) {
        if (shape instanceof Maps maps && (first ? isChannelsFirst(maps) : isChannelsLast(maps))) {
            return maps;
        }
        throw new IllegalArgumentException(
                "it takes feature maps as " + (first ? "[channels, height, width]" : "[height, width, channels]")
                        + ", but gets " + Arrays.toString(extents) + (shape instanceof Maps maps ? " of " + maps : ""));
    }

    /** Rows of numbers, one row for each position of the tensor, in our order. */
    float[] ordered(float[] rows, int length) {
        float[] ours = new float[rows.length];
        for (int place = 0; place < source.length; place++) {
            System.arraycopy(rows, place * length, ours, source[place] * length, length);
        }
        return ours;
    }

    boolean isChannelsLast(Maps maps) {
        return Arrays.equals(extents, new int[] {maps.height(), maps.width(), maps.channels()})
                && IntStream.range(0, source.length).allMatch(i -> source[i] == i);
    }

    boolean isChannelsFirst(Maps maps) {
        return Arrays.equals(extents, new int[] {maps.channels(), maps.height(), maps.width()})
                && IntStream.range(0, source.length).allMatch(i -> source[i] == channelsFirst(maps, i));
    }

    /** @param wanted with at most one -1, whose extent follows from the others */
    public Layout reshaped(long... wanted) {
        long known = 1;
        int unknown = -1;
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i] == -1 && unknown < 0) {
                unknown = i;
            } else if (wanted[i] < 1 || wanted[i] > MAXIMUM || (known *= wanted[i]) > MAXIMUM) {
                throw new IllegalArgumentException("it makes " + Arrays.toString(wanted) + " of an example");
            }
        }
        int[] made = new int[wanted.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = (int) (i == unknown ? source.length / known : wanted[i]);
        }
        if (size(made) != source.length) {
            throw new IllegalArgumentException(
                    "it makes " + Arrays.toString(wanted) + " of an example of " + Arrays.toString(extents));
        }
        return new Layout(made, source);
    }

    /** @param order which of the extents comes at each place, counted from 0 */
    public Layout transposed(int... order) {
        int[] made = new int[order.length];
        int[] steps = new int[order.length];
        boolean[] seen = new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            if (order.length != extents.length || order[i] < 0 || order[i] >= order.length || seen[order[i]]) {
                throw new IllegalArgumentException("its perm is no order of " + extents.length + " extents");
            }
            seen[order[i]] = true;
            made[i] = extents[order[i]];
            steps[i] = size(Arrays.copyOfRange(extents, order[i] + 1, extents.length));
        }
        int[] moved = new int[source.length];
        int[] place = new int[order.length];
        for (int i = 0; i < moved.length; i++) {
            int from = 0;
            for (int axis = 0; axis < place.length; axis++) {
                from += place[axis] * steps[axis];
            }
            moved[i] = source[from];
            for (int axis = place.length - 1; axis >= 0 && ++place[axis] == made[axis]; axis--) {
                place[axis] = 0;
            }
        }
        return new Layout(made, moved);
    }

    /**
     * The layout behind a mean over the pixels of each channel.
     *
     * @param axes of the tensor over which the mean is taken
     * @param keep whether these axes stay, with the extent 1
     * @throws IllegalArgumentException if it is another mean
     */
    Layout averaged(boolean[] axes, boolean keep, int channels) {
        int[] kept = new int[extents.length];
        int count = 0;
        for (int axis = 0; axis < extents.length; axis++) {
            if (!axes[axis] || keep) {
                kept[count++] = axes[axis] ? 1 : extents[axis];
            }
        }
        int[] means = new int[channels];
        Arrays.fill(means, -1);
        boolean whole = true;
        for (int place = 0; place < source.length && whole; place++) {
            int group = 0;
            int rest = place;
            int factor = 1;
            for (int axis = extents.length - 1; axis >= 0; axis--) {
                if (!axes[axis]) {
                    group += rest % extents[axis] * factor;
                    factor *= extents[axis];
                }
                rest /= extents[axis];
            }
            int channel = source[place] % channels;
            whole = group < channels && (means[group] < 0 || means[group] == channel);
            if (whole) {
                means[group] = channel;
            }
        }
        if (!whole || Arrays.stream(means).anyMatch(channel -> channel < 0)) {
            throw new IllegalArgumentException("it takes a mean, and only that of whole feature maps is known");
        }
        return new Layout(Arrays.copyOf(kept, count), means);
    }

    /** How many numbers there are; at most {@link #MAXIMUM}. */
    static int size(int... extents) {
        long size = 1;
        for (int extent : extents) {
            size *= extent;
            if (extent < 1 || size > MAXIMUM) {
                throw new IllegalArgumentException("an example is " + Arrays.toString(extents) + ", and at most "
                        + MAXIMUM + " numbers are known");
            }
        }
        return (int) size;
    }
}
