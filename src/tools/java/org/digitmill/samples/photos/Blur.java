package org.digitmill.samples.photos;

/** A Gaussian blur, first along rows, then along columns; beyond the rim the picture goes on as it ends. */
final class Blur {
    private Blur() {}

    static void blur(float[] plane, int width, int height, double deviation) {
        int reach = (int) Math.ceil(2.5 * deviation);
        float[] weights = new float[2 * reach + 1];
        float sum = 0;
        for (int i = -reach; i <= reach; i++) {
            weights[i + reach] = (float) Math.exp(-i * i / (2 * deviation * deviation));
            sum += weights[i + reach];
        }
        float[] line = new float[Math.max(width, height)];
        for (int y = 0; y < height; y++) {
            line(plane, y * width, 1, width, weights, sum, line);
        }
        for (int x = 0; x < width; x++) {
            line(plane, x, width, height, weights, sum, line);
        }
    }

    private static void line(float[] plane, int start, int step, int length, float[] weights, float sum, float[] line) {
        int reach = weights.length / 2;
        for (int i = 0; i < length; i++) {
            line[i] = plane[start + i * step];
        }
        for (int i = 0; i < length; i++) {
            float blurred = 0;
            for (int k = 0; k < weights.length; k++) {
                blurred += weights[k] * line[Math.max(0, Math.min(length - 1, i + k - reach))];
            }
            plane[start + i * step] = blurred / sum;
        }
    }
}
