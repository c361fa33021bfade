package org.digitmill.score.table;

import org.digitmill.page.picture.PixelBox;
import org.digitmill.score.row.FieldAnswer;
import org.digitmill.score.row.FieldRow;
import org.digitmill.score.row.RowOrigin;

/** The columns of the table of fields. */
public final class FieldColumns {
    static final TableColumns<FieldRow> ALL = new TableColumns<>("fields", FieldColumns::row);

    private static final Column<FieldRow, String> RUN =
            ALL.add("run", ColumnType.TEXT, "the run that wrote the row", row -> row.origin()
                    .run());
    private static final Column<FieldRow, String> PATH = ALL.addDistinct(
            "path", ColumnType.TEXT, "path of the file; an entry of an archive has `archive!/entry`", FieldRow::path);
    private static final Column<FieldRow, Integer> PAGE =
            ALL.add("page", ColumnType.INTEGER, "page of the file, from 1", FieldRow::page);
    private static final Column<FieldRow, String> FIELD =
            ALL.add("field", ColumnType.TEXT, "name of the field in the template", FieldRow::field);
    private static final Column<FieldRow, Integer> X = ALL.add(
            "x",
            ColumnType.INTEGER,
            "left edge of the field's box, in pixels of the page after it was turned upright and deskewed",
            row -> row.box().x());
    private static final Column<FieldRow, Integer> Y =
            ALL.add("y", ColumnType.INTEGER, "upper edge of the field's box, in the same pixels", row -> row.box()
                    .y());
    private static final Column<FieldRow, Integer> WIDTH = ALL.add(
            "width",
            ColumnType.INTEGER,
            "width of the field's box; 0 if the file does not have the page",
            row -> row.box().width());
    private static final Column<FieldRow, Integer> HEIGHT = ALL.add(
            "height",
            ColumnType.INTEGER,
            "height of the field's box; 0 if the file does not have the page",
            row -> row.box().height());
    private static final Column<FieldRow, String> TEXT = ALL.add(
            "text",
            ColumnType.TEXT,
            "the digits that were read in the field; null if there are none",
            row -> row.answer().text());
    private static final Column<FieldRow, Float> CONFIDENCE = ALL.addDistinct(
            "confidence",
            ColumnType.FLOAT,
            "probability that all digits are right, as the product of their confidences; null if there are none",
            row -> row.answer().confidence());
    private static final Column<FieldRow, Boolean> VALID = ALL.add(
            "valid",
            ColumnType.BOOLEAN,
            "whether the text has the length, digits and checksum that the template asks for, or an optional field is blank",
            row -> row.answer().valid());
    private static final Column<FieldRow, Boolean> NEEDS_REVIEW = ALL.add(
            "needs_review",
            ColumnType.BOOLEAN,
            "whether a person should check the field: it is not valid, one of its digits was not read or needs review, or the form was not"
                    + " found at its expected position",
            row -> row.answer().needsReview());
    private static final Column<FieldRow, String> MODEL =
            ALL.add("model", ColumnType.TEXT, "SHA-256 of the model's weights", row -> row.origin()
                    .model());

    private FieldColumns() {}

    static FieldRow row(RowValues values) {
        return new FieldRow(
                new RowOrigin(values.get(RUN), values.get(MODEL)),
                values.get(PATH),
                values.get(PAGE),
                values.get(FIELD),
                new PixelBox(values.get(X), values.get(Y), values.get(WIDTH), values.get(HEIGHT)),
                new FieldAnswer(values.get(TEXT), values.get(CONFIDENCE), values.get(VALID), values.get(NEEDS_REVIEW)));
    }
}
