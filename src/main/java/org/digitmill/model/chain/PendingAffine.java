package org.digitmill.model.chain;

/** Factors and summands that no layer has taken into its weights yet: one each per channel of feature maps, or per element of a vector. */
final class PendingAffine {
    /** Null for none. */
    private float[] scale;

    private float[] shift;

    boolean isNone() {
        return scale == null;
    }

    int size() {
        return scale.length;
    }

    /** Follows what is pending by another multiplication and addition. */
    void add(float[] factor, float[] summand) {
        if (scale == null) {
            scale = factor;
            shift = summand;
            return;
        }
        for (int i = 0; i < scale.length; i++) {
            scale[i] *= factor[i];
            shift[i] = shift[i] * factor[i] + summand[i];
        }
    }

    /** Whether something other than zero is added. */
    boolean shifts() {
        if (scale != null) {
            for (float summand : shift) {
                if (summand != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the order of numbers may change. */
    boolean turns() {
        if (scale != null) {
            for (float factor : scale) {
                if (factor < 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Repeats it for each pixel of feature maps that are flattened. */
    void repeat(int size) {
        if (scale != null) {
            scale = repeated(scale, size);
            shift = repeated(shift, size);
        }
    }

    private static float[] repeated(float[] channels, int size) {
        float[] result = new float[size];
        for (int i = 0; i < result.length; i++) {
            result[i] = channels[i % channels.length];
        }
        return result;
    }

    /** Merges it into the convolution behind it. @param kernel [filters, channels, window] */
    void mergeIntoConvolution(float[] kernel, float[] bias) {
        if (scale == null) {
            return;
        }
        int size = kernel.length / bias.length / scale.length;
        for (int filter = 0; filter < bias.length; filter++) {
            double added = 0;
            for (int channel = 0; channel < scale.length; channel++) {
                int from = (filter * scale.length + channel) * size;
                for (int i = from; i < from + size; i++) {
                    added += kernel[i] * shift[channel];
                    kernel[i] *= scale[channel];
                }
            }
            bias[filter] += (float) added;
        }
        scale = null;
    }

    /** Merges it into the dense layer behind it. @param kernel [inputs, units] */
    void mergeIntoDense(float[] kernel, float[] bias) {
        if (scale == null) {
            return;
        }
        double[] added = new double[bias.length];
        for (int input = 0; input < scale.length; input++) {
            for (int unit = 0; unit < bias.length; unit++) {
                added[unit] += kernel[input * bias.length + unit] * shift[input];
                kernel[input * bias.length + unit] *= scale[input];
            }
        }
        for (int unit = 0; unit < bias.length; unit++) {
            bias[unit] += (float) added[unit];
        }
        scale = null;
    }

    /** Takes it as the kernel [size, size] and the bias of a layer of its own. */
    float[][] taken() {
        float[] kernel = diagonal(scale);
        scale = null;
        return new float[][] {kernel, shift.clone()};
    }

    /** A matrix with these numbers on its diagonal. */
    static float[] diagonal(float[] numbers) {
        float[] kernel = new float[numbers.length * numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            kernel[i * numbers.length + i] = numbers[i];
        }
        return kernel;
    }

    /** @throws IllegalArgumentException if one is infinite or not a number */
    static void requireFinite(float[] numbers) {
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                throw new IllegalArgumentException("its numbers come to " + number);
            }
        }
    }
}
