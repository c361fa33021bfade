package org.digitmill.score.row;

import org.digitmill.page.picture.PixelBox;

/**
 * A row of the table of digits: one digit that was read, or unread ink that looks like one. {@code DigitColumns} defines its columns.
 *
 * @param origin the run that wrote the row, and its model
 * @param path the file
 * @param place in reading order
 * @param box of the ink, in pixels of the upright page
 * @param reading what the ink is
 * @param turned degrees by which the page was turned clockwise to be upright and deskewed
 * @param dotsPerInch resolution at which it was read, as its file says or as it was drawn; 0 if unknown
 */
public record DigitRow(
        RowOrigin origin,
        String path,
        DigitPlace place,
        PixelBox box,
        DigitReading reading,
        float turned,
        int dotsPerInch) {
    /** The same digit as a row of another run. */
    public DigitRow of(RowOrigin newOrigin) {
        return new DigitRow(newOrigin, path, place, box, reading, turned, dotsPerInch);
    }

    /** The same digit with another reading. */
    public DigitRow with(DigitReading newReading) {
        return new DigitRow(origin, path, place, box, newReading, turned, dotsPerInch);
    }
}
