package org.digitmill.dataset.drawing;

import java.util.Arrays;

/** A pen that draws a path as ink into a box of 20×20 pixels, as large as it fits. */
final class Pen {
    /** Pixels along one side of the box, as MNIST has it. */
    static final int BOX = 20;

    /** The broadest pen's radius times the path's length in heights of the digit. */
    private static final double MOST_INK = 7.5;

    private static final double FAR = 1e9;

    private final PenRandom random;

    Pen(PenRandom random) {
        this.random = random;
    }

    /** 400 unsigned bytes, 0 for paper and 255 for ink. */
    byte[] draw(PenPath path) {
        press(path);
        fit(path);
        double[] distance = new double[BOX * BOX];
        Arrays.fill(distance, FAR);
        for (int i = 1; i < path.points(); i++) {
            if (!path.lifted[i]) {
                draw(path, i - 1, i, distance);
            }
        }
        return ink(distance);
    }

    /** Sets the radius along the path, in pixels: the width of the pen, with a pressure that changes slowly and trembles. */
    private void press(PenPath path) {
        double broad = random.chance(0.1) ? random.uniform(0, 2) : 0;
        double width = Math.max(0.6, Math.min(broadest(path), 1.35 + random.bell(0.4) + broad));
        double change = random.uniform(0, 0.25);
        double start = random.uniform(-1, 1) * change;
        double middle = random.uniform(-1, 1) * change;
        double end = random.uniform(-1, 1) * change;
        int last = path.points() - 1;
        for (int i = 0; i <= last; i++) {
            double place = (double) i / last;
            double pressure =
                    place < 0.5 ? start + (middle - start) * place * 2 : middle + (end - middle) * (place * 2 - 1);
            path.radius[i] = width * (1 + pressure + random.bell(0.03));
        }
    }

    /** The radius, in pixels, with which the ink would still leave a good part of the box white. */
    private static double broadest(PenPath path) {
        double length = 0;
        double size = 0;
        for (int i = 1; i < path.points(); i++) {
            double x = path.x[i] - path.x[i - 1];
            double y = path.y[i] - path.y[i - 1];
            length += path.lifted[i] ? 0 : Math.sqrt(x * x + y * y);
            size = Math.max(size, Math.max(Math.abs(path.x[i] - path.x[0]), Math.abs(path.y[i] - path.y[0])));
        }
        return MOST_INK * size / length;
    }

    /** Scales and shifts the path so that its ink just fits into the box. */
    private static void fit(PenPath path) {
        double left = FAR;
        double right = -FAR;
        double top = FAR;
        double bottom = -FAR;
        double widest = 0;
        for (int i = 0; i < path.points(); i++) {
            left = Math.min(left, path.x[i]);
            right = Math.max(right, path.x[i]);
            top = Math.min(top, path.y[i]);
            bottom = Math.max(bottom, path.y[i]);
            widest = Math.max(widest, path.radius[i]);
        }
        double scale = (BOX - 2 * widest) / Math.max(right - left, bottom - top);
        double shiftX = BOX / 2.0 - scale * (left + right) / 2;
        double shiftY = BOX / 2.0 - scale * (top + bottom) / 2;
        for (int i = 0; i < path.points(); i++) {
            path.x[i] = path.x[i] * scale + shiftX;
            path.y[i] = path.y[i] * scale + shiftY;
        }
    }

    /** Lowers each pixel's distance from the ink to that from one piece of the path; below 0 inside. */
    private static void draw(PenPath path, int from, int to, double[] distance) {
        double startX = path.x[from];
        double startY = path.y[from];
        double alongX = path.x[to] - startX;
        double alongY = path.y[to] - startY;
        double perLength = 1 / Math.max(1e-12, alongX * alongX + alongY * alongY);
        double radius = path.radius[from];
        double growth = path.radius[to] - radius;
        double reach = Math.max(radius, radius + growth) + 1.5;
        int left = Math.max(0, (int) (Math.min(startX, path.x[to]) - reach));
        int right = Math.min(BOX - 1, (int) (Math.max(startX, path.x[to]) + reach));
        int top = Math.max(0, (int) (Math.min(startY, path.y[to]) - reach));
        int bottom = Math.min(BOX - 1, (int) (Math.max(startY, path.y[to]) + reach));
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                double x = column + 0.5 - startX;
                double y = row + 0.5 - startY;
                double place = Math.max(0, Math.min(1, (x * alongX + y * alongY) * perLength));
                double offX = x - place * alongX;
                double offY = y - place * alongY;
                double away = Math.sqrt(offX * offX + offY * offY) - (radius + place * growth);
                int pixel = row * BOX + column;
                distance[pixel] = Math.min(distance[pixel], away);
            }
        }
    }

    /** Grey at the edge of the ink: a ramp about one pixel wide, with the roughness of paper. */
    private byte[] ink(double[] distance) {
        double softness = random.uniform(0.8, 1.6);
        double roughness = random.uniform(0, 0.3);
        byte[] ink = new byte[distance.length];
        for (int i = 0; i < ink.length; i++) {
            if (distance[i] < 1.5) {
                double away = distance[i] + random.uniform(-roughness, roughness);
                double covered = Math.max(0, Math.min(1, 0.5 - away / softness));
                ink[i] = (byte) (int) (255 * covered + 0.5);
            }
        }
        return ink;
    }
}
