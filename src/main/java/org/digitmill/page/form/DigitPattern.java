package org.digitmill.page.form;

import java.io.Serializable;
import java.util.Optional;

/**
 * The pattern of a number in a field.
 *
 * @param shortest digits, at least 1
 * @param longest digits, not less
 * @param allowed the digits that may be in it, such as {@code "01"}
 * @param checksum that it must have, if any; null for none
 */
public record DigitPattern(int shortest, int longest, String allowed, Checksum checksum) implements Serializable {
    private static final String ALL = "0123456789";

    /** Any number. */
    public static final DigitPattern ANY = new DigitPattern(1, Integer.MAX_VALUE, ALL, null);

    public DigitPattern {
        if (shortest < 1 || longest < shortest) {
            throw new IllegalArgumentException(
                    "a number has at least one digit, and not more at least than at most; found " + shortest + " and "
                            + longest);
        }
        if (allowed.isEmpty() || !allowed.chars().allMatch(sign -> ALL.indexOf(sign) >= 0)) {
            throw new IllegalArgumentException(
                    "the digits that are allowed are some of " + ALL + ", not \"" + allowed + "\"");
        }
    }

    /** Whether a number, as a text of digits, fits the pattern. */
    public boolean fits(String number) {
        return number.length() >= shortest
                && number.length() <= longest
                && number.chars().allMatch(sign -> allowed.indexOf(sign) >= 0)
                && Optional.ofNullable(checksum).map(sum -> sum.holds(number)).orElse(true);
    }
}
