package org.digitmill.samples.pages;

import java.awt.Color;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** Printed words in one of the machine's fonts. */
record Print(Font font, Color colour) {
    private static final List<String> FAMILIES = Stream.of(
                    GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames(Locale.ROOT))
            .filter(name -> new Font(name, Font.PLAIN, 20).canDisplayUpTo("Amount 0123456789") < 0)
            .toList();
    private static final String[] WORDS =
            ("Name Date Amount Total Number Street City Account Invoice Reference Signature Page of Box "
                            + "Item Price Quantity Order Customer Tax Year Month Day Telephone Code Branch Office Weight Height Age Score Points "
                            + "Remarks please write clearly within the boxes and do not fold this form Office use only No. Section Part Table "
                            + "Betrag Summe Datum Konto Seite Anzahl Straße Ort Bitte deutlich schreiben Unterschrift QUANTITY SUBTOTAL BALANCE")
                    .split(" ");

    static Print any(Random random) {
        String family = FAMILIES.get(random.nextInt(FAMILIES.size()));
        int style = random.nextInt(4) == 0 ? Font.BOLD : random.nextInt(6) == 0 ? Font.ITALIC : Font.PLAIN;
        int grey = random.nextInt(90);
        return new Print(new Font(family, style, 20), new Color(grey, grey, grey));
    }

    static String word(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> String.valueOf(1900 + random.nextInt(150));
            case 1 -> (1 + random.nextInt(40)) + ".";
            default -> WORDS[random.nextInt(WORDS.length)];
        };
    }

    static String words(Random random, int count) {
        StringBuilder words = new StringBuilder(word(random));
        for (int i = 1; i < count; i++) {
            words.append(' ').append(word(random));
        }
        return words.toString();
    }
}
