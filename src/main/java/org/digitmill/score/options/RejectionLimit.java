package org.digitmill.score.options;

import java.io.Serializable;
import java.util.regex.Pattern;
import org.digitmill.InputException;

/**
 * The limit of rejected files above which a run counts as failed: a number, or a share of the files that were scored.
 *
 * @param value files, at least 0, or per cent, 0 to 100
 * @param percent whether it is a share
 */
public record RejectionLimit(double value, boolean percent) implements Serializable {
    /** Any number of rejected files is fine. */
    public static final RejectionLimit NONE = new RejectionLimit(100, true);

    private static final Pattern FORM = Pattern.compile("\\d+|\\d+(\\.\\d+)?%");

    public RejectionLimit {
        if (!(value >= 0) || percent && value > 100) {
            throw new IllegalArgumentException("No limit of rejected files: " + value + (percent ? "%" : ""));
        }
    }

    /** Reads {@code 20} as a number of files and {@code 0.5%} as a share. */
    public static RejectionLimit parse(String text) {
        boolean percent = text.endsWith("%");
        String number = percent ? text.substring(0, text.length() - 1) : text;
        if (!FORM.matcher(text).matches() || percent && Double.parseDouble(number) > 100) {
            throw new InputException(
                    "The limit of rejected files is a number, as 20, or a share, as 0.5%; it cannot be " + text + ".");
        }
        return new RejectionLimit(Double.parseDouble(number), percent);
    }

    /** @param processed files that were scored, empty or rejected */
    public boolean isExceeded(long rejected, long processed) {
        return rejected > (percent ? value / 100 * processed : value);
    }
}
