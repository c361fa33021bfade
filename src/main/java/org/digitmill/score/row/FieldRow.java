package org.digitmill.score.row;

import org.digitmill.page.picture.PixelBox;

/**
 * A row of the table of fields: the content of one field of a form. {@code FieldColumns} defines its columns.
 *
 * @param origin the run that wrote the row, and its model
 * @param path the file
 * @param page from 1
 * @param field its name in the template
 * @param box of the field, in pixels of the upright page; without an area where the file has not got that page
 * @param answer what stands in it
 */
public record FieldRow(RowOrigin origin, String path, int page, String field, PixelBox box, FieldAnswer answer) {
    /** The same field as a row of another run. */
    public FieldRow of(RowOrigin newOrigin) {
        return new FieldRow(newOrigin, path, page, field, box, answer);
    }
}
