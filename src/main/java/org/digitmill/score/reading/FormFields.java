package org.digitmill.score.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.digitmill.page.form.FieldReading;
import org.digitmill.page.form.FormDigit;
import org.digitmill.page.form.FormField;
import org.digitmill.page.form.FormPlacement;
import org.digitmill.page.form.FormTemplate;
import org.digitmill.score.row.DigitReading;
import org.digitmill.score.row.DigitRow;
import org.digitmill.score.row.FieldAnswer;
import org.digitmill.score.row.FieldRow;
import org.digitmill.score.row.RowOrigin;

/** The rows of a file in the table of fields. */
public final class FormFields {
    private FormFields() {}

    /**
     * What stands in the fields of a file.
     *
     * @param forms where the form lies on each page, by the page's number
     * @param digits all rows of the file, in reading order
     */
    static List<FieldRow> rows(
            RowOrigin origin,
            String path,
            FormTemplate template,
            TreeMap<Integer, FormPlacement> forms,
            List<DigitRow> digits) {
        List<FieldRow> rows = new ArrayList<>();
        for (Map.Entry<Integer, FormPlacement> form : forms.entrySet()) {
            for (FieldReading reading : form.getValue().read(template, form.getKey(), digits(digits, form.getKey()))) {
                rows.add(row(origin, path, reading));
            }
        }
        for (FormField field : template.fields()) {
            if (field.page() > 0 && !forms.containsKey(field.page())) {
                rows.add(row(origin, path, FieldReading.missing(field)));
            }
        }
        return rows;
    }

    /** The row of a field after its digits were corrected. */
    public static FieldRow corrected(FieldRow old, FormField field, RowOrigin origin, List<DigitRow> digits) {
        return row(origin, old.path(), FieldReading.of(field, old.page(), old.box(), digits(digits, old.page()), true));
    }

    public static boolean holds(FieldRow field, DigitRow digit) {
        return field.page() == digit.place().page() && field.box().holdsMiddleOf(digit.box());
    }

    private static List<FormDigit> digits(List<DigitRow> rows, int page) {
        return rows.stream()
                .filter(row -> row.place().page() == page)
                .map(FormFields::digit)
                .toList();
    }

    private static FormDigit digit(DigitRow row) {
        DigitReading reading = row.reading();
        return reading.isRead()
                ? new FormDigit(row.box(), reading.digit(), reading.confidence(), reading.needsReview())
                : FormDigit.unread(row.box());
    }

    private static FieldRow row(RowOrigin origin, String path, FieldReading reading) {
        boolean blank = reading.text().isEmpty();
        FieldAnswer answer = new FieldAnswer(
                blank ? null : reading.text(),
                blank ? null : Float.valueOf(reading.confidence()),
                reading.valid(),
                reading.needsReview());
        return new FieldRow(origin, path, reading.page(), reading.field().name(), reading.box(), answer);
    }
}
