package org.digitmill.score.table;

import org.digitmill.page.PixelBox;
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
            "path", ColumnType.TEXT, "the file; of an archive's entry, `archive!/entry`", DigitRow::path);
    private static final Column<DigitRow, Integer> PAGE =
            ALL.add("page", ColumnType.INTEGER, "from 1", row -> row.place().page());
    private static final Column<DigitRow, Integer> LINE =
            ALL.add("line", ColumnType.INTEGER, "line of the page, from 1", row -> row.place()
                    .line());
    private static final Column<DigitRow, Integer> POSITION = ALL.add(
            "position",
            ColumnType.INTEGER,
            "place within the line, from 1; a line may hold several numbers",
            row -> row.place().position());
    private static final Column<DigitRow, Integer> NUMBER = ALL.add(
            "number",
            ColumnType.INTEGER,
            "the number that the digit belongs to, from 1 on each page",
            row -> row.place().number());
    private static final Column<DigitRow, Integer> X = ALL.add(
            "x",
            ColumnType.INTEGER,
            "left edge of its box, in pixels of the upright page, that is, after the page was turned and made level",
            row -> row.box().x());
    private static final Column<DigitRow, Integer> Y = ALL.add(
            "y", ColumnType.INTEGER, "upper edge of its box", row -> row.box().y());
    private static final Column<DigitRow, Integer> WIDTH =
            ALL.add("width", ColumnType.INTEGER, "of its box", row -> row.box().width());
    private static final Column<DigitRow, Integer> HEIGHT =
            ALL.add("height", ColumnType.INTEGER, "of its box", row -> row.box().height());
    private static final Column<DigitRow, Integer> DIGIT = ALL.add(
            "digit",
            ColumnType.INTEGER,
            "0 to 9; null where the ink looks like writing of a digit's size and was not read",
            row -> row.reading().digit());
    private static final Column<DigitRow, Float> CONFIDENCE = ALL.addDistinct(
            "confidence",
            ColumnType.FLOAT,
            "calibrated probability of `digit`, 0 to 1; null where `digit` is",
            row -> row.reading().confidence());
    private static final Column<DigitRow, float[]> PROBABILITIES = ALL.addDistinct(
            "probabilities",
            ColumnType.FLOATS,
            "what the model says of 0 to 9; null where it did not read the ink",
            row -> row.reading().probabilities());
    private static final Column<DigitRow, Boolean> PRINTED = ALL.add(
            "printed",
            ColumnType.BOOLEAN,
            "whether a machine printed the digit; false for pictures of one digit",
            row -> row.reading().printed());
    private static final Column<DigitRow, Boolean> NEEDS_REVIEW = ALL.add(
            "needs_review",
            ColumnType.BOOLEAN,
            "not read, less certain than the model's threshold, unlike every digit the model knows, or ink that may be none (cut off by"
                    + " the rim, hardly clearer than the grain)",
            row -> row.reading().needsReview());
    private static final Column<DigitRow, String> MODEL =
            ALL.add("model", ColumnType.TEXT, "SHA-256 of the model's weights", row -> row.origin()
                    .model());
    private static final Column<DigitRow, Boolean> REVIEWED = ALL.add(
            "reviewed",
            ColumnType.BOOLEAN,
            "whether a person has looked at it: `digit` is theirs, and `confidence` 1",
            row -> row.reading().reviewed());
    private static final Column<DigitRow, Integer> READ_AS = ALL.add(
            "read_as",
            ColumnType.INTEGER,
            "what the model read, where a person has looked since; null where nobody has, or where the model had not read it",
            row -> row.reading().readAs());
    private static final Column<DigitRow, Float> TURNED = ALL.add(
            "turned",
            ColumnType.FLOAT,
            "degrees by which the page was turned clockwise to be upright and level: a multiple of 90, less the few that it lay askew",
            DigitRow::turned);
    private static final Column<DigitRow, Integer> DOTS_PER_INCH = ALL.add(
            "dots_per_inch",
            ColumnType.INTEGER,
            "how finely the page was scanned, as its file says, or drawn; 0 where unknown",
            DigitRow::dotsPerInch);
    private static final Column<DigitRow, String> SIGN = ALL.add(
            "sign",
            ColumnType.TEXT,
            "what is written right before it in its number: `.` or `,` on the base line, or `-` before the first digit; null where nothing"
                    + " was seen",
            row -> row.place().sign());

    private DigitColumns() {}

    static DigitRow row(RowValues values) {
        return new DigitRow(
                new RowOrigin(values.get(RUN), values.get(MODEL)),
                values.get(PATH),
                new DigitPlace(
                        values.get(PAGE),
                        values.get(LINE),
                        values.get(POSITION),
                        values.get(NUMBER),
                        values.get(SIGN)),
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
