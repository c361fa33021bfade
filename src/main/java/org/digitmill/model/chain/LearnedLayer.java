package org.digitmill.model.chain;

import java.util.Arrays;
import org.digitmill.network.DataShape;
import org.digitmill.network.DataShape.Maps;
import org.digitmill.network.LayerSpecification;
import org.digitmill.network.LayerSpecification.LayerNormalization;
import org.digitmill.network.LayerSpecification.ParametricRectifier;

/** A layer with one learned number, or two, per value or per channel, which it takes in our order. */
record LearnedLayer(LayerSpecification layer, float[]... arrays) {
    /**
     * PReLU.
     *
     * @param shape of what it takes
     * @param given extents of the slopes, which are broadcast over an example
     */
    static LearnedLayer rectifier(Layout layout, DataShape shape, int[] given, float[] slopes) {
        float[] each = Broadcast.overExample(layout, given, slopes);
        float[] shared = shape instanceof Maps maps ? Broadcast.perChannel(each, maps.channels()) : null;
        return new LearnedLayer(new ParametricRectifier(shared != null), shared == null ? each : shared);
    }

    /** Layer normalisation. @param whole whether it is of the whole example; else of the channels of each pixel */
    static LearnedLayer normalization(Layout layout, boolean whole, double epsilon, float[] gamma, float[] beta) {
        return new LearnedLayer(
                new LayerNormalization(epsilon),
                whole ? layout.ordered(gamma, 1) : gamma.clone(),
                whole ? layout.ordered(beta, 1) : beta.clone());
    }

    /**
     * Whether layer normalisation over the last extents is one of the whole example.
     *
     * @param axes number of extents over which it is
     * @param numbers of its factors
     * @throws IllegalArgumentException if it is neither that nor one of the channels of each pixel
     */
    static boolean isWhole(Layout layout, DataShape shape, int axes, int numbers) {
        int[] extents = layout.extents();
        int over = 1;
        for (int axis = extents.length - axes; axis < extents.length; axis++) {
            over *= extents[axis];
        }
        boolean whole = over == layout.source().length;
        if (!whole && !(axes == 1 && shape instanceof Maps maps && layout.isChannelsLast(maps))) {
            throw new IllegalArgumentException(
                    "it normalises the last " + axes + " extents of " + Arrays.toString(extents)
                            + ", and only the channels of each pixel, or the whole example, are known");
        }
        if (numbers != over) {
            throw new IllegalArgumentException("it has " + numbers + " factors for " + over + " values");
        }
        return whole;
    }
}
