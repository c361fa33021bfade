package org.digitmill.page;

import java.util.ArrayList;
import java.util.List;
import org.digitmill.image.FramedDigit;
import org.digitmill.model.Classifier;
import org.digitmill.model.Prediction;

/** Which way up a page is, by how many of its blobs read as digits each way. */
final class Orientation {
    private static final int SAMPLE = 96;
    /** Another way must read better by this factor. */
    private static final double BETTER = 1.4;
    /** So large a share of the blobs must be digits, or nothing is turned: on a printed page chance decides. */
    private static final double LEAST = 0.25;

    /** Row and column of a frame's centre of mass. */
    private static final int CENTRE = FramedDigit.SIDE / 2;

    private Orientation() {}

    /** Right angles by which to turn the page clockwise, 0 to 3. */
    static int quarterTurns(List<Blob> blobs, Contrast page, InkJudge judge, Classifier classifier) {
        int count = Math.min(SAMPLE, blobs.size());
        if (count < 3) {
            return 0;
        }
        InkCutter cutter = new InkCutter(page);
        List<byte[]> sample = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sample.add(cutter.frame(blobs.get((int) ((long) i * blobs.size() / count))));
        }
        double best = digits(sample, 0, judge, classifier);
        if (best > 0.75 * count) {
            return 0;
        }
        double needed = Math.max(LEAST * count, Math.max(best * BETTER, best + 0.08 * count + 1));
        int turns = 0;
        for (int quarter = 1; quarter < 4; quarter++) {
            double digits = digits(sample, quarter, judge, classifier);
            if (digits > needed) {
                needed = digits;
                turns = quarter;
            }
        }
        return turns;
    }

    private static double digits(List<byte[]> sample, int turns, InkJudge judge, Classifier classifier) {
        byte[] pixels = new byte[sample.size() * FramedDigit.PIXELS];
        double[] logits = new double[sample.size()];
        for (int i = 0; i < logits.length; i++) {
            byte[] framed = turns == 0 ? sample.get(i) : turned(sample.get(i), turns);
            System.arraycopy(framed, 0, pixels, i * FramedDigit.PIXELS, FramedDigit.PIXELS);
            logits[i] = judge.logit(framed);
        }
        float[] probabilities = classifier.probabilities(pixels, logits.length);
        double digits = 0;
        for (int i = 0; i < logits.length; i++) {
            double sure = Prediction.of(probabilities, 10 * i).confidence();
            digits += sure * sure / (1 + Math.exp(-logits[i]));
        }
        return digits;
    }

    /**
     * A framed digit turned clockwise about the pixel that MNIST's frame has the centre of mass in. About the middle of the frame it would
     * come to stand a pixel aside, which halves what the judge thinks of it.
     */
    private static byte[] turned(byte[] framed, int turns) {
        byte[] turned = new byte[framed.length];
        for (int y = 1; y < FramedDigit.SIDE; y++) {
            for (int x = 1; x < FramedDigit.SIDE; x++) {
                int down = y - CENTRE;
                int right = x - CENTRE;
                int at =
                        switch (turns) {
                            case 1 -> place(right, -down);
                            case 2 -> place(-down, -right);
                            default -> place(-right, down);
                        };
                turned[at] = framed[y * FramedDigit.SIDE + x];
            }
        }
        return turned;
    }

    private static int place(int down, int right) {
        return (CENTRE + down) * FramedDigit.SIDE + CENTRE + right;
    }
}
