package org.digitmill.train.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.digitmill.dataset.digits.LabelledDigits;
import org.junit.jupiter.api.Test;

class ElasticFieldTest {
    private static final int SIDE = LabelledDigits.SIDE;

    private final ElasticField field = new ElasticField();
    private final float[] moved = new float[LabelledDigits.PIXELS];

    @Test
    void strengthIsTheRootMeanSquare() {
        SplittableRandom random = new SplittableRandom(5);
        double sum = 0;
        for (int i = 0; i < 2000; i++) {
            float bound = field.draw(random, 0.8, moved);
            float highest = 0;
            for (float pixels : moved) {
                sum += pixels * pixels;
                highest = Math.max(highest, Math.abs(pixels));
            }
            assertEquals(highest, bound);
        }
        assertEquals(0.8, Math.sqrt(sum / (2000.0 * moved.length)), 0.02);
    }

    /** The correlation of what a Gaussian of σ = 4 made of white noise, at a distance d, is exp(-d² / 4σ²). */
    @Test
    void neighboursMoveTogetherAsAfterSimardsGaussian() {
        SplittableRandom random = new SplittableRandom(6);
        for (int distance : new int[] {1, 4, 8}) {
            double product = 0;
            double square = 0;
            for (int i = 0; i < 2000; i++) {
                field.draw(random, 1, moved);
                for (int y = 0; y < SIDE; y++) {
                    for (int x = 0; x + distance < SIDE; x++) {
                        product += moved[y * SIDE + x] * moved[y * SIDE + x + distance];
                        square += moved[y * SIDE + x] * moved[y * SIDE + x];
                    }
                }
            }
            assertEquals(Math.exp(-distance * distance / 64.0), product / square, 0.05);
            assertTrue(product > 0);
        }
    }
}
