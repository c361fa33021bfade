package org.digitmill.dataset.document;

import java.util.Locale;
import org.digitmill.dataset.drawing.PenRandom;

/** Texts as forms, letters and tables have them. */
final class FormText {
    private static final String[] WORDS =
            """
            the of and to in is for that with as on by at from or an be this not are name date address street city phone number
            total amount price sum tax invoice order customer account bank signature place birth school class test exam page
            question answer points grade teacher student week month year hours minutes quantity unit item description company
            form please write only here use block capitals black ink office yes no male female single married country zip code
            und der die das von mit für Datum Ort Straße Name Vorname Betrag Summe Rechnung Nummer Konto Unterschrift Geburt
            Telefon Seite Klasse Schule Aufgabe Punkte Ergebnis Stück Preis Menge le la les des nom prénom adresse rue ville
            somme facture numéro compte signé élève école total heure jour mois año fecha nombre calle ciudad cantidad precio
            firma número página report measurement sample temperature pressure weight length height width volume result value
            mean error station time speed distance receipt paid cash balance credit debit transfer reference department section
            patient doctor hospital dose ward member county district village population register volume book census household
            """
                    .strip()
                    .split("\\s+");

    private static final String[] LABELS = {
        "Name:",
        "Date",
        "Date:",
        "Nr.",
        "No.",
        "No",
        "Tel.",
        "Page",
        "Total",
        "Sum",
        "Points",
        "Grade",
        "Question",
        "Task",
        "Amount",
        "EUR",
        "USD",
        "Qty",
        "Item",
        "Class:",
        "Score:",
        "Zip",
        "Hours",
        "kg",
        "cm",
        "m²",
        "°C",
        "%",
        "(a)",
        "b)",
        "A.",
        "Aufgabe",
        "Punkte",
        "Name, Vorname",
        "Datum",
        "Summe",
        "Seite",
        "Signature",
        "Unterschrift",
        "Form",
        "§",
        "®",
        "x ="
    };
    private static final String[] MONTHS = {
        "January", "Feb", "March", "April", "May", "Juni", "July", "Aug.", "September", "octobre", "Nov", "December"
    };

    private final PenRandom random;

    FormText(PenRandom random) {
        this.random = random;
    }

    String next() {
        double kind = random.uniform(0, 1);
        if (kind < 0.3) {
            return sentence();
        }
        if (kind < 0.45) {
            return pick(LABELS) + (random.chance(0.3) ? " " + number(1 + below(3)) : "");
        }
        if (kind < 0.57) {
            return number(1 + below(8));
        }
        if (kind < 0.66) {
            return amount();
        }
        if (kind < 0.74) {
            return date();
        }
        if (kind < 0.8) {
            return page();
        }
        if (kind < 0.9) {
            return number(1);
        }
        if (kind < 0.95) {
            return "" + (char) ('A' + below(26));
        }
        return code();
    }

    String word() {
        String word = pick(WORDS);
        double style = random.uniform(0, 1);
        if (style < 0.25) {
            return word.replace("ß", "ss").toUpperCase(Locale.ROOT);
        }
        return style < 0.55 ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word;
    }

    private String sentence() {
        StringBuilder text = new StringBuilder(word());
        int words = below(4);
        for (int i = 0; i < words; i++) {
            text.append(random.chance(0.1) ? ", " : " ")
                    .append(random.chance(0.08) ? number(1 + below(4)) : pick(WORDS));
        }
        return random.chance(0.3) ? text + pick(".", ":", ",", "?", ";", " -") : text.toString();
    }

    private String amount() {
        String amount = number(1 + below(4)) + pick(".", ",") + number(2);
        return switch (below(6)) {
            case 0 -> "$" + amount;
            case 1 -> amount + " €";
            case 2 -> "£ " + amount;
            case 3 -> number(1 + below(2)) + pick(",", ".", " ") + number(3) + pick(",00", ".00", "", ",-");
            case 4 -> "-" + amount;
            default -> amount;
        };
    }

    private String date() {
        String day = "" + (1 + below(31));
        String year = random.chance(0.7) ? "" + (1900 + below(140)) : number(2);
        String mark = pick(".", "/", "-", ". ");
        return switch (below(4)) {
            case 0 -> day + " " + pick(MONTHS) + " " + year;
            case 1 -> year + "-" + number(2) + "-" + number(2);
            case 2 -> number(2) + ":" + number(2);
            default -> day + mark + (1 + below(12)) + mark + year;
        };
    }

    private String page() {
        String page = "" + (1 + below(400));
        return switch (below(5)) {
            case 0 -> "- " + page + " -";
            case 1 -> "Page " + page + " of " + (400 + below(100));
            case 2 -> page + ".";
            case 3 -> page + pick("a", "b", ")", "/" + number(2));
            default -> "(" + page + ")";
        };
    }

    private String code() {
        StringBuilder text = new StringBuilder();
        int length = 3 + below(7);
        for (int i = 0; i < length; i++) {
            text.append(
                    random.chance(0.6)
                            ? number(1)
                            : pick("A", "B", "D", "E", "G", "I", "O", "S", "X", "Z", "-", "/", "+", "="));
        }
        return text.toString();
    }

    private String number(int digits) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            text.append((char) ('0' + below(10)));
        }
        return text.toString();
    }

    private int below(int bound) {
        return (int) random.uniform(0, bound);
    }

    private String pick(String... choices) {
        return choices[below(choices.length)];
    }
}
