package org.digitmill.model.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.digitmill.model.chain.LayerChain;

/** Translates the layers of Keras that scale and shift: Rescaling, Normalization, BatchNormalization, LayerNormalization. */
final class KerasNormalizations {
    private final KerasWeights weights;
    private final LayerChain chain;

    KerasNormalizations(KerasWeights weights, LayerChain chain) {
        this.weights = weights;
        this.chain = chain;
    }

    void rescaling(KerasLayer layer) {
        affine(single(layer, "scale"), layer.config().has("offset") ? single(layer, "offset") : 0);
    }

    /** Over the last extents of an example, with or without factors and summands. */
    void layerNormalization(KerasLayer layer) {
        layer.require("rms_scaling", "false");
        int[] extents = chain.layout().extents();
        JsonNode given = layer.config().path("axis");
        int count = given.isArray() ? given.size() : 1;
        boolean[] over = new boolean[extents.length];
        for (int i = 0; i < count; i++) {
            over[place(given.isArray() ? given.path(i) : given, extents)] = true;
        }
        int first = Math.max(0, extents.length - count);
        for (int axis = 0; axis < extents.length; axis++) {
            if (over[axis] != axis >= first) {
                throw new IllegalArgumentException("its axis is " + given + ", and only the last ones are known");
            }
        }
        int[] shape = Arrays.copyOfRange(extents, first, extents.length);
        int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        boolean scale = layer.flag("scale", true);
        boolean centre = layer.flag("center", true);
        int[][] shapes = new int[(scale ? 1 : 0) + (centre ? 1 : 0)][];
        Arrays.fill(shapes, shape);
        float[][] arrays = weights.of(layer, shapes);
        float[] gamma = new float[size];
        Arrays.fill(gamma, 1);
        chain.layerNormalization(
                extents.length - first,
                layer.number("epsilon", 0.001),
                scale ? arrays[0] : gamma,
                centre ? arrays[arrays.length - 1] : new float[size]);
    }

    /** An axis of Keras, which counts the minibatch, as a place among the extents of an example. */
    private static int place(JsonNode axis, int[] extents) {
        int given = axis.asInt(-1);
        int place = given < 0 ? given + extents.length : given - 1;
        if (place < 0 || place >= extents.length) {
            throw new IllegalArgumentException("its axis is " + axis);
        }
        return place;
    }

    void batchNormalization(KerasLayer layer) {
        JsonNode given = layer.config().path("axis");
        int axis = (given.isArray() ? given.path(0) : given).asInt(-1);
        int[] extents = chain.layout().extents();
        int place = axis < 0 ? axis + extents.length : axis - 1;
        if (place < 0 || place >= extents.length || given.size() > 1) {
            throw new IllegalArgumentException("its axis is " + given);
        }
        int size = extents[place];
        boolean scale = layer.flag("scale", true);
        boolean centre = layer.flag("center", true);
        int[][] shapes = new int[2 + (scale ? 1 : 0) + (centre ? 1 : 0)][];
        Arrays.fill(shapes, new int[] {size});
        float[][] arrays = weights.of(layer, shapes);
        float[] mean = arrays[arrays.length - 2];
        float[] variance = arrays[arrays.length - 1];
        float[] factor = new float[size];
        float[] summand = new float[size];
        double epsilon = layer.number("epsilon", 0.001);
        for (int i = 0; i < size; i++) {
            double multiplied = (scale ? arrays[0][i] : 1) / Math.sqrt(variance[i] + epsilon);
            factor[i] = (float) multiplied;
            summand[i] = (float) ((centre ? arrays[scale ? 1 : 0][i] : 0) - mean[i] * multiplied);
        }
        affine(factor, summand, place);
    }

    /** Normalization, as Keras computes it: (x − mean) / √variance. */
    void normalization(KerasLayer layer) {
        layer.require("invert", "false");
        JsonNode axis = layer.config().path("axis");
        int[] extents = chain.layout().extents();
        boolean whole = axis.isNull() || axis.isArray() && axis.isEmpty();
        int given = (axis.isArray() ? axis.path(0) : axis).asInt(-1);
        int place = whole ? 0 : given < 0 ? given + extents.length : given - 1;
        if (axis.size() > 1 || place < 0 || place >= extents.length) {
            throw new IllegalArgumentException("its axis is " + axis);
        }
        int size = whole ? 1 : extents[place];
        float[][] arrays = weights.statistics(layer, whole ? new int[0] : new int[] {size});
        float[] factor = new float[size];
        float[] summand = new float[size];
        for (int i = 0; i < size; i++) {
            double multiplied = 1 / Math.max(Math.sqrt(arrays[1][i]), 1e-7);
            factor[i] = (float) multiplied;
            summand[i] = (float) (-arrays[0][i] * multiplied);
        }
        if (whole) {
            affine(factor[0], summand[0]);
        } else {
            affine(factor, summand, place);
        }
    }

    private void affine(double factor, double summand) {
        chain.affine(
                chain.parts(new int[0], new float[] {(float) factor}),
                chain.parts(new int[0], new float[] {(float) summand}));
    }

    /** @param place the extent of an example along which they lie */
    private void affine(float[] factor, float[] summand, int place) {
        chain.requireParts(factor.length);
        int[] shape = new int[chain.layout().extents().length];
        Arrays.fill(shape, 1);
        shape[place] = factor.length;
        chain.affine(chain.parts(shape, factor), chain.parts(shape, summand));
    }

    private static double single(KerasLayer layer, String field) {
        JsonNode value = layer.config().path(field);
        if (!value.isNumber()) {
            throw layer.unsupported("its " + field + " must be one number");
        }
        return value.doubleValue();
    }
}
