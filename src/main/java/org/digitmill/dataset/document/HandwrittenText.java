package org.digitmill.dataset.document;

import java.util.Arrays;
import org.digitmill.dataset.drawing.PenRandom;

/** Handwriting that is no digit: words, signatures, signs, marks, letters. */
final class HandwrittenText {
    static InkPatch block(double height, double width) {
        int rows = Math.max(1, (int) (height + 0.5));
        int columns = Math.max(1, (int) (width + 0.5));
        float[] coverage = new float[rows * columns];
        Arrays.fill(coverage, 1);
        return new InkPatch(columns, rows, coverage);
    }

    InkPatch word(double height, Hand hand, PenRandom random) {
        return block(height, 3 * height);
    }

    InkPatch signature(double height, Hand hand, PenRandom random) {
        return block(height, 5 * height);
    }

    InkPatch sign(double height, Hand hand, PenRandom random) {
        return block(height, 0.5 * height);
    }

    InkPatch mark(double height, Hand hand, PenRandom random) {
        return block(height, height);
    }

    InkPatch letter(double height, Hand hand, PenRandom random) {
        return block(height, 0.7 * height);
    }
}
