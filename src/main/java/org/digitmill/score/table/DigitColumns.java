package org.digitmill.score.table;

import org.digitmill.page.picture.PixelBox;
import org.digitmill.score.row.DigitPlace;
import org.digitmill.score.row.DigitReading;
import org.digitmill.score.row.DigitRow;
import org.digitmill.score.row.RowOrigin;

/** The columns of the table of digits. */
public final class DigitColumns {
    static final TableColumns<DigitRow> ALL = new TableColumns<>("digits", DigitColumns::row);

    private static final Column<DigitRow, String> RUN =
            ALL.add("run", ColumnType.TEXT, "the run that wrote the row", row -> row.origin()
                    .run());
    private static final Column<DigitRow, String> PATH = ALL.addDistinct(
            "path", ColumnType.TEXT, "path of the file; an entry of an archive has `archive!/entry`", DigitRow::path);
    private static final Column<DigitRow, Integer> PAGE =
            ALL.add("page", ColumnType.INTEGER, "page of the file, from 1", row -> row.place()
                    .page());
    private static final Column<DigitRow, Integer> LINE =
            ALL.add("line", ColumnType.INTEGER, "line of the page that the digit is in, from 1", row -> row.place()
                    .line());
    private static final Column<DigitRow, Integer> POSITION = ALL.add(
            "position",
            ColumnType.INTEGER,
            "position of the digit in its line, from 1; a line can hold several numbers",
            row -> row.place().position());
    private static final Column<DigitRow, Integer> NUMBER = ALL.add(
            "number",
            ColumnType.INTEGER,
            "index of the number that the digit belongs to, from 1 on each page",
            row -> row.place().number());
    private static final Column<DigitRow, Integer> X = ALL.add(
            "x",
            ColumnType.INTEGER,
            "left edge of the digit's box, in pixels of the page after it was turned upright and deskewed",
            row -> row.box().x());
    private static final Column<DigitRow, Integer> Y =
            ALL.add("y", ColumnType.INTEGER, "upper edge of the digit's box, in the same pixels", row -> row.box()
                    .y());
    private static final Column<DigitRow, Integer> WIDTH =
            ALL.add("width", ColumnType.INTEGER, "width of the digit's box", row -> row.box()
                    .width());
    private static final Column<DigitRow, Integer> HEIGHT =
            ALL.add("height", ColumnType.INTEGER, "height of the digit's box", row -> row.box()
                    .height());
    private static final Column<DigitRow, Integer> DIGIT = ALL.add(
            "digit",
            ColumnType.INTEGER,
            "the digit that was read, 0 to 9; null for ink that looks like a handwritten digit and was not read",
            row -> row.reading().digit());
    private static final Column<DigitRow, Float> CONFIDENCE = ALL.addDistinct(
            "confidence",
            ColumnType.FLOAT,
            "calibrated probability of `digit`, 0 to 1; null if `digit` is null",
            row -> row.reading().confidence());
    private static final Column<DigitRow, float[]> PROBABILITIES = ALL.addDistinct(
            "probabilities",
            ColumnType.FLOATS,
            "probabilities of 0 to 9; null if the ink was not read",
            row -> row.reading().probabilities());
    private static final Column<DigitRow, Boolean> PRINTED = ALL.add(
            "printed",
            ColumnType.BOOLEAN,
            "whether the digit is printed and not handwritten; false for pictures of one digit",
            row -> row.reading().printed());
    private static final Column<DigitRow, Boolean> NEEDS_REVIEW = ALL.add(
            "needs_review",
            ColumnType.BOOLEAN,
            "whether a person should check the digit: it was not read, its confidence is below the model's threshold, it is unlike every"
                    + " digit that the model knows, or it may be no ink (cut off by the edge of the picture, or hardly stronger than the"
                    + " noise)",
            row -> row.reading().needsReview());
    private static final Column<DigitRow, String> MODEL =
            ALL.add("model", ColumnType.TEXT, "SHA-256 of the model's weights", row -> row.origin()
                    .model());
    private static final Column<DigitRow, Boolean> REVIEWED = ALL.add(
            "reviewed",
            ColumnType.BOOLEAN,
            "whether a person has checked the digit; `digit` is then the person's answer and `confidence` is 1",
            row -> row.reading().reviewed());
    private static final Column<DigitRow, Integer> READ_AS = ALL.add(
            "read_as",
            ColumnType.INTEGER,
            "what the model had read before a person checked the digit; null if nobody has, or if the model had not read it",
            row -> row.reading().readAs());
    private static final Column<DigitRow, Float> TURNED = ALL.add(
            "turned",
            ColumnType.FLOAT,
            "degrees by which the page was turned clockwise: a multiple of 90 to make it upright, minus its skew angle",
            DigitRow::turned);
    private static final Column<DigitRow, Integer> DOTS_PER_INCH = ALL.add(
            "dots_per_inch",
            ColumnType.INTEGER,
            "resolution of the page, as its file says or as it was drawn; 0 if it is not known",
            DigitRow::dotsPerInch);
    private static final Column<DigitRow, String> SIGN = ALL.add(
            "sign",
            ColumnType.TEXT,
            "the sign before the digit in its number: `.` or `,` on the base line, or `-` before the first digit; null if none was found",
            row -> row.place().sign());

    private DigitColumns() {}

    static DigitRow row(RowValues values) {
        return new DigitRow(
                new RowOrigin(values.get(RUN), values.get(MODEL)),
                values.get(PATH),
                new DigitPlace(
                        values.get(PAGE), values.get(LINE), values.get(POSITION), values.get(NUMBER), values.get(SIGN)),
                new PixelBox(values.get(X), values.get(Y), values.get(WIDTH), values.get(HEIGHT)),
                new DigitReading(
                        values.get(DIGIT),
                        values.get(CONFIDENCE),
                        values.get(PROBABILITIES),
                        values.get(PRINTED),
                        values.get(NEEDS_REVIEW),
                        values.get(REVIEWED),
                        values.get(READ_AS)),
                values.get(TURNED),
                values.get(DOTS_PER_INCH));
    }
}
