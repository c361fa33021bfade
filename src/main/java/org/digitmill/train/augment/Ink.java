package org.digitmill.train.augment;

import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.image.pixel.InkShares;

/**
 * A digit with a margin of two pixels, so that access to neighbours needs no bounds check. Values are from 0 (paper) to 1 (ink).
 */
final class Ink {
    private static final int SIDE = LabelledDigits.SIDE;
    private static final int BORDER = 2;
    private static final int STRIDE = SIDE + 2 * BORDER;
    /** Sixteen neighbours of the last place reach into one row more. */
    private static final int SIZE = (STRIDE + 1) * STRIDE + BORDER;

    private static final double MIDDLE = (SIDE - 1) / 2.0;

    private float[] ink = new float[SIZE];
    private float[] spare = new float[SIZE];

    void read(byte[] pixels, int from) {
        for (int row = 0; row < SIDE; row++) {
            InkShares.write(pixels, from + row * SIDE, SIDE, ink, (row + BORDER) * STRIDE + BORDER);
        }
    }

    /**
     * Moves the edges of strokes out, or in where {@code pixels} is negative: a mixture with the grey dilation or erosion by a cross of
     * one pixel (Serra, Image Analysis and Mathematical Morphology, 1982).
     *
     * @param pixels from -1 to 1
     */
    void thicken(float pixels) {
        float share = Math.abs(pixels);
        for (int row = 0; row < SIDE; row++) {
            int start = (row + BORDER) * STRIDE + BORDER;
            if (pixels > 0) {
                for (int i = start; i < start + SIDE; i++) {
                    float besides = Math.max(ink[i - 1], ink[i + 1]);
                    float across = Math.max(ink[i - STRIDE], ink[i + STRIDE]);
                    spare[i] = ink[i] + share * (Math.max(ink[i], Math.max(besides, across)) - ink[i]);
                }
            } else {
                for (int i = start; i < start + SIDE; i++) {
                    float besides = Math.min(ink[i - 1], ink[i + 1]);
                    float across = Math.min(ink[i - STRIDE], ink[i + STRIDE]);
                    spare[i] = ink[i] + share * (Math.min(ink[i], Math.min(besides, across)) - ink[i]);
                }
            }
        }
        float[] thickened = spare;
        spare = ink;
        ink = thickened;
    }

    /**
     * The placement with the nearest shift to its own that keeps all ink inside the picture; in its middle, where it is too large.
     *
     * @param reachX by how much more a pixel may move sideways, pixels
     * @param reachY the same up and down
     */
    Placement keptInside(Placement placement, float reachX, float reachY) {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < SIDE; row++) {
            int start = (row + BORDER) * STRIDE + BORDER;
            int first = 0;
            while (first < SIDE && ink[start + first] == 0) {
                first++;
            }
            if (first == SIDE) {
                continue;
            }
            int last = SIDE - 1;
            while (ink[start + last] == 0) {
                last--;
            }
            // A straight line stays one, so that the ends of a row bound all of it.
            double y = row - MIDDLE;
            double firstX = placement.x(first - MIDDLE, y);
            double lastX = placement.x(last - MIDDLE, y);
            double firstY = placement.y(first - MIDDLE, y);
            double lastY = placement.y(last - MIDDLE, y);
            left = Math.min(left, Math.min(firstX, lastX));
            right = Math.max(right, Math.max(firstX, lastX));
            top = Math.min(top, Math.min(firstY, lastY));
            bottom = Math.max(bottom, Math.max(firstY, lastY));
        }
        if (left > right) {
            return placement;
        }
        return placement.shifted(
                inside(placement.shiftX(), left - reachX, right + reachX),
                inside(placement.shiftY(), top - reachY, bottom + reachY));
    }

    private static double inside(double shift, double lowest, double highest) {
        double least = -MIDDLE - lowest;
        double most = MIDDLE - highest;
        return least > most ? (least + most) / 2 : Math.max(least, Math.min(most, shift));
    }

    /**
     * Reads one row of places by cubic convolution (R. Keys, Cubic Convolution Interpolation for Digital Image Processing, 1981), which
     * keeps edges nearly as sharp as they were; beyond the picture is paper.
     */
    void sample(float[] x, float[] y, float[] into, int to) {
        for (int i = 0; i < SIDE; i++) {
            float column = Math.max(-1, Math.min(SIDE, x[i])) + BORDER;
            float row = Math.max(-1, Math.min(SIDE, y[i])) + BORDER;
            int left = (int) column;
            int top = (int) row;
            float part = column - left;
            int place = (top - 1) * STRIDE + left - 1;
            float value = cubic(
                    across(place, part),
                    across(place + STRIDE, part),
                    across(place + 2 * STRIDE, part),
                    across(place + 3 * STRIDE, part),
                    row - top);
            into[to + i] = Math.max(0, Math.min(1, value));
        }
    }

    private float across(int place, float part) {
        return cubic(ink[place], ink[place + 1], ink[place + 2], ink[place + 3], part);
    }

    /** Between the second and the third of four neighbours; {@code part} is from 0 to 1. */
    private static float cubic(float first, float second, float third, float fourth, float part) {
        float linear = 0.5f * (third - first);
        float square = first - 2.5f * second + 2 * third - 0.5f * fourth;
        float cube = 1.5f * (second - third) + 0.5f * (fourth - first);
        return ((cube * part + square) * part + linear) * part + second;
    }
}
