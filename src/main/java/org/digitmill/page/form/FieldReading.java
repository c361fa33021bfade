package org.digitmill.page.form;

import java.util.List;
import java.util.stream.Collectors;
import org.digitmill.page.picture.PixelBox;

/**
 * The content of a field of a form.
 *
 * @param field that was read
 * @param page from 1
 * @param box of the field on that page; without an area where the file has not got the page
 * @param text the digits that were read in it, empty for none
 * @param confidence of all of them together: the product of theirs
 * @param valid whether the text fits the field's pattern, or nothing is written where that may be
 * @param needsReview whether it needs review: it is not valid, or one of its digits was not read or is not sure, or the form's
 *     place is not
 */
public record FieldReading(
        FormField field, int page, PixelBox box, String text, float confidence, boolean valid, boolean needsReview) {
    private static final PixelBox NOWHERE = new PixelBox(0, 0, 0, 0);

    /**
     * Reads a field whose place is known: of all digits those whose middle is in the box.
     *
     * @param digits of the page, in reading order
     * @param sure whether the form lies where it is thought to
     */
    public static FieldReading of(FormField field, int page, PixelBox box, List<FormDigit> digits, boolean sure) {
        List<FormDigit> own =
                digits.stream().filter(digit -> box.holdsMiddleOf(digit.box())).toList();
        List<FormDigit> read = own.stream().filter(FormDigit::isRead).toList();
        String text = read.stream().map(digit -> String.valueOf(digit.digit())).collect(Collectors.joining());
        double confidence = read.stream().mapToDouble(FormDigit::confidence).reduce(1, (a, b) -> a * b);
        boolean valid = text.isEmpty()
                ? field.optional() && own.isEmpty()
                : field.pattern().fits(text);
        boolean doubtful = !valid || !sure || own.stream().anyMatch(FormDigit::needsReview);
        return new FieldReading(field, page, box, text, (float) confidence, valid, doubtful);
    }

    /** A field on a page that the file has not got. */
    public static FieldReading missing(FormField field) {
        return of(field, field.page(), NOWHERE, List.of(), true);
    }
}
