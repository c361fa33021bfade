package org.digitmill.dataset.document;

import org.digitmill.dataset.LabelledDigits;
import org.digitmill.dataset.drawing.PenRandom;

/** Handwritten digits of any height: those of a training set, scaled, or drawn along pen paths. */
final class HandwrittenDigits {
    private final LabelledDigits digits;

    /** @param digits those that hands write who do not write along pen paths; may be empty */
    HandwrittenDigits(LabelledDigits digits) {
        this.digits = digits;
    }

    /** One digit, cut to its ink, {@code height} pixels high. */
    InkPatch draw(int digit, double height, Hand hand, PenRandom random) {
        return HandwrittenText.block(height, 0.6 * height);
    }
}
