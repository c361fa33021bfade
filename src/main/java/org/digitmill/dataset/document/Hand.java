package org.digitmill.dataset.document;

import java.util.ArrayList;
import java.util.List;
import org.digitmill.dataset.drawing.PenRandom;

/** A writer's hand: the properties that all handwriting of a crop has in common. */
final class Hand {
    /** Where a hand's shapes come from. */
    enum Source {
        /** Digits of a training set, as they are. */
        SAMPLES,
        /** The centre lines of digits of a training set, drawn with another pen. */
        CENTRE_LINES,
        PATHS,
        /** A typeface made from handwriting. */
        TYPEFACE
    }

    /** How words are written. */
    enum Letters {
        CAPITALS,
        SEPARATE,
        JOINED
    }

    final Source source;
    final Letters letters;
    /** The way in which this writer mostly writes each digit. */
    final List<Allograph> digits;
    /** To the right per upward, 0 for upright. */
    final double slant;
    /** Width relative to what is usual. */
    final double width;
    /** Deviation of the logarithm of a digit's height within a number. */
    final double uneven;
    /** Height of zeros relative to other digits. */
    final double zeros;
    /** Height of ones relative to other digits. */
    final double ones;
    /** The share of their height by which 4, 7 and 9 reach below the base line. */
    final double hanging;
    /** How often two digits that follow each other are linked by a stroke. */
    final double linked;
    /** Width of a stroke relative to the height of a digit, 0.05 to 0.2. */
    final double stroke;
    /** Deviation of points of a path, in hundredths of the height. */
    final double tremble;
    /** Share by which a stroke is thinner at its ends, 0 to 0.6. */
    final double taper;
    /** How much thinner a stroke is along the nib's direction, 0 for a round tip, to 0.6. */
    final double nib;
    /** Width of the ramp at the edge of ink, in pixels. */
    final double softness;
    /** From 0 to 1: which of the typefaces made from handwriting. */
    final double face;

    private Hand(PenRandom random) {
        double place = random.uniform(0, 1);
        source = place < 0.26
                ? Source.SAMPLES
                : place < 0.5 ? Source.CENTRE_LINES : place < 0.9 ? Source.PATHS : Source.TYPEFACE;
        double style = random.uniform(0, 1);
        letters = style < 0.3 ? Letters.CAPITALS : style < 0.6 ? Letters.SEPARATE : Letters.JOINED;
        digits = ways(random);
        slant = random.chance(0.15) ? random.uniform(0.2, 0.7) : 0.1 + random.bell(0.18);
        width = StrictMath.exp(random.bell(0.16));
        uneven = random.chance(0.3) ? random.uniform(0.05, 0.16) : 0.05;
        zeros = random.chance(0.2) ? random.uniform(0.55, 0.95) : 1;
        ones = random.chance(0.2) ? random.uniform(1, 1.5) : 1;
        hanging = random.chance(0.2) ? random.uniform(0.05, 0.4) : 0;
        linked = random.chance(0.12) ? random.uniform(0.2, 0.8) : 0;
        stroke = StrictMath.exp(random.uniform(StrictMath.log(0.05), StrictMath.log(0.2)));
        tremble = random.uniform(0.8, 4.2);
        taper = random.chance(0.4) ? random.uniform(0.1, 0.6) : 0;
        nib = random.chance(0.25) ? random.uniform(0.1, 0.6) : 0;
        softness = random.uniform(0.8, 1.3);
        face = random.uniform(0, 1);
    }

    static Hand draw(PenRandom random) {
        return new Hand(random);
    }

    private static List<Allograph> ways(PenRandom random) {
        double place = random.uniform(0, 1);
        char school = place < 0.4 ? 'u' : place < 0.85 ? 'e' : 'm';
        List<Allograph> ways = new ArrayList<>();
        for (int digit = 0; digit < 10; digit++) {
            ways.add(Allograph.choose(DigitAllographs.of(digit, school), random));
        }
        return List.copyOf(ways);
    }

    /** This writer's way of a digit; now and then another. */
    Allograph way(int digit, PenRandom random) {
        return random.chance(0.08) ? Allograph.choose(DigitAllographs.of(digit), random) : digits.get(digit);
    }
}
