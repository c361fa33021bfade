package org.digitmill.image.framing;

import java.util.Optional;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.image.pixel.Scaling;

/** The frame of an MNIST digit: ink in 20×20 pixels, its centre of mass at column and row 14 of 28×28. */
final class MnistFrame {
    private static final int SIDE = FramedDigit.SIDE;
    private static final int BOX = 20;
    private static final double CENTRE = SIDE / 2.0;
    /** All 70,000 digits of MNIST lie within 0.52. */
    private static final double MAXIMUM_OFFSET = 1.0;
    /** Of the 108 pixels of the edge, at least 102 are blank in every digit of MNIST. */
    private static final int MINIMUM_BLANK_RIM = 90;
    /** The longer side of the ink; MNIST has 19 and 20. */
    private static final int SHORTEST_BOX = 18;

    private MnistFrame() {}

    /** The picture itself as a digit, ink 255, if it is framed already; of either polarity. */
    static Optional<FramedDigit> recognise(GreyImage picture) {
        if (picture.width() != SIDE || picture.height() != SIDE) {
            return Optional.empty();
        }
        byte[] pixels = picture.pixels();
        if (blankRim(pixels, (byte) 0) >= MINIMUM_BLANK_RIM) {
            return recogniseInk(pixels.clone());
        }
        if (blankRim(pixels, (byte) 255) >= MINIMUM_BLANK_RIM) {
            byte[] inverted = new byte[pixels.length];
            for (int i = 0; i < pixels.length; i++) {
                inverted[i] = (byte) ~pixels[i];
            }
            return recogniseInk(inverted);
        }
        return Optional.empty();
    }

    private static int blankRim(byte[] pixels, byte blank) {
        int count = 0;
        for (int i = 0; i < SIDE; i++) {
            count += pixels[i] == blank ? 1 : 0;
            count += pixels[(SIDE - 1) * SIDE + i] == blank ? 1 : 0;
        }
        for (int y = 1; y < SIDE - 1; y++) {
            count += pixels[y * SIDE] == blank ? 1 : 0;
            count += pixels[y * SIDE + SIDE - 1] == blank ? 1 : 0;
        }
        return count;
    }

    private static Optional<FramedDigit> recogniseInk(byte[] pixels) {
        int left = SIDE;
        int right = -1;
        int top = SIDE;
        int bottom = -1;
        int darkest = 0;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int value = pixels[y * SIDE + x] & 0xFF;
                if (value != 0) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = y;
                    darkest = Math.max(darkest, value);
                }
            }
        }
        int longest = Math.max(right - left, bottom - top) + 1;
        if (darkest < 128 || longest < SHORTEST_BOX || longest > BOX) {
            return Optional.empty();
        }
        double[] centre = centreOfMass(pixels, SIDE, SIDE);
        boolean centred =
                Math.abs(centre[0] - CENTRE) <= MAXIMUM_OFFSET && Math.abs(centre[1] - CENTRE) <= MAXIMUM_OFFSET;
        return centred
                ? Optional.of(new FramedDigit(pixels, left, top, right - left + 1, bottom - top + 1))
                : Optional.empty();
    }

    /** Scales ink into 20×20 and lays it into 28×28 by its centre of mass. */
    static byte[] lay(GreyImage ink) {
        double scale = (double) BOX / Math.max(ink.width(), ink.height());
        int width = Math.max(1, (int) Math.round(ink.width() * scale));
        int height = Math.max(1, (int) Math.round(ink.height() * scale));
        GreyImage scaled = Scaling.resize(ink, width, height);
        byte[] box = scaled.pixels();
        raise(box);
        double[] centre = centreOfMass(box, width, height);
        int left = Math.max(0, Math.min(SIDE - width, (int) Math.round(CENTRE - centre[0])));
        int top = Math.max(0, Math.min(SIDE - height, (int) Math.round(CENTRE - centre[1])));
        byte[] framed = new byte[FramedDigit.PIXELS];
        for (int y = 0; y < height; y++) {
            System.arraycopy(box, y * width, framed, (top + y) * SIDE + left, width);
        }
        return framed;
    }

    /** Gives the darkest pixel full ink: averaging thins what is thin already. */
    private static void raise(byte[] box) {
        int darkest = 1;
        for (byte pixel : box) {
            darkest = Math.max(darkest, pixel & 0xFF);
        }
        for (int i = 0; i < box.length; i++) {
            box[i] = (byte) ((box[i] & 0xFF) * 255 / darkest);
        }
    }

    private static double[] centreOfMass(byte[] pixels, int width, int height) {
        long mass = 0;
        long columns = 0;
        long rows = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int value = pixels[y * width + x] & 0xFF;
                mass += value;
                columns += (long) value * x;
                rows += (long) value * y;
            }
        }
        return new double[] {(double) columns / mass, (double) rows / mass};
    }
}
