package org.digitmill.dataset.document;

import org.digitmill.dataset.drawing.PenRandom;

/** Generates numbers as people write them, as text. */
final class Numbers {
    private static final String[] OPERATORS = {"+", "-", "×", "=", "/"};

    /** On top of each digit's tenth. */
    private static final double LEADING_ONE = 0.2;

    private final PenRandom random;

    Numbers(PenRandom random) {
        this.random = random;
    }

    int digit() {
        return Draws.below(random, 10);
    }

    /** Digits, of which the first of several is a 1 more often than the others are, as in numbers that people count. */
    String digits(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 && count > 1 && random.chance(LEADING_ONE) ? '1' : (char) ('0' + digit()));
        }
        return text.toString();
    }

    /** 1 to 12 digits, mostly few. */
    String number() {
        return digits(random.chance(0.1) ? Draws.between(random, 6, 12) : Draws.between(random, 1, 5));
    }

    /** With a sign of what is counted, a fraction, a minus, now and then. */
    String quantity() {
        double kind = random.uniform(0, 1);
        if (kind < 0.5) {
            return number();
        }
        if (kind < 0.62) {
            return digits(Draws.between(random, 1, 3)) + "°";
        }
        if (kind < 0.74) {
            return digits(Draws.between(random, 1, 3)) + "%";
        }
        if (kind < 0.88) {
            return digits(Draws.between(random, 1, 3)) + separator() + digits(Draws.between(random, 1, 3));
        }
        if (kind < 0.94) {
            return "-" + digits(Draws.between(random, 1, 4));
        }
        return digits(Draws.between(random, 1, 2)) + "/" + digits(Draws.between(random, 1, 2));
    }

    private String separator() {
        return random.chance(0.5) ? "." : ",";
    }

    /** Money, in groups of three, with the strokes that fill the field. */
    String amount() {
        StringBuilder text = new StringBuilder();
        if (random.chance(0.2)) {
            text.append("$");
        }
        int count = Draws.between(random, 2, 7);
        String mark = random.chance(0.45) ? "." : random.chance(0.25) ? "," : random.chance(0.2) ? " " : "";
        boolean round = random.chance(0.25);
        for (int i = 0; i < count; i++) {
            boolean one = i == 0 && random.chance(LEADING_ONE);
            text.append(round && i >= count - 3 && i > 0 ? "0" : one ? "1" : digits(1));
            if ((count - 1 - i) % 3 == 0 && i < count - 1) {
                text.append(mark);
            }
        }
        double end = random.uniform(0, 1);
        if (end < 0.12) {
            text.append("=");
        } else if (end < 0.22) {
            text.append(".-");
        } else if (end < 0.3) {
            text.append("--");
        } else if (end < 0.38) {
            text.append("~");
        } else if (end < 0.46) {
            text.append(separator()).append(digits(2));
        } else if (end < 0.5) {
            text.append("'");
        }
        return text.toString();
    }

    /** A date, a time, a number with dashes. */
    String date() {
        String mark = Draws.one(random, new String[] {"/", "-", ".", " ", ":"});
        StringBuilder text = new StringBuilder(digits(Draws.between(random, 1, 2)));
        int parts = Draws.between(random, 1, 2);
        for (int i = 0; i < parts; i++) {
            text.append(mark).append(digits(random.chance(0.2) ? 4 : 2));
        }
        return text.toString();
    }

    /** An arithmetic expression. */
    String sum() {
        StringBuilder text = new StringBuilder();
        int terms = Draws.between(random, 2, 4);
        for (int i = 0; i < terms; i++) {
            String term = digits(Draws.between(random, 1, 3));
            text.append(random.chance(0.2) ? "(" + term + ")" : term);
            if (i + 1 < terms) {
                text.append(random.chance(0.5) ? " " : "").append(Draws.one(random, OPERATORS));
                text.append(random.chance(0.5) ? " " : "");
            }
        }
        return text.toString();
    }
}
