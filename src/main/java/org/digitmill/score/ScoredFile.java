package org.digitmill.score;

import java.util.List;

/**
 * All that is known of one file after scoring.
 *
 * @param file its row in the table of files
 * @param digits its rows in the table of digits, in reading order
 */
public record ScoredFile(FileRow file, List<DigitRow> digits) {
    public ScoredFile {
        digits = List.copyOf(digits);
        if (file.digits() != digits.size()) {
            throw new IllegalArgumentException(
                    file.path() + " has " + digits.size() + " digits, and its row says " + file.digits());
        }
    }
}
