package org.digitmill.score.row;

import java.util.List;

/**
 * The findings in a file: counts, text, and whether it needs review.
 *
 * @param pages pages that were looked at; 0 for a rejected file
 * @param digits that were read
 * @param unread ink that looks like a handwritten digit and was not read
 * @param needsReview whether it needs review
 * @param text the numbers read, a line each, without what was not read; null if no digit was read
 * @param fields rows that the file has in the table of fields
 */
public record FileFindings(int pages, int digits, int unread, boolean needsReview, String text, int fields) {
    /** Nothing, as in a file that was rejected. */
    public static final FileFindings NONE = new FileFindings(0, 0, 0, false, null, 0);

    public FileFindings {
        if (unread > 0 && !needsReview) {
            throw new IllegalArgumentException("A file with " + unread + " unread digits needs review");
        }
        if ((digits > 0) != (text != null)) {
            throw new IllegalArgumentException("A file has a text where digits were read, and only there: " + digits);
        }
    }

    /** @param rows of the file in the table of digits, in reading order */
    public static FileFindings of(int pages, List<DigitRow> rows, int fields) {
        int digits = 0;
        boolean review = false;
        for (DigitRow row : rows) {
            digits += row.reading().isRead() ? 1 : 0;
            review |= row.reading().needsReview();
        }
        return new FileFindings(pages, digits, rows.size() - digits, review, text(rows), fields);
    }

    /** Rows that the file has in the table of digits. */
    public int rows() {
        return digits + unread;
    }

    private static String text(List<DigitRow> rows) {
        StringBuilder text = new StringBuilder();
        DigitPlace before = null;
        for (DigitRow row : rows) {
            if (!row.reading().isRead()) {
                continue;
            }
            DigitPlace place = row.place();
            if (before != null && (place.page() != before.page() || place.number() != before.number())) {
                text.append('\n');
            }
            text.append(row.reading().digit().intValue());
            before = place;
        }
        return text.isEmpty() ? null : text.toString();
    }
}
