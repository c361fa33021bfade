package org.digitmill.dataset.document;

import org.digitmill.dataset.drawing.PenPath;
import org.digitmill.dataset.drawing.PenRandom;
import org.digitmill.dataset.drawing.Skeleton;
import org.digitmill.dataset.drawing.Spline;

/** The pen path of a character in a hand: slant, width and jitter are applied. Coordinates are in heights of a capital. */
final class Motion {
    private final Hand hand;
    private final PenRandom random;

    Motion(Hand hand, PenRandom random) {
        this.hand = hand;
        this.random = random;
    }

    /** One character by itself; y from 0 at the top of a capital to 1 at the base line. */
    PenPath write(Way way) {
        PenPath path = new PenPath();
        boolean hasty = random.chance(0.15);
        for (Skeleton.Stroke stroke : way.strokes()) {
            double[] x = shaken(stroke.x());
            double[] y = shaken(stroke.y());
            int spans = stroke.points() - 1;
            double slack = Math.min(1, spans / 4.0) * Math.min(1, hand.tremble / 2);
            double from = slack * random.uniform(-0.2, 0.3);
            double to = spans + slack * random.uniform(-0.3, 0.2);
            Spline.trace(x, y, hasty ? new boolean[x.length] : stroke.corner(), from, to, path);
        }
        bend(path);
        lean(path);
        return path;
    }

    private double[] shaken(double[] points) {
        double[] shaken = new double[points.length];
        double drift = random.bell(hand.tremble);
        for (int i = 0; i < points.length; i++) {
            drift = 0.6 * drift + random.bell(0.8 * hand.tremble);
            shaken[i] = (points[i] + drift) / 100;
        }
        return shaken;
    }

    /** A smooth warp by a quadratic polynomial of both coordinates. */
    private void bend(PenPath path) {
        double strength = 0.02 + 0.025 * hand.tremble;
        double[] c = new double[6];
        for (int i = 0; i < c.length; i++) {
            c[i] = random.bell(strength);
        }
        for (int i = 0; i < path.points(); i++) {
            double x = path.x[i] - 0.5;
            double y = path.y[i] - 0.5;
            path.x[i] += c[0] * x * x + c[1] * x * y + c[2] * y * y;
            path.y[i] += c[3] * x * x + c[4] * x * y + c[5] * y * y;
        }
    }

    private void lean(PenPath path) {
        double width = hand.width * (1 + random.bell(0.06));
        double slant = hand.slant + random.bell(0.03);
        double turn = random.bell(0.04);
        for (int i = 0; i < path.points(); i++) {
            double x = (path.x[i] - 0.5) * width;
            double y = path.y[i] - 1;
            path.x[i] = x - slant * y;
            path.y[i] = y + turn * x + 1;
        }
    }
}
