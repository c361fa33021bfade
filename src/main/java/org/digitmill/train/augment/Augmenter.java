package org.digitmill.train.augment;

import java.util.SplittableRandom;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.image.pixel.InkShares;

/**
 * Augments digits: changes the stroke thickness, then applies all geometric changes in one resampling.
 *
 * <p>A variant depends only on the digit, the ranges and a seed; the arithmetic is the same on every machine. Ranges of zero give the
 * digit itself, bit for bit. Not safe for several threads at once.
 */
public final class Augmenter {
    private static final int SIDE = LabelledDigits.SIDE;
    private static final float MIDDLE = (SIDE - 1) / 2f;

    private final Augmentation augmentation;
    private final Ink ink = new Ink();
    private final ElasticField field = new ElasticField();
    private final float[] movedX = new float[LabelledDigits.PIXELS];
    private final float[] movedY = new float[LabelledDigits.PIXELS];
    private final float[] sourceX = new float[SIDE];
    private final float[] sourceY = new float[SIDE];

    public Augmenter(Augmentation augmentation) {
        this.augmentation = augmentation;
    }

    /**
     * Writes a variant of one digit.
     *
     * @param pixels digits, one unsigned byte per pixel
     * @param from where the digit's 784 begin
     * @param into receives 784 numbers from 0 (paper) to 1 (ink)
     * @param to where they begin
     */
    public void augment(byte[] pixels, int from, long seed, float[] into, int to) {
        SplittableRandom random = new SplittableRandom(seed);
        if (augmentation.unchanged() > 0 && random.nextDouble() < augmentation.unchanged()) {
            InkShares.write(pixels, from, LabelledDigits.PIXELS, into, to);
            return;
        }
        Placement placement = Placement.of(
                even(random, augmentation.rotation()),
                1 + even(random, augmentation.scale()),
                1 + even(random, augmentation.scale()),
                even(random, augmentation.shear()),
                even(random, augmentation.shift()),
                even(random, augmentation.shift()));
        ink.read(pixels, from);
        ink.thicken((float) even(random, augmentation.thickness()));
        float highestX = 0;
        float highestY = 0;
        if (augmentation.elastic() > 0) {
            highestX = field.draw(random, augmentation.elastic(), movedX);
            highestY = field.draw(random, augmentation.elastic(), movedY);
        }
        resample(ink, ink.keptInside(placement, highestX, highestY), into, to);
    }

    private static double even(SplittableRandom random, double range) {
        return (2 * random.nextDouble() - 1) * range;
    }

    /** Each pixel from the place that the placement and the field bring to it. */
    void resample(Ink ink, Placement placement, float[] into, int to) {
        double determinant = placement.determinant();
        float xx = (float) (placement.yy() / determinant);
        float xy = (float) (-placement.xy() / determinant);
        float yx = (float) (-placement.yx() / determinant);
        float yy = (float) (placement.xx() / determinant);
        float shiftX = (float) placement.shiftX();
        float shiftY = (float) placement.shiftY();
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                float x = column - MIDDLE - shiftX + movedX[row * SIDE + column];
                float y = row - MIDDLE - shiftY + movedY[row * SIDE + column];
                sourceX[column] = xx * x + xy * y + MIDDLE;
                sourceY[column] = yx * x + yy * y + MIDDLE;
            }
            ink.sample(sourceX, sourceY, into, to + row * SIDE);
        }
    }
}
