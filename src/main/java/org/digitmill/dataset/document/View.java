package org.digitmill.dataset.document;

import org.digitmill.dataset.drawing.PenRandom;

/**
 * The geometric mapping from canvas to crop: a bend along the rows, as of a page that is not flat, then a homography (rotation, shear,
 * perspective).
 *
 * <p>Coordinates are in pixels, with whole numbers at the pixels' edges.
 */
final class View {
    private final double[] toCrop;
    private final double[] toCanvas;
    /** By how much each column of the canvas is moved down; null for flat paper. */
    private final double[] bend;

    private View(double[] toCrop, double[] bend) {
        this.toCrop = toCrop;
        this.toCanvas = inverse(toCrop);
        this.bend = bend;
    }

    static View draw(PenRandom random) {
        if (random.chance(0.3)) {
            return of(new double[] {1, 0, 0, 1}, 0, 0, null);
        }
        double turn = Math.max(-4, Math.min(4, random.bell(1.8)));
        if (random.chance(0.06)) {
            turn = random.uniform(-12, 12);
        }
        double angle = turn * Math.PI / 180;
        double scaleX = random.uniform(0.95, 1.05);
        double scaleY = random.uniform(0.95, 1.05);
        double shear = random.chance(0.4) ? random.bell(0.04) : 0;
        double cosine = StrictMath.cos(angle);
        double sine = StrictMath.sin(angle);
        double[] linear = {
            scaleX * cosine, -scaleY * sine + shear * cosine, scaleX * sine, scaleY * cosine + shear * sine
        };
        boolean perspective = random.chance(0.35);
        double tiltX = perspective ? random.uniform(-0.0008, 0.0008) : 0;
        double tiltY = perspective ? random.uniform(-0.0008, 0.0008) : 0;
        return of(linear, tiltX, tiltY, random.chance(0.15) ? bend(random) : null);
    }

    private static double[] bend(PenRandom random) {
        double height = random.uniform(0.5, 3.5);
        double start = random.uniform(0, 1);
        double period = random.uniform(90, 350);
        double[] bend = new double[Canvas.SIDE + 1];
        for (int x = 0; x < bend.length; x++) {
            bend[x] = height * StrictMath.sin(2 * Math.PI * (start + x / period));
        }
        return bend;
    }

    /** Both planes have their middle as the fixed point. */
    private static View of(double[] linear, double tiltX, double tiltY, double[] bend) {
        double from = Canvas.SIDE / 2.0;
        double to = PageCrop.SIDE / 2.0;
        double[] matrix = new double[9];
        matrix[6] = tiltX;
        matrix[7] = tiltY;
        matrix[8] = 1 - from * (tiltX + tiltY);
        for (int row = 0; row < 2; row++) {
            double x = linear[2 * row];
            double y = linear[2 * row + 1];
            matrix[3 * row] = x + to * tiltX;
            matrix[3 * row + 1] = y + to * tiltY;
            matrix[3 * row + 2] = -from * (x + y) + to * matrix[8];
        }
        return new View(matrix, bend);
    }

    private static double[] inverse(double[] m) {
        double[] adjugate = {
            m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
            m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
            m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
        };
        double determinant = m[0] * adjugate[0] + m[1] * adjugate[3] + m[2] * adjugate[6];
        for (int i = 0; i < adjugate.length; i++) {
            adjugate[i] /= determinant;
        }
        return adjugate;
    }

    /** Where a place of the canvas lies in the crop: x and y. */
    void toCrop(double x, double y, double[] place) {
        double bent = y + bendAt(x);
        double[] m = toCrop;
        double scale = 1 / (m[6] * x + m[7] * bent + m[8]);
        place[0] = (m[0] * x + m[1] * bent + m[2]) * scale;
        place[1] = (m[3] * x + m[4] * bent + m[5]) * scale;
    }

    /** Where a place of the crop lies in the canvas: x and y. */
    void toCanvas(double x, double y, double[] place) {
        double[] m = toCanvas;
        double scale = 1 / (m[6] * x + m[7] * y + m[8]);
        place[0] = (m[0] * x + m[1] * y + m[2]) * scale;
        place[1] = (m[3] * x + m[4] * y + m[5]) * scale - bendAt(place[0]);
    }

    private double bendAt(double x) {
        if (bend == null) {
            return 0;
        }
        double inside = Math.max(0, Math.min(bend.length - 1.001, x));
        int column = (int) inside;
        double right = inside - column;
        return bend[column] * (1 - right) + bend[column + 1] * right;
    }
}
