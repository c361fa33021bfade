package org.digitmill.model;

import org.digitmill.image.framing.FramedDigit;
import org.digitmill.image.pixel.InkShares;

/** Applies {@link TestTimeAugmentation} with one network. Not safe for use by several threads at once. */
final class SecondLook {
    private static final int SIDE = FramedDigit.SIDE;
    private static final int PIXELS = FramedDigit.PIXELS;
    private static final int CLASSES = 10;
    /** Right and down, in pixels. */
    private static final int[][] MOVES = {{-1, -1}, {0, -1}, {1, -1}, {-1, 0}, {1, 0}, {-1, 1}, {0, 1}, {1, 1}};

    private final TestTimeAugmentation augmentation;
    private final Inference network;
    private final float[] digit = new float[PIXELS];
    /** The shifted digits of a minibatch; the rest of the buffer is ignored. */
    private final float[] views;

    private final float[] output;
    /** Whose view each is. */
    private final int[] owners;

    private int waiting;

    SecondLook(TestTimeAugmentation augmentation, Inference network) {
        this.augmentation = augmentation;
        this.network = network;
        this.views = new float[network.minibatch() * PIXELS];
        this.output = new float[network.minibatch() * CLASSES];
        this.owners = new int[network.minibatch()];
    }

    /**
     * Reads the uncertain digits again.
     *
     * @param pixels {@code count * 784} unsigned bytes
     * @param probabilities {@code count * 10}, the network's own; those of uncertain digits are replaced by the mean
     */
    void at(byte[] pixels, float[] probabilities, int count) {
        waiting = 0;
        for (int i = 0; i < count; i++) {
            if (!augmentation.isUnsure(Prediction.of(probabilities, i * CLASSES))) {
                continue;
            }
            for (int label = i * CLASSES; label < (i + 1) * CLASSES; label++) {
                probabilities[label] /= 1 + MOVES.length;
            }
            InkShares.write(pixels, i * PIXELS, PIXELS, digit, 0);
            for (int[] move : MOVES) {
                move(move[0], move[1], waiting * PIXELS);
                owners[waiting++] = i;
                if (waiting == owners.length) {
                    run(probabilities);
                }
            }
        }
        if (waiting > 0) {
            run(probabilities);
        }
    }

    /** Writes the digit shifted by up to a pixel; pixels outside are dropped, new ones are paper. */
    private void move(int right, int down, int to) {
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                int fromRow = row - down;
                int fromColumn = column - right;
                boolean inside = fromRow >= 0 && fromRow < SIDE && fromColumn >= 0 && fromColumn < SIDE;
                views[to + row * SIDE + column] = inside ? digit[fromRow * SIDE + fromColumn] : 0;
            }
        }
    }

    private void run(float[] probabilities) {
        network.run(views, output);
        for (int view = 0; view < waiting; view++) {
            for (int label = 0; label < CLASSES; label++) {
                probabilities[owners[view] * CLASSES + label] += output[view * CLASSES + label] / (1 + MOVES.length);
            }
        }
        waiting = 0;
    }
}
