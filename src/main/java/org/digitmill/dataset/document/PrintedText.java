package org.digitmill.dataset.document;

import java.util.ArrayList;
import java.util.List;
import org.digitmill.dataset.drawing.PenRandom;

/** Printed lines of text, in many typefaces. */
final class PrintedText {
    /** Some more than once: how often a typeface is taken. */
    private static final String[] FACES = {
        "arimo",
        "arimo",
        "arimo",
        "arimo",
        "arimo-bold",
        "arimo-bold",
        "tinos",
        "tinos",
        "tinos",
        "tinos-bold",
        "roboto",
        "roboto",
        "roboto-bold",
        "carlito",
        "carlito",
        "open-sans",
        "lato",
        "caladea",
        "cousine",
        "cousine",
        "courier-prime",
        "pt-sans-narrow",
        "oswald",
        "josefin-sans",
        "varela-round",
        "eb-garamond",
        "libre-baskerville",
        "playfair-display",
        "old-standard-tt",
        "zilla-slab",
        "ibm-plex-mono",
        "inconsolata",
        "special-elite",
        "vt323",
        "share-tech-mono",
        "saira-stencil-one"
    };

    /** @param digits where the line's digits are */
    record PrintedLine(InkPatch ink, List<PrintedDigit> digits) {
        PrintedLine {
            digits = List.copyOf(digits);
        }
    }

    /**
     * A digit's place in the ink of its line.
     *
     * @param digit 0 to 9
     * @param left in pixels of the patch
     * @param top in pixels of the patch
     * @param width in pixels
     * @param height in pixels
     */
    record PrintedDigit(int digit, int left, int top, int width, int height) {}

    /** A piece of text, its capitals {@code height} pixels high. */
    PrintedLine line(double height, PenRandom random) {
        return set(new FormText(random).next(), 'H', height, random);
    }

    /** One digit, {@code height} pixels high. */
    PrintedLine digit(int digit, double height, PenRandom random) {
        char character = (char) ('0' + digit);
        return set("" + character, character, height, random);
    }

    private static PrintedLine set(String text, char measure, double height, PenRandom random) {
        Typeface face = Typeface.of(FACES[(int) random.uniform(0, FACES.length)]);
        Outline measured = face.outline(measure);
        double em = height / (measured.bottom() - measured.top());
        double width = em * (random.chance(0.3) ? random.uniform(0.8, 1.25) : 1);
        double slant = random.chance(0.15) ? random.uniform(0.1, 0.25) : 0;
        double bold = random.chance(0.25) ? random.uniform(0, 0.05) * em : 0;
        double spacing = random.chance(0.25) ? random.uniform(-0.03, 0.3) * em : 0;
        List<Outline> outlines = new ArrayList<>();
        double length = 0;
        double left = 0;
        double right = 0;
        double top = 0;
        double bottom = 0;
        for (int i = 0; i < text.length(); i++) {
            Outline plain = face.outline(text.charAt(i));
            Outline outline = (plain == null ? face.outline('-') : plain).changed(width, em, slant);
            outlines.add(outline);
            if (!outline.empty()) {
                left = Math.min(left, length + outline.left());
                right = Math.max(right, length + outline.right() + bold);
                top = Math.min(top, outline.top());
                bottom = Math.max(bottom, outline.bottom() + bold);
            }
            length += outline.advance() + spacing;
        }
        OutlineInk ink = new OutlineInk((int) (right - left) + 4, (int) (bottom - top) + 4);
        double startX = 1 + random.uniform(0, 1) - left;
        double startY = 1 + random.uniform(0, 1) - top;
        double place = startX;
        for (Outline outline : outlines) {
            ink.fill(outline, place, startY, bold);
            place += outline.advance() + spacing;
        }
        Trim.Cut cut = Trim.box(ink.patch());
        List<PrintedDigit> digits = new ArrayList<>();
        place = startX - cut.left();
        for (int i = 0; i < text.length(); i++) {
            Outline outline = outlines.get(i);
            int digit = text.charAt(i) - '0';
            if (digit >= 0 && digit <= 9) {
                digits.add(boxed(digit, outline, place, startY - cut.top(), bold, cut.patch()));
            }
            place += outline.advance() + spacing;
        }
        return new PrintedLine(cut.patch(), digits);
    }

    private static PrintedDigit boxed(int digit, Outline outline, double x, double y, double bold, InkPatch ink) {
        int left = Math.max(0, (int) (x + outline.left() + 0.3));
        int top = Math.max(0, (int) (y + outline.top() + 0.3));
        int right = Math.min(ink.width(), (int) (x + outline.right() + bold + 0.7));
        int bottom = Math.min(ink.height(), (int) (y + outline.bottom() + bold / 2 + 0.7));
        return new PrintedDigit(digit, left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }
}
