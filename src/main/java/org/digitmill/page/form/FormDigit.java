package org.digitmill.page.form;

import org.digitmill.page.picture.PixelBox;

/**
 * A digit on a page, or ink that looks like one and was not read, as fields need it.
 *
 * @param box of its ink
 * @param digit 0 to 9; null where it was not read
 * @param confidence 0 to 1
 * @param needsReview whether a person should look at it
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
