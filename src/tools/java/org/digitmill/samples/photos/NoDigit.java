package org.digitmill.samples.photos;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A simulated photograph without a digit.
 *
 * @param kind what it shows instead
 * @param content the picture file
 */
public record NoDigit(NoDigitKind kind, byte[] content) {
    /** The photograph number {@code index} of a kind: the same for the same seed. */
    public static NoDigit take(NoDigitKind kind, long seed, int index) {
        Chance chance = new Chance(seed, 1L << 60 | (long) kind.ordinal() << 32 | index);
        PhotoKind[] kinds = PhotoKind.values();
        Scene scene = Scene.of(kinds[chance.below(kinds.length)], chance);
        InkShape shape =
                switch (kind) {
                    case LETTER -> DrawnShape.letter(chance);
                    case SCRIBBLE -> DrawnShape.scribble(chance);
                    default -> null;
                };
        float[][] planes =
                switch (kind) {
                    case TEXTURE -> texture(scene.camera(), chance);
                    case THINGS -> things(scene.camera(), chance);
                    default -> Photographer.take(scene, shape, chance.seed());
                };
        return new NoDigit(kind, PhotoFile.write(planes, scene.camera()));
    }

    private static float[][] texture(Camera camera, Chance chance) {
        Grain grain = new Grain(chance.seed());
        double across = chance.between(3, 60);
        double down = across * chance.between(0.2, 1);
        double strength = chance.between(15, 90);
        double middle = chance.between(70, 190);
        float[][] planes = new float[3][camera.width() * camera.height()];
        for (int i = 0; i < planes[0].length; i++) {
            double x = (double) (i % camera.width()) / camera.height();
            double y = (double) (i / camera.width()) / camera.height();
            float value = (float) (middle + strength * grain.at(x * across, y * down));
            Arrays.stream(planes).forEach(set(i, value));
        }
        return finished(planes, camera, chance);
    }

    private static float[][] things(Camera camera, Chance chance) {
        float[][] planes = new float[3][camera.width() * camera.height()];
        for (float[] plane : planes) {
            Arrays.fill(plane, (float) chance.between(60, 220));
        }
        int count = 2 + chance.below(7);
        for (int thing = 0; thing < count; thing++) {
            double x = chance.between(-0.6, 0.6);
            double y = chance.between(-0.5, 0.5);
            double width = chance.between(0.05, 0.5);
            double height = chance.between(0.05, 0.5);
            double power = chance.of(0.5) ? 2 : 8;
            double angle = chance.between(0, Math.PI);
            float value = (float) chance.between(15, 240);
            for (int i = 0; i < planes[0].length; i++) {
                double dx = (i % camera.width() - camera.width() / 2.0) / camera.height() - x;
                double dy = (i / camera.width() - camera.height() / 2.0) / camera.height() - y;
                double across = (dx * Math.cos(angle) + dy * Math.sin(angle)) / width;
                double down = (dy * Math.cos(angle) - dx * Math.sin(angle)) / height;
                if (Math.pow(Math.abs(across), power) + Math.pow(Math.abs(down), power) < 1) {
                    Arrays.stream(planes).forEach(set(i, (float) (value * (1 + 0.3 * down))));
                }
            }
        }
        return finished(planes, camera, chance);
    }

    private static java.util.function.Consumer<float[]> set(int at, float value) {
        return plane -> plane[at] = value;
    }

    private static float[][] finished(float[][] planes, Camera camera, Chance chance) {
        SplittableRandom random = new SplittableRandom(chance.seed());
        for (float[] plane : planes) {
            Blur.blur(plane, camera.width(), camera.height(), camera.blur());
            for (int i = 0; i < plane.length; i++) {
                plane[i] += (float) (camera.noise() * (random.nextDouble() * 3.4 - 1.7));
            }
        }
        return planes;
    }
}
