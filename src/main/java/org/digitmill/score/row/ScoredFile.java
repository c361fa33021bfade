package org.digitmill.score.row;

import java.util.List;

/**
 * The rows of one scored file.
 *
 * @param file its row in the table of files
 * @param digits its rows in the table of digits, in reading order
 * @param fields its rows in the table of fields, page by page in the order of the template
 */
public record ScoredFile(FileRow file, List<DigitRow> digits, List<FieldRow> fields) {
    public ScoredFile {
        digits = List.copyOf(digits);
        fields = List.copyOf(fields);
        FileFindings said = file.findings();
        if (said.rows() != digits.size() || said.fields() != fields.size()) {
            throw new IllegalArgumentException(file.path() + " has " + digits.size() + " digits and " + fields.size()
                    + " fields, and its row says " + said.rows() + " and " + said.fields());
        }
    }

    /** A file that was read without a template. */
    public ScoredFile(FileRow file, List<DigitRow> digits) {
        this(file, digits, List.of());
    }
}
