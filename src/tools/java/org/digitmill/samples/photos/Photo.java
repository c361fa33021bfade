package org.digitmill.samples.photos;

import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.SyntheticDigits;

/**
 * A simulated photograph of one digit.
 *
 * @param kind what is hard about it
 * @param label the digit that it shows
 * @param clean the digit as it was before it was written and photographed, 28×28 unsigned bytes, ink 255
 * @param content the picture file
 */
public record Photo(PhotoKind kind, int label, byte[] clean, byte[] content) {
    /** One in this many shows a drawn digit, the others show those given. */
    private static final int DRAWN_EVERY = 8;

    /**
     * The photograph number {@code index} of a kind: the same for the same digits and seed.
     *
     * @param digits to be photographed
     */
    public static Photo take(PhotoKind kind, LabelledDigits digits, long seed, int index) {
        Chance chance = new Chance(seed, (long) kind.ordinal() << 32 | index);
        int label;
        byte[] clean;
        if (index % DRAWN_EVERY == DRAWN_EVERY - 1) {
            int drawn = chance.below(1_000_000);
            label = SyntheticDigits.label(drawn);
            clean = SyntheticDigits.pixels(seed, drawn);
        } else {
            int chosen = chance.below(digits.size());
            label = digits.label(chosen);
            clean = digits.digit(chosen);
        }
        Scene scene = Scene.of(kind, chance);
        InkShape shape = scene.pen() > 0 ? DigitShape.drawnAgain(clean, scene.pen()) : DigitShape.of(clean);
        float[][] planes = Photographer.take(scene, shape, chance.seed());
        return new Photo(kind, label, clean, PhotoFile.write(planes, scene.camera()));
    }
}
