package org.digitmill.dataset.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SplineTest {
    private final double[] x = {0, 10, 10, 20};
    private final double[] y = {0, 0, 10, 10};

    private static boolean passes(PenPath path, double x, double y) {
        for (int i = 0; i < path.points(); i++) {
            if (Math.abs(path.x[i] - x) < 1e-9 && Math.abs(path.y[i] - y) < 1e-9) {
                return true;
            }
        }
        return false;
    }

    @Test
    void passesItsPoints() {
        PenPath path = new PenPath();
        Spline.trace(x, y, new boolean[4], 0, 3, path);
        for (int i = 0; i < 4; i++) {
            assertTrue(passes(path, x[i], y[i]), "point " + i);
        }
        assertTrue(path.lifted[0] && !path.lifted[1]);
    }

    @Test
    void isStraightBetweenCornersAndBentElsewhere() {
        PenPath sharp = new PenPath();
        Spline.trace(x, y, new boolean[] {false, true, true, false}, 0, 3, sharp);
        PenPath smooth = new PenPath();
        Spline.trace(x, y, new boolean[4], 0, 3, smooth);
        double off = 0;
        for (int i = 0; i < sharp.points(); i++) {
            assertTrue(sharp.x[i] == 10 || sharp.y[i] == 0 || sharp.y[i] == 10, "corner at piece " + i);
            off = Math.max(off, Math.min(Math.abs(smooth.x[i] - 10), Math.abs(smooth.y[i] - 0)));
        }
        assertTrue(off > 0.5, "a smooth path leaves the corners' lines");
    }

    @Test
    void goesOnStraightBeyondItsEnds() {
        PenPath path = new PenPath();
        Spline.trace(new double[] {0, 10}, new double[] {0, 20}, new boolean[2], -0.5, 1.5, path);
        assertEquals(-5, path.x[0], 1e-9);
        assertEquals(-10, path.y[0], 1e-9);
        assertEquals(15, path.x[path.points() - 1], 1e-9);
        assertEquals(30, path.y[path.points() - 1], 1e-9);
    }
}
