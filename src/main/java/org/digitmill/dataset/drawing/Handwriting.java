package org.digitmill.dataset.drawing;

/** A writer's hand: turns a skeleton into a pen path with the slant, size, haste and pressure of one person. */
final class Handwriting {
    private final PenRandom random;

    Handwriting(PenRandom random) {
        this.random = random;
    }

    /** The path, with coordinates from -1 to 1 or so about its middle; no radius yet. */
    PenPath write(Skeleton skeleton) {
        PenPath path = new PenPath();
        double unrest = random.uniform(1, 5);
        boolean hasty = random.chance(0.25);
        for (Skeleton.Stroke stroke : skeleton.strokes()) {
            double[] x = shaken(stroke.x(), unrest);
            double[] y = shaken(stroke.y(), unrest);
            boolean[] corner = hasty ? new boolean[x.length] : stroke.corner();
            int spans = stroke.points() - 1;
            double slack = Math.min(1, spans / 4.0);
            double from = slack * random.uniform(-0.2, 0.4) - flourish();
            double to = spans + slack * random.uniform(-0.4, 0.2) + flourish();
            Spline.trace(x, y, corner, from, to, path);
        }
        bend(path);
        lean(path, skeleton.digit());
        return path;
    }

    /** How far, in points, a stroke goes on beyond its end: mostly not. */
    private double flourish() {
        return random.chance(0.15) ? random.uniform(0, 0.5) : 0;
    }

    /** Points on a scale from -1 to 1, each moved a little by itself and some more together with its neighbours. */
    private double[] shaken(double[] points, double unrest) {
        double[] shaken = new double[points.length];
        double drift = random.bell(unrest);
        for (int i = 0; i < points.length; i++) {
            drift = 0.6 * drift + random.bell(0.8 * unrest);
            shaken[i] = (points[i] + drift - 50) / 50 + random.bell(unrest / 100);
        }
        return shaken;
    }

    /** A smooth elastic warp: each coordinate moves by a cubic polynomial of both. */
    private void bend(PenPath path) {
        double strength = random.uniform(0.02, 0.14);
        double[] c = new double[14];
        for (int i = 0; i < c.length; i++) {
            c[i] = random.bell(strength);
        }
        // Top and bottom differ most: in width, and in their share of the height.
        c[1] += random.bell(0.15);
        c[9] += random.bell(0.15);
        for (int i = 0; i < path.points(); i++) {
            double x = path.x[i];
            double y = path.y[i];
            double xx = x * x;
            double xy = x * y;
            double yy = y * y;
            path.x[i] +=
                    c[0] * xx + c[1] * xy + c[2] * yy + c[3] * xx * x + c[4] * xx * y + c[5] * xy * y + c[6] * yy * y;
            path.y[i] += c[7] * xx
                    + c[8] * xy
                    + c[9] * yy
                    + c[10] * xx * x
                    + c[11] * xx * y
                    + c[12] * xy * y
                    + c[13] * yy * y;
        }
    }

    /** Width against height, slant and rotation; a zero may lie in any way. */
    private void lean(PenPath path, int digit) {
        double width = StrictMath.exp(random.bell(0.25) - 0.1);
        double slant = 0.16 + random.bell(0.28);
        double angle = random.bell(digit == 0 ? 0.3 : 0.1);
        double cosine = StrictMath.cos(angle);
        double sine = StrictMath.sin(angle);
        for (int i = 0; i < path.points(); i++) {
            double x = path.x[i] * width - path.y[i] * slant;
            double y = path.y[i];
            path.x[i] = cosine * x - sine * y;
            path.y[i] = sine * x + cosine * y;
        }
    }
}
