package org.digitmill.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.digitmill.page.FieldReading;
import org.digitmill.page.FormDigit;
import org.digitmill.page.FormField;
import org.digitmill.page.FormPlacement;
import org.digitmill.page.FormTemplate;
import org.digitmill.page.PixelBox;

/** The rows of a file in the table of fields. */
final class FormFields {
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
    static FieldRow corrected(FieldRow old, FormField field, RowOrigin origin, List<DigitRow> digits) {
        PixelBox box = new PixelBox(old.x(), old.y(), old.width(), old.height());
        return row(origin, old.path(), FieldReading.of(field, old.page(), box, digits(digits, old.page()), true));
    }

    static boolean holds(FieldRow field, DigitRow digit) {
        return field.page() == digit.page()
                && new PixelBox(field.x(), field.y(), field.width(), field.height()).holdsMiddleOf(box(digit));
    }

    private static List<FormDigit> digits(List<DigitRow> rows, int page) {
        return rows.stream()
                .filter(row -> row.page() == page)
                .map(row -> new FormDigit(
                        box(row), row.prediction().digit(), row.prediction().confidence(), row.needsReview()))
                .toList();
    }

    private static PixelBox box(DigitRow row) {
        return new PixelBox(row.x(), row.y(), row.width(), row.height());
    }

    private static FieldRow row(RowOrigin origin, String path, FieldReading reading) {
        boolean blank = reading.text().isEmpty();
        return new FieldRow(
                origin.run(),
                path,
                reading.page(),
                reading.field().name(),
                reading.box().x(),
                reading.box().y(),
                reading.box().width(),
                reading.box().height(),
                blank ? null : reading.text(),
                blank ? null : Float.valueOf(reading.confidence()),
                reading.valid(),
                reading.needsReview(),
                origin.model());
    }
}
