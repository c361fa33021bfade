package org.digitmill.dataset.document;

import java.util.Arrays;
import org.digitmill.dataset.drawing.PenRandom;

/** Simulates a scanner or camera: blur, noise, contrast, low resolution, JPEG, black and white. */
final class CameraEffects {
    private static final int SIDE = PageCrop.SIDE;

    private final PenRandom random;
    /** The smallest height of the scene's digits, which must stay legible. */
    private final double size;

    private float[] picture;

    CameraEffects(double size, PenRandom random) {
        this.size = Math.max(8, size);
        this.random = random;
    }

    /**
     * The crop's pixels.
     *
     * @param window of the crop that shows the canvas
     * @param tone of the pen: the share of the paper's light that it lets through
     */
    byte[] take(Canvas canvas, Window window, float tone, boolean bitonal) {
        if (bitonal) {
            bitonal(canvas, tone);
        } else {
            picture = canvas.render(1);
            grey();
        }
        window.fill(picture, random);
        boolean inverted = random.chance(0.04);
        byte[] pixels = new byte[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            float level = Math.max(0, Math.min(1, picture[i]));
            pixels[i] = (byte) (int) (255 * (inverted ? 1 - level : level) + 0.5f);
        }
        return pixels;
    }

    private void grey() {
        int side = SIDE;
        boolean coarse = random.chance(0.2);
        if (coarse) {
            double factor = random.uniform(1, Math.max(1, Math.min(2.5, size / 9)));
            side = (int) Math.round(SIDE / factor);
            picture = Blur.resize(picture, SIDE, side);
        }
        double sharpness = size * side / SIDE;
        if (random.chance(0.6)) {
            double most = Math.min(1.6, 0.055 * sharpness);
            Blur.gaussian(picture, side, random.uniform(0.25, Math.max(0.4, most)));
        }
        if (random.chance(0.05)) {
            Blur.motion(
                    picture, side, random.uniform(1, Math.min(5, Math.max(1.5, 0.12 * sharpness))), random.chance(0.5));
        }
        contrast();
        if (random.chance(0.5)) {
            noise(random.uniform(0.003, random.chance(0.2) ? 0.07 : 0.03));
        }
        if (random.chance(0.05)) {
            specks();
        }
        if (random.chance(0.45)) {
            int quality = random.chance(0.3) ? Draws.between(random, 20, 50) : Draws.between(random, 50, 95);
            new JpegNoise(quality).apply(picture, side, Draws.below(random, 8));
        }
        if (side != SIDE) {
            picture = Blur.resize(picture, side, SIDE);
        }
        if (random.chance(0.1)) {
            sharpen();
        }
    }

    /** Gain, offset and gamma of the device; the paper of a scan is often burnt out to white. */
    private void contrast() {
        boolean stretched = random.chance(0.4);
        float black = (float) (random.chance(0.3) ? random.uniform(0, 0.25) : 0);
        float gain = (float) (stretched ? random.uniform(1, 1.25) : random.uniform(0.75, 1));
        float gamma = (float) (random.chance(0.4) ? random.uniform(-0.6, 0.6) : 0);
        for (int i = 0; i < picture.length; i++) {
            float level = Math.max(0, Math.min(1, picture[i] * gain));
            // A parabola with the ends of a gamma curve: brighter or darker in the middle.
            level += gamma * level * (1 - level);
            picture[i] = black + (1 - black) * level;
        }
    }

    private void noise(double deviation) {
        int shift = Draws.below(random, 1 << 16);
        float scale = (float) deviation;
        int side = (int) Math.round(Math.sqrt(picture.length));
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                float value = picture[y * side + x] + scale * NoiseTable.normal(x + shift, y + (shift >> 8));
                picture[y * side + x] = Math.max(0, Math.min(1, value));
            }
        }
    }

    /** Dust: single dark or bright pixels. */
    private void specks() {
        int count = Draws.between(random, 3, 120);
        float level = random.chance(0.8) ? 0.15f : 1;
        for (int i = 0; i < count; i++) {
            picture[Draws.below(random, picture.length)] = level;
        }
    }

    private void sharpen() {
        float[] soft = picture.clone();
        Blur.gaussian(soft, SIDE, random.uniform(0.6, 1.5));
        float strength = (float) random.uniform(0.3, 1.2);
        for (int i = 0; i < picture.length; i++) {
            picture[i] = Math.max(0, Math.min(1, picture[i] + strength * (picture[i] - soft[i])));
        }
    }

    /** Black and white, at the crop's resolution or at twice that and then reduced as the page reader does it. */
    private void bitonal(Canvas canvas, float tone) {
        int factor = random.chance(0.5) ? 2 : 1;
        int side = factor * SIDE;
        picture = canvas.render(factor);
        if (random.chance(0.4)) {
            Blur.gaussian(picture, side, random.uniform(0.3, 0.7) * factor);
        }
        noise(random.uniform(0, 0.04));
        float[] paper = picture.clone();
        Arrays.sort(paper);
        float bright = paper[(int) (0.75 * paper.length)];
        float limit = bright * (tone + (1 - tone) * (float) random.uniform(0.4, 0.8));
        boolean dithered = random.chance(0.25);
        if (dithered) {
            dither(side, bright);
        } else {
            for (int i = 0; i < picture.length; i++) {
                picture[i] = picture[i] < limit ? 0 : 1;
            }
        }
        if (factor > 1) {
            picture = Blur.resize(picture, side, SIDE);
        }
    }

    /** Error diffusion after Floyd and Steinberg. */
    private void dither(int side, float bright) {
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int at = y * side + x;
                float level = picture[at] / Math.max(0.2f, bright);
                float rounded = level < 0.5f ? 0 : 1;
                float error = (level - rounded) * bright;
                picture[at] = rounded;
                if (x + 1 < side) {
                    picture[at + 1] += error * 7 / 16;
                }
                if (y + 1 < side) {
                    picture[at + side] += error * 5 / 16;
                    if (x > 0) {
                        picture[at + side - 1] += error * 3 / 16;
                    }
                    if (x + 1 < side) {
                        picture[at + side + 1] += error / 16;
                    }
                }
            }
        }
    }
}
