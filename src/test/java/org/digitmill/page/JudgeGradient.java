package org.digitmill.page;

import static org.digitmill.page.InkJudge.FIRST;
import static org.digitmill.page.InkJudge.FIRST_SIDE;
import static org.digitmill.page.InkJudge.HIDDEN;
import static org.digitmill.page.InkJudge.KERNEL;
import static org.digitmill.page.InkJudge.SECOND;
import static org.digitmill.page.InkJudge.SECOND_SIDE;

/** The judge's network once more, with its gradient; parameters lie as {@link InkJudge} reads them. */
final class JudgeGradient {
    private static final int SIDE = 28;
    private static final int AREA = KERNEL * KERNEL;
    private static final int FLAT = SECOND * SECOND_SIDE * SECOND_SIDE;
    private static final int SECOND_AT = FIRST * (AREA + 1);
    private static final int HIDDEN_AT = SECOND_AT + SECOND * (FIRST * AREA + 1);
    private static final int LAST_AT = HIDDEN_AT + HIDDEN * (FLAT + 1);

    private final float[] parameters;
    final float[] gradient = new float[InkJudge.PARAMETERS];
    private final float[] input = new float[SIDE * SIDE];
    private final float[] first = new float[FIRST * FIRST_SIDE * FIRST_SIDE];
    private final float[] second = new float[FLAT];
    private final float[] hidden = new float[HIDDEN];

    JudgeGradient(float[] parameters) {
        this.parameters = parameters;
    }

    /** Adds the gradient of the logistic loss of one picture and answers the loss. */
    double add(byte[] pixels, int offset, boolean digit, float weight) {
        for (int i = 0; i < input.length; i++) {
            input[i] = (pixels[offset + i] & 0xFF) / 255f;
        }
        forward(input, 1, SIDE, 0, first, FIRST, FIRST_SIDE);
        forward(first, FIRST, FIRST_SIDE, SECOND_AT, second, SECOND, SECOND_SIDE);
        float logit = parameters[LAST_AT + HIDDEN];
        for (int unit = 0; unit < HIDDEN; unit++) {
            float value = parameters[HIDDEN_AT + HIDDEN * FLAT + unit];
            for (int i = 0; i < FLAT; i++) {
                value += parameters[HIDDEN_AT + unit * FLAT + i] * second[i];
            }
            hidden[unit] = Math.max(0, value);
            logit += hidden[unit] * parameters[LAST_AT + unit];
        }
        double chance = 1 / (1 + Math.exp(-logit));
        float error = (float) (chance - (digit ? 0.98 : 0.02)) * weight;
        backward(error);
        return -Math.log(Math.max(1e-9, digit ? chance : 1 - chance));
    }

    private void backward(float error) {
        float[] onSecond = new float[FLAT];
        gradient[LAST_AT + HIDDEN] += error;
        for (int unit = 0; unit < HIDDEN; unit++) {
            gradient[LAST_AT + unit] += error * hidden[unit];
            if (hidden[unit] <= 0) {
                continue;
            }
            float own = error * parameters[LAST_AT + unit];
            gradient[HIDDEN_AT + HIDDEN * FLAT + unit] += own;
            int at = HIDDEN_AT + unit * FLAT;
            for (int i = 0; i < FLAT; i++) {
                gradient[at + i] += own * second[i];
                onSecond[i] += own * parameters[at + i];
            }
        }
        float[] onFirst = new float[first.length];
        backward(first, FIRST, FIRST_SIDE, SECOND_AT, second, onSecond, SECOND, SECOND_SIDE, onFirst);
        backward(input, 1, SIDE, 0, first, onFirst, FIRST, FIRST_SIDE, null);
    }

    private void forward(float[] from, int inputs, int side, int at, float[] to, int outputs, int outputSide) {
        for (int output = 0; output < outputs; output++) {
            for (int y = 0; y < outputSide; y++) {
                for (int x = 0; x < outputSide; x++) {
                    float sum = parameters[at + outputs * inputs * AREA + output];
                    for (int channel = 0; channel < inputs; channel++) {
                        int weights = at + (output * inputs + channel) * AREA;
                        int corner = channel * side * side + 2 * y * side + 2 * x;
                        for (int i = 0; i < AREA; i++) {
                            sum += parameters[weights + i] * from[corner + i / KERNEL * side + i % KERNEL];
                        }
                    }
                    to[(output * outputSide + y) * outputSide + x] = Math.max(0, sum);
                }
            }
        }
    }

    private void backward(
            float[] from,
            int inputs,
            int side,
            int at,
            float[] to,
            float[] onTo,
            int outputs,
            int outputSide,
            float[] onFrom) {
        for (int output = 0; output < outputs; output++) {
            for (int y = 0; y < outputSide; y++) {
                for (int x = 0; x < outputSide; x++) {
                    int place = (output * outputSide + y) * outputSide + x;
                    float own = onTo[place];
                    if (to[place] <= 0 || own == 0) {
                        continue;
                    }
                    gradient[at + outputs * inputs * AREA + output] += own;
                    for (int channel = 0; channel < inputs; channel++) {
                        int weights = at + (output * inputs + channel) * AREA;
                        int corner = channel * side * side + 2 * y * side + 2 * x;
                        for (int i = 0; i < AREA; i++) {
                            int pixel = corner + i / KERNEL * side + i % KERNEL;
                            gradient[weights + i] += own * from[pixel];
                            if (onFrom != null) {
                                onFrom[pixel] += own * parameters[weights + i];
                            }
                        }
                    }
                }
            }
        }
    }
}
