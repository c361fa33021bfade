package org.digitmill.dataset.document;

/** Separable smoothing of square pictures with levels from 0 to 1. Beyond the edge the last pixel is repeated. */
final class Blur {
    private Blur() {}

    /** A Gaussian. @param deviation in pixels */
    static void gaussian(float[] picture, int side, double deviation) {
        int reach = Math.max(1, (int) Math.ceil(2.5 * deviation));
        float[] kernel = new float[2 * reach + 1];
        for (int i = -reach; i <= reach; i++) {
            kernel[i + reach] = (float) StrictMath.exp(-i * i / (2 * deviation * deviation));
        }
        lines(picture, side, side, 1, kernel);
        lines(picture, side, 1, side, kernel);
    }

    /** Motion blur: the mean over a run of pixels. @param length in pixels */
    static void motion(float[] picture, int side, double length, boolean horizontal) {
        int reach = (int) Math.ceil((length - 1) / 2);
        float[] kernel = new float[2 * reach + 1];
        for (int i = -reach; i <= reach; i++) {
            kernel[i + reach] = (float) Math.max(0, Math.min(1, length / 2 + 0.5 - Math.abs(i)));
        }
        if (horizontal) {
            lines(picture, side, side, 1, kernel);
        } else {
            lines(picture, side, 1, side, kernel);
        }
    }

    private static void lines(float[] picture, int side, int lineStep, int step, float[] kernel) {
        int reach = kernel.length / 2;
        float sum = 0;
        for (float weight : kernel) {
            sum += weight;
        }
        float[] line = new float[side + 2 * reach];
        for (int i = 0; i < side; i++) {
            int start = i * lineStep;
            for (int at = -reach; at < side + reach; at++) {
                line[at + reach] = picture[start + Math.max(0, Math.min(side - 1, at)) * step];
            }
            for (int at = 0; at < side; at++) {
                float value = 0;
                for (int k = 0; k < kernel.length; k++) {
                    value += kernel[k] * line[at + k];
                }
                picture[start + at * step] = value / sum;
            }
        }
    }

    /** A picture of another size, by the mean of the pixels it covers, or bilinear where it grows. */
    static float[] resize(float[] picture, int side, int newSide) {
        return across(across(picture, side, newSide, true), side, newSide, false);
    }

    private static float[] across(float[] picture, int side, int newSide, boolean rows) {
        double scale = (double) side / newSide;
        int length = rows ? side : newSide;
        float[] result = new float[rows ? side * newSide : newSide * newSide];
        for (int to = 0; to < newSide; to++) {
            double width = Math.max(1, scale);
            double from = (to + 0.5) * scale - width / 2;
            for (int i = 0; i < length; i++) {
                float sum = 0;
                for (int at = (int) Math.floor(from); at < from + width; at++) {
                    float covered = (float) (Math.min(at + 1, from + width) - Math.max(at, from));
                    int inside = Math.max(0, Math.min(side - 1, at));
                    sum += covered * (rows ? picture[i * side + inside] : picture[inside * newSide + i]);
                }
                result[rows ? i * newSide + to : to * newSide + i] = (float) (sum / width);
            }
        }
        return result;
    }
}
