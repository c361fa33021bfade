package org.digitmill.score;

/**
 * A row of the table of fields: what stands in one field of a form.
 *
 * @param run the run that wrote the row
 * @param path the file
 * @param page from 1
 * @param field its name in the template
 * @param x left edge of the field, in pixels of the upright page
 * @param y upper edge
 * @param width of the field; 0 where the file has not got that page
 * @param height of the field
 * @param text the digits that stand in it; null where there are none
 * @param confidence of the whole text, 0 to 1: the product of those of its digits; null where there are none
 * @param valid whether the text is what the template asks for
 * @param needsReview whether a person should look at it
 * @param model SHA-256 of the model's weights
 */
public record FieldRow(
        String run,
        String path,
        int page,
        String field,
        int x,
        int y,
        int width,
        int height,
        String text,
        Float confidence,
        boolean valid,
        boolean needsReview,
        String model) {
    /** The same field as a row of another run. */
    FieldRow of(String newRun) {
        return new FieldRow(
                newRun, path, page, field, x, y, width, height, text, confidence, valid, needsReview, model);
    }
}
