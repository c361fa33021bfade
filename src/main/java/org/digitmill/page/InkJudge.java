package org.digitmill.page;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.digitmill.image.InkShares;

/**
 * Tells one whole handwritten digit from anything else: print, parts of a digit, two digits, boxes, specks. A small convolutional
 * network over framed ink, 28×28: two layers of 5×5 kernels at every second place (8, then 16), 32 units, 1.
 *
 * <p>Safe for use by several threads: what changes is on the stack.
 */
public final class InkJudge {
    public static final int FIRST = 8;
    public static final int SECOND = 16;
    public static final int HIDDEN = 32;
    public static final int KERNEL = 5;
    /** Sides of the two layers' outputs: 28 → 12 → 4. */
    public static final int FIRST_SIDE = 12;

    public static final int SECOND_SIDE = 4;
    private static final int SIDE = 28;
    private static final int FLAT = SECOND * SECOND_SIDE * SECOND_SIDE;
    /** Numbers in all layers together. */
    public static final int PARAMETERS =
            FIRST * (KERNEL * KERNEL + 1) + SECOND * (FIRST * KERNEL * KERNEL + 1) + HIDDEN * (FLAT + 1) + HIDDEN + 1;

    private final float[] parameters;

    /** @param parameters layer after layer, each its weights and then its biases; see {@link #PARAMETERS} */
    public InkJudge(float[] parameters) {
        if (parameters.length != PARAMETERS) {
            throw new IllegalArgumentException("A judge has " + PARAMETERS + " parameters, not " + parameters.length);
        }
        this.parameters = parameters.clone();
    }

    /** The judge that the program brings with it. */
    static InkJudge standard() {
        return Standard.JUDGE;
    }

    private static final class Standard {
        static final InkJudge JUDGE = load();
    }

    private static InkJudge load() {
        try (InputStream file = InkJudge.class.getResourceAsStream("ink-judge.bin")) {
            DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(file));
            float[] parameters = new float[PARAMETERS];
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] = in.readFloat();
            }
            return new InkJudge(parameters);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** How much speaks for a digit: the logarithm of its odds, 0 where as much speaks against it. */
    public float logit(byte[] framed) {
        float[] input = new float[SIDE * SIDE];
        InkShares.write(framed, 0, input.length, input, 0);
        int at = 0;
        float[] first = convolve(input, 1, SIDE, at, FIRST, FIRST_SIDE);
        at += FIRST * (KERNEL * KERNEL + 1);
        float[] second = convolve(first, FIRST, FIRST_SIDE, at, SECOND, SECOND_SIDE);
        at += SECOND * (FIRST * KERNEL * KERNEL + 1);
        int last = at + HIDDEN * (FLAT + 1);
        float sum = parameters[last + HIDDEN];
        for (int unit = 0; unit < HIDDEN; unit++) {
            float value = parameters[at + HIDDEN * FLAT + unit];
            int weights = at + unit * FLAT;
            for (int i = 0; i < FLAT; i++) {
                value += parameters[weights + i] * second[i];
            }
            sum += Math.max(0, value) * parameters[last + unit];
        }
        return sum;
    }

    /** Weights lie as [output][input][row][column], values as [channel][row][column]; what is negative becomes 0. */
    private float[] convolve(float[] from, int inputs, int side, int at, int outputs, int outputSide) {
        int area = KERNEL * KERNEL;
        float[] to = new float[outputs * outputSide * outputSide];
        int biases = at + outputs * inputs * area;
        for (int output = 0; output < outputs; output++) {
            int target = output * outputSide * outputSide;
            for (int y = 0; y < outputSide; y++) {
                for (int x = 0; x < outputSide; x++) {
                    float sum = parameters[biases + output];
                    for (int input = 0; input < inputs; input++) {
                        int weights = at + (output * inputs + input) * area;
                        int corner = input * side * side + 2 * y * side + 2 * x;
                        for (int row = 0; row < KERNEL; row++) {
                            int pixel = corner + row * side;
                            int weight = weights + row * KERNEL;
                            sum += parameters[weight] * from[pixel]
                                    + parameters[weight + 1] * from[pixel + 1]
                                    + parameters[weight + 2] * from[pixel + 2]
                                    + parameters[weight + 3] * from[pixel + 3]
                                    + parameters[weight + 4] * from[pixel + 4];
                        }
                    }
                    to[target + y * outputSide + x] = Math.max(0, sum);
                }
            }
        }
        return to;
    }
}
