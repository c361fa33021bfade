package org.digitmill.dataset.document;

import java.util.Arrays;
import org.digitmill.dataset.drawing.PenPath;
import org.digitmill.dataset.drawing.PenRandom;

/** Draws ink along a pen path at any size: the coverage of a pixel depends on its distance from the path and the pen's radius there. */
final class PenInk {
    /** Below it a stroke would vanish between pixels; in pixels. */
    private static final double FINEST = 0.4;

    private static final float FAR = 1e6f;

    private PenInk() {}

    /** A hand's ink along a path, {@code height} pixels high. */
    static InkPatch fitted(PenPath path, double height, Hand hand, PenRandom random) {
        press(path, height, hand, random);
        fit(path, height);
        return draw(path, hand.softness, random);
    }

    /** Sets the radius along the path in pixels: a hand's pen at {@code height}, with pressure, nib and taper. */
    static void press(PenPath path, double height, Hand hand, PenRandom random) {
        double radius = Math.max(FINEST, 0.5 * hand.stroke * height * (1 + random.bell(0.06)));
        double change = random.uniform(0, 0.2);
        double start = random.uniform(-1, 1) * change;
        double end = random.uniform(-1, 1) * change;
        int last = path.points() - 1;
        for (int i = 0; i <= last; i++) {
            double pressure = 1 + start + (end - start) * i / last + random.bell(0.02);
            path.radius[i] = Math.max(FINEST, radius * pressure * thinned(path, i, hand));
        }
    }

    private static double thinned(PenPath path, int i, Hand hand) {
        double share = 1;
        if (hand.nib > 0 && i > 0 && !path.lifted[i]) {
            // A broad nib held at 45 degrees is thin along one diagonal.
            double x = path.x[i] - path.x[i - 1];
            double y = path.y[i] - path.y[i - 1];
            double across = (x - y) * (x - y) / (2 * (x * x + y * y) + 1e-12);
            share -= hand.nib * across;
        }
        if (hand.taper > 0) {
            int left = 0;
            while (left < 5 && i + left + 1 < path.points() && !path.lifted[i + left + 1]) {
                left++;
            }
            share *= 1 - hand.taper * (5 - left) / 5.0;
        }
        return share;
    }

    /** Scales the path so that its ink is as high as asked, in pixels; radii stay. */
    private static void fit(PenPath path, double height) {
        double top = FAR;
        double bottom = -FAR;
        for (int i = 0; i < path.points(); i++) {
            top = Math.min(top, path.y[i]);
            bottom = Math.max(bottom, path.y[i]);
        }
        double radius = path.points() == 0 ? 0 : path.radius[path.points() / 2];
        scale(path, Math.max(1, height - 2 * radius) / Math.max(1e-3, bottom - top));
    }

    static void scale(PenPath path, double factor) {
        for (int i = 0; i < path.points(); i++) {
            path.x[i] *= factor;
            path.y[i] *= factor;
        }
    }

    /**
     * The ink, cut to its box. The path's place against the pixels is by chance.
     *
     * @param path in pixels, with radii
     * @param softness width of the ramp at the edge, in pixels
     */
    static InkPatch draw(PenPath path, double softness, PenRandom random) {
        double left = FAR;
        double right = -FAR;
        double top = FAR;
        double bottom = -FAR;
        for (int i = 0; i < path.points(); i++) {
            left = Math.min(left, path.x[i] - path.radius[i]);
            right = Math.max(right, path.x[i] + path.radius[i]);
            top = Math.min(top, path.y[i] - path.radius[i]);
            bottom = Math.max(bottom, path.y[i] + path.radius[i]);
        }
        double shiftX = 1 + random.uniform(0, 1) - left;
        double shiftY = 1 + random.uniform(0, 1) - top;
        for (int i = 0; i < path.points(); i++) {
            path.x[i] += shiftX;
            path.y[i] += shiftY;
        }
        int width = (int) (right - left) + 4;
        int height = (int) (bottom - top) + 4;
        float[] away = new float[width * height];
        Arrays.fill(away, FAR);
        for (int i = 0; i < path.points(); i++) {
            if (i > 0 && !path.lifted[i]) {
                draw(path, i - 1, i, away, width, height);
            }
        }
        for (int i = 0; i < away.length; i++) {
            away[i] = (float) Math.max(0, Math.min(1, 0.5 - away[i] / softness));
        }
        return Trim.trim(new InkPatch(width, height, away));
    }

    private static void draw(PenPath path, int from, int to, float[] away, int width, int height) {
        float startX = (float) path.x[from];
        float startY = (float) path.y[from];
        float alongX = (float) path.x[to] - startX;
        float alongY = (float) path.y[to] - startY;
        float perLength = 1 / Math.max(1e-9f, alongX * alongX + alongY * alongY);
        float radius = (float) path.radius[from];
        float growth = (float) path.radius[to] - radius;
        float reach = Math.max(radius, radius + growth) + 1;
        int left = Math.max(0, (int) (Math.min(startX, startX + alongX) - reach));
        int right = Math.min(width - 1, (int) (Math.max(startX, startX + alongX) + reach));
        int top = Math.max(0, (int) (Math.min(startY, startY + alongY) - reach));
        int bottom = Math.min(height - 1, (int) (Math.max(startY, startY + alongY) + reach));
        for (int row = top; row <= bottom; row++) {
            float y = row + 0.5f - startY;
            for (int column = left; column <= right; column++) {
                float x = column + 0.5f - startX;
                float place = Math.max(0, Math.min(1, (x * alongX + y * alongY) * perLength));
                float offX = x - place * alongX;
                float offY = y - place * alongY;
                float distance = (float) Math.sqrt(offX * offX + offY * offY) - (radius + place * growth);
                int pixel = row * width + column;
                away[pixel] = Math.min(away[pixel], distance);
            }
        }
    }
}
