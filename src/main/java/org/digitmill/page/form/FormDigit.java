package org.digitmill.page.form;

import org.digitmill.page.picture.PixelBox;

/**
 * A digit on a page, or unread ink that looks like one, for assigning it to fields.
 *
 * @param box of its ink
 * @param digit 0 to 9; null if it was not read
 * @param confidence 0 to 1
 * @param needsReview whether it needs review
 */
public record FormDigit(PixelBox box, Integer digit, float confidence, boolean needsReview) {
    /** Ink that was not read. */
    public static FormDigit unread(PixelBox box) {
        return new FormDigit(box, null, 0, true);
    }

    /** Whether it was read as a digit. */
    public boolean isRead() {
        return digit != null;
    }
}
