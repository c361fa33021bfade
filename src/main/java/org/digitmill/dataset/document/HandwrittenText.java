package org.digitmill.dataset.document;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.digitmill.dataset.drawing.PenPath;
import org.digitmill.dataset.drawing.PenRandom;

/** Draws handwriting that is no digit: words, signatures, signs, marks, letters. Heights are those of a capital, in pixels. */
final class HandwrittenText {
    /** The first half looks like digits. */
    private static final String LETTERS =
            "lIOoSsZzBbgqGDAhytiJUTELlIOoSsZzBbgqGDAhytiJUTELabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static final String ENDINGS = "aeioulnrstmdchtbkgpvfyzw";

    /** One to ten letters. */
    InkPatch word(double height, Hand hand, PenRandom random) {
        String text = text(hand.letters, random);
        if (byTypeface(hand)) {
            return new TypefaceHand(hand, random).draw(text, "H", height);
        }
        return drawn(new WordPath(hand, random).write(text, hand.letters == Hand.Letters.JOINED), height, hand, random);
    }

    InkPatch signature(double height, Hand hand, PenRandom random) {
        if (hand.source == Hand.Source.TYPEFACE && random.chance(0.5)) {
            String text = capitalised(text(Hand.Letters.JOINED, random));
            return new TypefaceHand(hand, random).draw(text, "H", height);
        }
        String initials = "" + (char) ('A' + below(26, random)) + (random.chance(0.7) ? pick(ENDINGS, random) : "");
        return drawn(new WordPath(hand, random).sign(initials), height, hand, random);
    }

    /** One sign, as large as it is beside digits of that height. */
    InkPatch sign(double height, Hand hand, PenRandom random) {
        Allograph way = Allograph.choose(choose(SignAllographs.signs(), random), random);
        return drawn(new Motion(hand, random).write(way), height, hand, random);
    }

    /** A tick, cross, circle, scribble, stroke or blot. */
    InkPatch mark(double height, Hand hand, PenRandom random) {
        if (random.chance(0.08)) {
            return blot(height, hand, random);
        }
        Allograph way = Allograph.choose(choose(SignAllographs.marks(), random), random);
        return drawn(new Motion(hand, random).write(way), height, hand, random);
    }

    /** One letter by itself, often one that looks like a digit; its ink is {@code height} pixels high. */
    InkPatch letter(double height, Hand hand, PenRandom random) {
        String letter = pick(LETTERS, random);
        if (byTypeface(hand)) {
            return new TypefaceHand(hand, random).draw(letter, letter, height);
        }
        PenPath path = new Motion(hand, random).write(Allograph.choose(LetterAllographs.of(letter.charAt(0)), random));
        return PenInk.fitted(path, height, hand, random);
    }

    static InkPatch drawn(PenPath path, double height, Hand hand, PenRandom random) {
        PenInk.press(path, height, hand, random);
        PenInk.scale(path, Math.max(1, height - 2 * path.radius[0]));
        return PenInk.draw(path, hand.softness, random);
    }

    /** Hands that write digits along paths write letters so too, mostly. */
    private static boolean byTypeface(Hand hand) {
        return hand.source == Hand.Source.TYPEFACE || hand.source != Hand.Source.PATHS && hand.face < 0.6;
    }

    /** A filled blot: a short thick path. */
    private static InkPatch blot(double height, Hand hand, PenRandom random) {
        PenPath path = new PenPath();
        int points = 3 + below(5, random);
        for (int i = 0; i < points; i++) {
            path.add(random.uniform(0, 0.5 * height), random.uniform(0, 0.3 * height), i == 0);
            path.radius[i] = height * random.uniform(0.08, 0.3);
        }
        return PenInk.draw(path, hand.softness, random);
    }

    private static String text(Hand.Letters letters, PenRandom random) {
        String word;
        if (random.chance(0.6)) {
            word = new FormText(random).word();
        } else {
            StringBuilder made = new StringBuilder();
            int length = 1 + below(8, random);
            for (int i = 0; i < length; i++) {
                made.append(i % 2 == 1 ? pick("aeiou", random) : pick(ENDINGS, random));
            }
            word = made.toString();
        }
        word = word.length() > 10 ? word.substring(0, 10) : word;
        if (letters == Hand.Letters.CAPITALS) {
            return plain(word.toUpperCase(Locale.ROOT));
        }
        word = word.toLowerCase(Locale.ROOT);
        return random.chance(0.4) ? capitalised(word) : word;
    }

    private static String plain(String capitals) {
        return capitals.replace('Ä', 'A')
                .replace('Ü', 'U')
                .replace('É', 'E')
                .replace('Ñ', 'N')
                .replace('Ö', 'O');
    }

    private static String capitalised(String word) {
        return plain(word.substring(0, 1).toUpperCase(Locale.ROOT)) + word.substring(1);
    }

    private static List<Allograph> choose(Map<String, List<Allograph>> ways, PenRandom random) {
        double sum = ways.values().stream().mapToDouble(HandwrittenText::weight).sum();
        double place = random.uniform(0, sum);
        List<Allograph> chosen = null;
        for (List<Allograph> some : ways.values()) {
            chosen = some;
            place -= weight(some);
            if (place < 0) {
                break;
            }
        }
        return chosen;
    }

    private static double weight(List<Allograph> ways) {
        return ways.stream().mapToDouble(Allograph::weight).sum();
    }

    private static int below(int bound, PenRandom random) {
        return (int) random.uniform(0, bound);
    }

    private static String pick(String letters, PenRandom random) {
        return "" + letters.charAt(below(letters.length(), random));
    }
}
