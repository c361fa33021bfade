package org.digitmill.dataset.document;

/**
 * Simulates JPEG compression of a grey picture: blocks of 8 × 8 pixels are quantised in the frequencies of a cosine transform.
 *
 * <p>The table of steps is the example for luminance in the standard (ITU T.81, Annex K), scaled by quality as the IJG's library does.
 */
final class JpegNoise {
    private static final int BLOCK = 8;
    private static final int[] STEPS = {
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29,
        51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121,
        120, 101, 72, 92, 95, 98, 112, 100, 103, 99
    };
    private static final float[] COSINE = new float[BLOCK * BLOCK];

    static {
        for (int frequency = 0; frequency < BLOCK; frequency++) {
            double scale = frequency == 0 ? Math.sqrt(0.125) : 0.5;
            for (int at = 0; at < BLOCK; at++) {
                COSINE[frequency * BLOCK + at] =
                        (float) (scale * StrictMath.cos((2 * at + 1) * frequency * Math.PI / 16));
            }
        }
    }

    private final float[] steps = new float[BLOCK * BLOCK];
    private final float[] block = new float[BLOCK * BLOCK];
    private final float[] half = new float[BLOCK * BLOCK];

    /** @param quality 1 to 100 */
    JpegNoise(int quality) {
        int scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.max(1, Math.min(255, (STEPS[i] * scale + 50) / 100)) / 255f;
        }
    }

    /**
     * @param picture levels of 0 to 1, changed
     * @param shift of the blocks against the picture, 0 to 7
     */
    void apply(float[] picture, int side, int shift) {
        for (int top = -shift; top < side; top += BLOCK) {
            for (int left = -shift; left < side; left += BLOCK) {
                for (int i = 0; i < block.length; i++) {
                    block[i] = picture[inside(top + i / BLOCK, side) * side + inside(left + i % BLOCK, side)] - 0.5f;
                }
                round();
                for (int y = Math.max(0, -top); y < Math.min(BLOCK, side - top); y++) {
                    for (int x = Math.max(0, -left); x < Math.min(BLOCK, side - left); x++) {
                        float level = block[y * BLOCK + x] + 0.5f;
                        picture[(top + y) * side + left + x] = Math.max(0, Math.min(1, level));
                    }
                }
            }
        }
    }

    private static int inside(int at, int side) {
        return Math.max(0, Math.min(side - 1, at));
    }

    private void round() {
        forward(block, half);
        forward(half, block);
        for (int i = 0; i < block.length; i++) {
            block[i] = Math.round(block[i] / steps[i]) * steps[i];
        }
        backward(block, half);
        backward(half, block);
    }

    /** The transform of the rows, transposed; twice it is that of the block. */
    private static void forward(float[] from, float[] to) {
        for (int row = 0; row < BLOCK; row++) {
            for (int frequency = 0; frequency < BLOCK; frequency++) {
                float sum = 0;
                for (int at = 0; at < BLOCK; at++) {
                    sum += COSINE[frequency * BLOCK + at] * from[row * BLOCK + at];
                }
                to[frequency * BLOCK + row] = sum;
            }
        }
    }

    private static void backward(float[] from, float[] to) {
        for (int row = 0; row < BLOCK; row++) {
            for (int at = 0; at < BLOCK; at++) {
                float sum = 0;
                for (int frequency = 0; frequency < BLOCK; frequency++) {
                    sum += COSINE[frequency * BLOCK + at] * from[row * BLOCK + frequency];
                }
                to[at * BLOCK + row] = sum;
            }
        }
    }
}
