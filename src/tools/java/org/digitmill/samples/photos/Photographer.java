package org.digitmill.samples.photos;

import java.util.SplittableRandom;

/** Renders a scene into colour planes as its camera sees it. */
final class Photographer {
    private final Scene scene;
    private final InkShape shape;
    private final int width;
    private final int height;
    private final float[][] planes;
    private final Grain pressure;
    private final Grain wood;

    private Photographer(Scene scene, InkShape shape, long seed) {
        this.scene = scene;
        this.shape = shape;
        this.width = scene.camera().width();
        this.height = scene.camera().height();
        this.planes = new float[3][width * height];
        this.pressure = new Grain(seed);
        this.wood = new Grain(seed + 1);
    }

    /** Red, green and blue of each pixel, 0 to 255, row by row; a shape of null leaves the sheet blank. */
    static float[][] take(Scene scene, InkShape shape, long seed) {
        Photographer photographer = new Photographer(scene, shape, seed);
        photographer.expose();
        SplittableRandom random = new SplittableRandom(seed);
        for (float[] plane : photographer.planes) {
            Blur.blur(
                    plane,
                    photographer.width,
                    photographer.height,
                    scene.camera().blur());
        }
        photographer.addNoise(random);
        return photographer.planes;
    }

    private void expose() {
        int samples = height < 250 ? 3 : height < 500 ? 2 : 1;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double red = 0;
                double green = 0;
                double blue = 0;
                for (int sample = 0; sample < samples * samples; sample++) {
                    double across = (x + (sample % samples + 0.5) / samples - width / 2.0) / height;
                    double down = (y + (sample / samples + 0.5) / samples - height / 2.0) / height;
                    Colour colour = at(across, down);
                    red += colour.red();
                    green += colour.green();
                    blue += colour.blue();
                }
                double light = scene.light()
                        .at(
                                (x + 0.5 - width / 2.0) / height,
                                (y + 0.5 - height / 2.0) / height,
                                (double) width / height);
                double factor = light / (samples * samples);
                planes[0][y * width + x] = (float) (red * factor);
                planes[1][y * width + x] = (float) (green * factor);
                planes[2][y * width + x] = (float) (blue * factor);
            }
        }
    }

    /** What is at a place of the picture, in units of its height from its middle, in even light. */
    private Colour at(double across, double down) {
        Camera camera = scene.camera();
        double depth = 1 + camera.tiltX() * across + camera.tiltY() * down;
        double flatX = across / depth;
        double flatY = down / depth;
        double x = flatX * Math.cos(camera.angle()) + flatY * Math.sin(camera.angle());
        double y = flatY * Math.cos(camera.angle()) - flatX * Math.sin(camera.angle());
        double[] cut = scene.deskCut();
        double half = camera.aspect() / 2;
        if (cut[0] > 0 && x < cut[0] - half
                || cut[1] > 0 && y < cut[1] - 0.5
                || cut[2] > 0 && x > half - cut[2]
                || cut[3] > 0 && y > 0.5 - cut[3]) {
            return scene.desk().plus(14 * wood.at(x * 12, y * 50));
        }
        Colour paper = scene.sheet().at(x, y);
        if (shape == null) {
            return paper;
        }
        double cover = shape.cover((x - scene.x()) / scene.size(), (y - scene.y()) / scene.size());
        if (cover <= 0) {
            return paper;
        }
        double strength = scene.strength() * (1 - 0.12 * (1 + pressure.at(x * 25, y * 25)) / 2);
        return paper.mixed(scene.ink(), cover * strength);
    }

    /** Grain of its own in each colour; a part is shared, as light itself comes in grains. */
    private void addNoise(SplittableRandom random) {
        double noise = scene.camera().noise();
        for (int i = 0; i < width * height; i++) {
            double shared = bell(random);
            for (float[] plane : planes) {
                plane[i] += (float) (noise * (0.8 * shared + 0.6 * bell(random)));
            }
        }
    }

    private static double bell(SplittableRandom random) {
        long bits = random.nextLong();
        int sum = (int) (bits & 0xFFFF)
                + (int) (bits >>> 16 & 0xFFFF)
                + (int) (bits >>> 32 & 0xFFFF)
                + (int) (bits >>> 48);
        return (sum / 65_535.0 - 2) * Math.sqrt(3);
    }
}
