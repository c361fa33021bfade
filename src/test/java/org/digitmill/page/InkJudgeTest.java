package org.digitmill.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class InkJudgeTest {
    @Test
    void the_gradient_it_is_trained_with_is_that_of_what_it_computes() {
        Random random = new Random(5);
        float[] parameters = new float[InkJudge.PARAMETERS];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (float) (random.nextGaussian() * 0.08);
        }
        byte[] picture = new byte[784];
        random.nextBytes(picture);
        JudgeGradient gradient = new JudgeGradient(parameters);
        gradient.add(picture, 0, true, 1);
        for (int i = 0; i < parameters.length; i += 97) {
            double step = 0.002;
            float before = parameters[i];
            parameters[i] = (float) (before + step);
            double above = loss(parameters, picture);
            parameters[i] = (float) (before - step);
            double below = loss(parameters, picture);
            parameters[i] = before;
            assertEquals((above - below) / (2 * step), gradient.gradient[i], 0.02, "parameter " + i);
        }
    }

    /** With the label smoothed as in training. */
    private static double loss(float[] parameters, byte[] picture) {
        double logit = new InkJudge(parameters).logit(picture);
        return Math.log1p(Math.exp(logit)) - 0.98 * logit;
    }
}
