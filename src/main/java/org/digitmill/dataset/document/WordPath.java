package org.digitmill.dataset.document;

import java.util.List;
import org.digitmill.dataset.drawing.PenPath;
import org.digitmill.dataset.drawing.PenRandom;

/** A word along pen paths, letter after letter, joined or not, in heights of a capital. */
final class WordPath {
    private final Hand hand;
    private final PenRandom random;
    private final PenPath word = new PenPath();

    WordPath(Hand hand, PenRandom random) {
        this.hand = hand;
        this.random = random;
    }

    PenPath write(String text, boolean joined) {
        double start = 0;
        double gap = random.uniform(0.06, 0.22);
        double drift = random.bell(0.02);
        for (int i = 0; i < text.length(); i++) {
            List<Allograph> ways = LetterAllographs.has(text.charAt(i))
                    ? LetterAllographs.of(text.charAt(i))
                    : LetterAllographs.of('o');
            PenPath letter = new Motion(hand, random).write(Allograph.choose(ways, random));
            double size = 1 + random.bell(0.05);
            double lift = drift * start + random.bell(0.015);
            double left = 1e9;
            double right = -1e9;
            for (int p = 0; p < letter.points(); p++) {
                // The slant moves a letter's top; its place is where it would be upright.
                double upright = letter.x[p] + hand.slant * (letter.y[p] - 1);
                left = Math.min(left, upright);
                right = Math.max(right, upright);
            }
            boolean join = joined && i > 0 && Character.isLowerCase(text.charAt(i)) && random.chance(0.92);
            if (join) {
                join(letter.x[0] - left + start, 1 + (letter.y[0] - 1) * size + lift);
            }
            for (int p = 0; p < letter.points(); p++) {
                boolean lifted = letter.lifted[p] && !(join && p == 0);
                word.add(letter.x[p] - left + start, 1 + (letter.y[p] - 1) * size + lift, lifted);
            }
            start += right - left + gap * (1 + random.bell(0.2)) * (joined ? 0.7 : 1);
        }
        return word;
    }

    /** A curve that sags a little from the pen's last place to the next letter. */
    private void join(double toX, double toY) {
        int last = word.points() - 1;
        double fromX = word.x[last];
        double fromY = word.y[last];
        if (fromY < 0.4) {
            // A dot or bar came last: the pen is set anew.
            word.add(toX, toY, true);
            return;
        }
        double sag = 0.12 * Math.abs(toX - fromX);
        for (int i = 1; i < 5; i++) {
            double part = i / 5.0;
            double bulge = 4 * part * (1 - part) * sag;
            word.add(fromX + (toX - fromX) * part, fromY + (toY - fromY) * part + bulge, false);
        }
    }

    /** A signature: a large letter or two, and then a running line of loops and waves, at times with a flourish below. */
    PenPath sign(String initials) {
        write(initials, true);
        int last = word.points() - 1;
        double x = word.x[last];
        double y = Math.min(1, Math.max(0.6, word.y[last]));
        double step = random.uniform(0.22, 0.6);
        double decay = random.uniform(0.85, 1);
        double amplitude = random.uniform(0.2, 0.6);
        int turns = 3 + (int) random.uniform(0, 9);
        for (int turn = 0; turn < turns; turn++) {
            boolean tall = random.chance(0.2);
            double rise = amplitude * (tall ? 2.2 : random.uniform(0.4, 1.2));
            double loop = random.uniform(-0.2, 0.9) * step;
            for (int i = 1; i <= 10; i++) {
                double angle = 2 * StrictMath.PI * i / 10;
                double atX = x + step * i / 10 + loop * StrictMath.sin(angle) - hand.slant * (y - 1);
                double atY = y - rise * (1 - StrictMath.cos(angle)) / 2;
                word.add(atX, atY, turn == 0 && i == 1 && random.chance(0.3));
            }
            x += step * random.uniform(0.8, 1.3);
            y += random.bell(0.03);
            amplitude *= decay;
        }
        if (random.chance(0.5)) {
            flourish(x, y);
        }
        return word;
    }

    private void flourish(double x, double y) {
        double length = x * random.uniform(0.5, 1.1);
        double depth = random.uniform(0.1, 0.4);
        boolean back = random.chance(0.6);
        for (int i = 0; i <= 12; i++) {
            double part = i / 12.0;
            double atX = back ? x - length * part : x - length + length * part;
            word.add(atX, y + depth * 4 * part * (1.2 - part) / 1.4, !back && i == 0);
        }
    }
}
