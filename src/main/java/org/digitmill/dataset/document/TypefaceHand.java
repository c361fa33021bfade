package org.digitmill.dataset.document;

import java.util.ArrayList;
import java.util.List;
import org.digitmill.dataset.drawing.PenRandom;

/** Writes with a typeface that was made from somebody's handwriting, each character bent a little by itself. */
final class TypefaceHand {
    private static final String[] FACES = {
        "caveat",
        "indie-flower",
        "patrick-hand",
        "kalam",
        "shadows-into-light",
        "reenie-beanie",
        "homemade-apple",
        "cedarville-cursive",
        "gloria-hallelujah",
        "covered-by-your-grace",
        "rock-salt",
        "schoolbell",
        "bad-script",
        "sue-ellen-francisco"
    };

    private final Typeface face;
    private final Hand hand;
    private final PenRandom random;

    TypefaceHand(Hand hand, PenRandom random) {
        face = Typeface.of(FACES[(int) (hand.face * FACES.length)]);
        this.hand = hand;
        this.random = random;
    }

    /**
     * A text's ink, cut to its box.
     *
     * @param measures characters whose ink together is {@code height} pixels high
     */
    InkPatch draw(String text, String measures, double height) {
        double top = 1e9;
        double bottom = -1e9;
        for (int i = 0; i < measures.length(); i++) {
            Outline measured = outline(measures.charAt(i));
            top = Math.min(top, measured.top());
            bottom = Math.max(bottom, measured.bottom());
        }
        double em = height / (bottom - top);
        double bold = hand.stroke > 0.1 ? Math.min(0.2, hand.stroke - 0.1) * height : 0;
        double spacing = random.chance(0.3) ? random.bell(0.02) * em : 0;
        List<Outline> outlines = new ArrayList<>();
        double left = 0;
        double right = 0;
        double length = 0;
        double highest = 0;
        double lowest = 0;
        for (int i = 0; i < text.length(); i++) {
            Outline outline = bent(outline(text.charAt(i)), em - (measures.equals(text) ? bold * em / 2 / height : 0));
            outlines.add(outline);
            if (!outline.empty()) {
                left = Math.min(left, length + outline.left());
                right = Math.max(right, length + outline.right() + bold);
                highest = Math.min(highest, outline.top());
                lowest = Math.max(lowest, outline.bottom() + bold);
            }
            length += outline.advance() + spacing;
        }
        OutlineInk ink = new OutlineInk((int) (right - left) + 4, (int) (lowest - highest) + 4);
        double place = 1 + random.uniform(0, 1) - left;
        double startY = 1 + random.uniform(0, 1) - highest;
        for (Outline outline : outlines) {
            ink.fill(outline, place, startY, bold);
            place += outline.advance() + spacing;
        }
        return Trim.trim(ink.patch());
    }

    private Outline outline(char character) {
        Outline outline = face.outline(character);
        return outline == null || outline.empty() && character != ' ' ? face.outline('o') : outline;
    }

    /** In pixels, y down from the base line. */
    private Outline bent(Outline plain, double em) {
        double[] x = plain.x().clone();
        double[] y = plain.y().clone();
        double strength = 0.02 + 0.02 * hand.tremble;
        double xx = random.bell(strength);
        double xy = random.bell(strength);
        double yy = random.bell(strength);
        double shear = 0.6 * (hand.slant - 0.1) + random.bell(0.03);
        double width = hand.width * (1 + random.bell(0.05));
        for (int i = 0; i < x.length; i++) {
            double atX = x[i];
            double atY = y[i] + 0.3;
            x[i] = em * width * (atX + xx * atX * atX + xy * atX * atY - shear * y[i]);
            y[i] = em * (y[i] + yy * (atX - 0.2) * atY);
        }
        return Outline.of(x, y, plain.starts(), em * width * plain.advance());
    }
}
