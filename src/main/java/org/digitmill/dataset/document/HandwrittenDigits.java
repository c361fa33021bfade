package org.digitmill.dataset.document;

import java.util.stream.IntStream;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.drawing.PenPath;
import org.digitmill.dataset.drawing.PenRandom;

/** Handwritten digits of any height: those of a training set, scaled or with another pen, and digits along pen paths. */
final class HandwrittenDigits {
    private final LabelledDigits digits;
    private final int[][] byDigit;

    /** @param digits those of the hands that do not write along pen paths; may be empty */
    HandwrittenDigits(LabelledDigits digits) {
        this.digits = digits;
        byDigit = IntStream.range(0, LabelledDigits.CLASSES)
                .mapToObj(digit -> IntStream.range(0, digits.size())
                        .filter(i -> digits.label(i) == digit)
                        .toArray())
                .toArray(int[][]::new);
    }

    /** One digit, cut to its ink, {@code height} pixels high. */
    InkPatch draw(int digit, double height, Hand hand, PenRandom random) {
        int[] samples = byDigit[digit];
        if (samples.length > 0 && hand.source == Hand.Source.SAMPLES) {
            return SampleInk.draw(digits.pixels(), sample(samples, random), height, hand, random);
        }
        if (samples.length > 0 && hand.source == Hand.Source.CENTRE_LINES) {
            return centreLine(sample(samples, random), height, hand, random);
        }
        if (hand.source == Hand.Source.TYPEFACE) {
            return new TypefaceHand(hand, random).draw("" + digit, digit + "", height);
        }
        PenPath path = new Motion(hand, random).write(hand.way(digit, random));
        return PenInk.fitted(path, height, hand, random);
    }

    private static int sample(int[] samples, PenRandom random) {
        return samples[(int) random.uniform(0, samples.length)] * LabelledDigits.PIXELS;
    }

    private InkPatch centreLine(int offset, double height, Hand hand, PenRandom random) {
        PenPath path = CentreLine.of(digits.pixels(), offset);
        SampleInk.Turn turn = SampleInk.Turn.draw(hand, random);
        for (int i = 0; i < path.points(); i++) {
            double x = path.x[i];
            double y = path.y[i];
            path.x[i] = turn.x(x, y);
            path.y[i] = turn.y(x, y);
        }
        return PenInk.fitted(path, height, hand, random);
    }
}
