package org.digitmill.dataset.document;

import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.drawing.PenRandom;

/** A digit of a training set at another size: sampled by a cubic filter, and sharpened so that its edges stay about a pixel wide. */
final class SampleInk {
    private static final int SIDE = LabelledDigits.SIDE;

    private SampleInk() {}

    /** @param offset of the digit's 28×28 pixels */
    static InkPatch draw(byte[] pixels, int offset, double height, Hand hand, PenRandom random) {
        Turn turn = Turn.draw(hand, random);
        // Thin pens see a higher threshold; a pixel of MNIST's edge is about one pixel wide.
        double threshold = 0.62 - 0.36 * (hand.stroke - 0.05) / 0.13 + random.bell(0.03);
        double[] box = turn.box(pixels, offset, threshold);
        double scale = height / (box[3] - box[1]);
        int width = (int) ((box[2] - box[0]) * scale) + 4;
        int rows = (int) height + 4;
        double shiftX = 1 + random.uniform(0, 1) - box[0] * scale;
        double shiftY = 1 + random.uniform(0, 1) - box[1] * scale;
        // At least so steep that paper stays white and ink black.
        double gain = Math.max(0.5 / Math.min(threshold, 1 - threshold), scale * 0.9 / hand.softness);
        int samples = scale < 0.7 ? 3 : scale < 1.5 ? 2 : 1;
        float[] coverage = new float[width * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < width; column++) {
                double sum = 0;
                for (int i = 0; i < samples * samples; i++) {
                    double x = (column + (i % samples + 0.5) / samples - shiftX) / scale;
                    double y = (row + (i / samples + 0.5) / samples - shiftY) / scale;
                    sum += at(pixels, offset, turn.sourceX(x, y), turn.sourceY(x, y));
                }
                double value = sum / (samples * samples) - threshold;
                coverage[row * width + column] = (float) Math.max(0, Math.min(1, 0.5 + value * gain));
            }
        }
        return Trim.trim(new InkPatch(width, rows, coverage));
    }

    /** A digit's lean away from how it was written: sheared, made wider and turned, about the middle of its square. */
    record Turn(double xx, double xy, double yx, double yy) {
        static Turn draw(Hand hand, PenRandom random) {
            double width = Math.max(0.75, Math.min(1.35, hand.width * (1 + random.bell(0.05))));
            double slant = 0.5 * (hand.slant - 0.1) + random.bell(0.03);
            double angle = random.bell(0.04);
            double cosine = StrictMath.cos(angle);
            double sine = StrictMath.sin(angle);
            return new Turn(cosine * width, -cosine * slant - sine, sine * width, cosine - sine * slant);
        }

        double x(double x, double y) {
            return xx * x + xy * y;
        }

        double y(double x, double y) {
            return yx * x + yy * y;
        }

        double sourceX(double x, double y) {
            return (yy * x - xy * y) / (xx * yy - xy * yx) + SIDE / 2.0;
        }

        double sourceY(double x, double y) {
            return (xx * y - yx * x) / (xx * yy - xy * yx) + SIDE / 2.0;
        }

        /** Left, top, right and bottom of the turned ink; a pixel counts from a threshold between 0 and 1. */
        double[] box(byte[] pixels, int offset, double threshold) {
            double[] box = {1e9, 1e9, -1e9, -1e9};
            for (int i = 0; i < SIDE * SIDE; i++) {
                if ((pixels[offset + i] & 0xff) >= 255 * threshold) {
                    double atX = i % SIDE + 0.5 - SIDE / 2.0;
                    double atY = i / SIDE + 0.5 - SIDE / 2.0;
                    box[0] = Math.min(box[0], x(atX, atY) - 0.5);
                    box[2] = Math.max(box[2], x(atX, atY) + 0.5);
                    box[1] = Math.min(box[1], y(atX, atY) - 0.5);
                    box[3] = Math.max(box[3], y(atX, atY) + 0.5);
                }
            }
            return box[2] < box[0] ? new double[] {-1, -1, 1, 1} : box;
        }
    }

    private static double at(byte[] pixels, int offset, double x, double y) {
        int left = (int) Math.floor(x - 0.5);
        int top = (int) Math.floor(y - 0.5);
        if (left < -2 || top < -2 || left > SIDE || top > SIDE) {
            return 0;
        }
        double partX = x - 0.5 - left;
        double partY = y - 0.5 - top;
        double sum = 0;
        for (int row = Math.max(0, top - 1); row <= Math.min(SIDE - 1, top + 2); row++) {
            double line = 0;
            for (int column = Math.max(0, left - 1); column <= Math.min(SIDE - 1, left + 2); column++) {
                int pixel = pixels[offset + row * SIDE + column] & 0xff;
                line += pixel == 0 ? 0 : pixel * weight(Math.abs(column - left - partX));
            }
            sum += line * weight(Math.abs(row - top - partY));
        }
        return sum / 255;
    }

    /** Mitchell and Netravali, <i>Reconstruction filters in computer graphics</i>, 1988, with B = C = 1/3. */
    private static double weight(double away) {
        if (away < 1) {
            return (7 * away * away * away - 12 * away * away + 16.0 / 3) / 6;
        }
        return away < 2 ? (-7.0 / 3 * away * away * away + 12 * away * away - 20 * away + 32.0 / 3) / 6 : 0;
    }
}
