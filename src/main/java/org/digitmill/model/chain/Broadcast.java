package org.digitmill.model.chain;

import java.util.Arrays;

/** Brings a constant of a file to an example, as NumPy broadcasts: extents of 1 and missing leading ones are repeated. */
final class Broadcast {
    private Broadcast() {}

    /**
     * The constant for each of our values.
     *
     * @param given the constant's extents, which fit those of the example from the last one on
     * @throws IllegalArgumentException if they do not fit
     */
    static float[] overExample(Layout layout, int[] given, float[] numbers) {
        float[] result = new float[layout.source().length];
        if (numbers.length == 1) {
            Arrays.fill(result, numbers[0]);
            return result;
        }
        int[] extents = layout.extents();
        int offset = extents.length - given.length;
        requireFits(extents, given, offset);
        for (int place = 0; place < result.length; place++) {
            int rest = place;
            int at = 0;
            int step = 1;
            for (int axis = extents.length - 1; axis >= 0 && axis >= offset; axis--) {
                int extent = given[axis - offset];
                at += extent == 1 ? 0 : rest % extents[axis] * step;
                step *= extent;
                rest /= extents[axis];
            }
            result[layout.source()[place]] = numbers[at];
        }
        return result;
    }

    /** One number per channel; null if they differ from pixel to pixel. @param each for each of our values, channels adjacent */
    static float[] perChannel(float[] each, int channels) {
        for (int i = channels; i < each.length; i++) {
            if (Float.compare(each[i], each[i % channels]) != 0) {
                return null;
            }
        }
        return Arrays.copyOf(each, channels);
    }

    private static void requireFits(int[] extents, int[] given, int offset) {
        boolean fits = offset >= -1;
        for (int axis = -1; axis < extents.length && fits; axis++) {
            int own = axis - offset;
            fits = own < 0 || own >= given.length || given[own] == 1 || axis >= 0 && given[own] == extents[axis];
        }
        if (!fits) {
            throw new IllegalArgumentException("its constant of " + Arrays.toString(given)
                    + " does not fit an example of " + Arrays.toString(extents));
        }
    }
}
