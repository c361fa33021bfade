package org.digitmill.page;

import java.util.List;
import org.digitmill.image.FramedDigit;
import org.digitmill.model.Classifier;
import org.digitmill.model.Prediction;

/** Some blobs of a page, and how much each of them reads as a digit when it is turned by right angles. */
final class TurnedSample {
    /** Row and column of a frame's centre of mass. */
    private static final int CENTRE = FramedDigit.SIDE / 2;
    /** A group of blobs with so large a share of digits, one way or the other, is a number. */
    private static final double NUMBER = 0.5;

    private final List<Blob> blobs;
    private final byte[][] framed;
    private final InkJudge judge;
    private final Classifier classifier;
    /** By right angles; null where nobody asked yet. */
    private final double[][] shares = new double[4][];

    TurnedSample(List<Blob> blobs, Contrast page, InkJudge judge, Classifier classifier) {
        InkCutter cutter = new InkCutter(page);
        this.blobs = blobs;
        this.framed = blobs.stream().map(cutter::frame).toArray(byte[][]::new);
        this.judge = judge;
        this.classifier = classifier;
    }

    List<Blob> blobs() {
        return blobs;
    }

    int size() {
        return blobs.size();
    }

    /** How many read as digits, turned clockwise by so many right angles. */
    double sum(int turns) {
        double sum = 0;
        for (double share : shares(turns)) {
            sum += share;
        }
        return sum;
    }

    /**
     * How much more the numbers read as numbers as they are than on their head, in standard deviations of what would come by chance.
     * Words are left out: turned letters look more like digits than upright ones.
     */
    double byDigits() {
        double[] upright = shares(0);
        double[] onHead = shares(2);
        int[] groups = Neighbours.groups(blobs);
        double[] uprights = new double[groups.length];
        double[] onHeads = new double[groups.length];
        int[] counts = new int[groups.length];
        for (int i = 0; i < groups.length; i++) {
            uprights[groups[i]] += upright[i];
            onHeads[groups[i]] += onHead[i];
            counts[groups[i]]++;
        }
        double sum = 0;
        double squares = 0.1;
        for (int i = 0; i < groups.length; i++) {
            if (Math.max(uprights[groups[i]], onHeads[groups[i]]) >= NUMBER * counts[groups[i]]) {
                double difference = upright[i] - onHead[i];
                sum += difference;
                squares += difference * difference;
            }
        }
        return sum / Math.sqrt(squares);
    }

    private double[] shares(int turns) {
        if (shares[turns] != null) {
            return shares[turns];
        }
        double[] own = new double[framed.length];
        byte[] pixels = new byte[framed.length * FramedDigit.PIXELS];
        for (int i = 0; i < own.length; i++) {
            byte[] turned = turns == 0 ? framed[i] : turned(framed[i], turns);
            System.arraycopy(turned, 0, pixels, i * FramedDigit.PIXELS, FramedDigit.PIXELS);
            own[i] = 1 / (1 + Math.exp(-judge.logit(turned)));
        }
        float[] probabilities = own.length == 0
                ? new float[0]
                : classifier.firstLook(pixels, own.length).probabilities();
        for (int i = 0; i < own.length; i++) {
            double sure = Prediction.of(probabilities, 10 * i).confidence();
            own[i] *= sure * sure;
        }
        shares[turns] = own;
        return own;
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
