package org.digitmill.image.pixel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RegionTest {
    private static final int SIDE = 120;

    @Test
    void aRegionOfHalfItsPixelsIsThePageItself() {
        float[] page = slope();
        float[] region = write(page, 60, 50, 20);
        for (int y = 0; y < Region.SIDE; y++) {
            for (int x = 0; x < Region.SIDE; x++) {
                assertEquals(page[(y + 30) * SIDE + x + 40], region[y * Region.SIDE + x], 1e-3f);
            }
        }
    }

    @Test
    void aSlopeStaysASlopeAtEverySize() {
        for (double size : new double[] {8, 13, 20, 37, 50}) {
            float[] region = write(slope(), 60, 60, size);
            double step = 2 * size / Region.SIDE;
            assertEquals(60 * 1.0 + 60 * 0.5, mean(region), 1.0, "size " + size);
            assertEquals(step, region[20 * Region.SIDE + 21] - region[20 * Region.SIDE + 20], 1e-3, "size " + size);
            assertEquals(0.5 * step, region[21 * Region.SIDE + 20] - region[20 * Region.SIDE + 20], 1e-3);
        }
    }

    @Test
    void outsideOfThePageIsPaper() {
        float[] page = new float[SIDE * SIDE];
        Arrays.fill(page, 3);
        float[] region = write(page, 0, 0, 20);
        assertEquals(0, region[0]);
        assertEquals(0, region[Region.SIDE * 10 + 10]);
        assertEquals(3, region[Region.SIDE * 30 + 30]);
        assertArrayEquals(new float[Region.PIXELS], write(page, -500, 60, 20));
    }

    /** A column more is 1 more, a row more is a half more. */
    private static float[] slope() {
        float[] page = new float[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                page[y * SIDE + x] = x + 0.5f + 0.5f * (y + 0.5f);
            }
        }
        return page;
    }

    private static float[] write(float[] page, double x, double y, double size) {
        float[] result = new float[Region.PIXELS + 7];
        Arrays.fill(result, 99);
        new Region(x, y, size).write(page, SIDE, SIDE, result, 7);
        assertEquals(99, result[6]);
        return Arrays.copyOfRange(result, 7, result.length);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
