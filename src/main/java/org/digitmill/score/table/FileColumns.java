package org.digitmill.score.table;

import org.digitmill.score.row.ErrorCode;
import org.digitmill.score.row.FileFindings;
import org.digitmill.score.row.FileOutcome;
import org.digitmill.score.row.FileRow;
import org.digitmill.score.row.FileStatus;
import org.digitmill.score.row.FileVersion;
import org.digitmill.score.row.RowOrigin;

/** The columns of the table of files. */
public final class FileColumns {
    public static final TableColumns<FileRow> ALL = new TableColumns<>("files", FileColumns::row);

    private static final Column<FileRow, String> RUN =
            ALL.add("run", ColumnType.TEXT, "the run that wrote the row", row -> row.origin()
                    .run());
    public static final Column<FileRow, String> PATH = ALL.addDistinct(
            "path", ColumnType.TEXT, "path of the file; an entry of an archive has `archive!/entry`", FileRow::path);
    public static final Column<FileRow, Long> LENGTH =
            ALL.add("length", ColumnType.LONG, "size in bytes, when the file was listed", row -> row.version()
                    .length());
    public static final Column<FileRow, Long> MODIFIED = ALL.addDistinct(
            "modified", ColumnType.TIMESTAMP, "time of the file's last change, when it was listed", row -> row.version()
                    .modified());
    private static final Column<FileRow, String> SHA256 = ALL.addDistinct(
            "sha256", ColumnType.TEXT, "SHA-256 of the content; null if it was not read", FileRow::sha256);
    private static final Column<FileRow, String> STATUS = ALL.add(
            "status",
            ColumnType.TEXT,
            "`scored` (it has rows in `OUTPUT/digits/`), `empty` (nothing is written on it) or `rejected`",
            row -> row.status().label());
    public static final Column<FileRow, String> ERROR_CODE = ALL.add(
            "error_code",
            ColumnType.TEXT,
            "why the file was rejected, as an error code",
            row -> row.errorCode() == null ? null : row.errorCode().name());
    public static final Column<FileRow, String> ERROR_MESSAGE =
            ALL.add("error_message", ColumnType.TEXT, "why the file was rejected, as a sentence", row -> row.outcome()
                    .errorMessage());
    private static final Column<FileRow, String> FORMAT =
            ALL.add("format", ColumnType.TEXT, "format of the file, recognised by its content", FileRow::format);
    private static final Column<FileRow, Integer> PAGES =
            ALL.add("pages", ColumnType.INTEGER, "number of pages that were read", row -> row.findings()
                    .pages());
    private static final Column<FileRow, Integer> DIGITS =
            ALL.add("digits", ColumnType.INTEGER, "number of digits that were read", row -> row.findings()
                    .digits());
    private static final Column<FileRow, Integer> UNREAD = ALL.add(
            "unread",
            ColumnType.INTEGER,
            "number of rows in `OUTPUT/digits/` whose `digit` is null: ink that looks like a handwritten digit and was not read",
            row -> row.findings().unread());
    private static final Column<FileRow, Boolean> NEEDS_REVIEW = ALL.add(
            "needs_review",
            ColumnType.BOOLEAN,
            "whether any of its rows in `OUTPUT/digits/` needs review",
            row -> row.findings().needsReview());
    private static final Column<FileRow, String> TEXT = ALL.add(
            "text",
            ColumnType.TEXT,
            "the numbers that were read, in reading order, one per line, without digits that were not read; null if there are none",
            FileRow::text);
    private static final Column<FileRow, Integer> ELAPSED_MS = ALL.add(
            "elapsed_ms",
            ColumnType.INTEGER,
            "milliseconds from opening the file until its digits were read",
            FileRow::elapsedMillis);
    public static final Column<FileRow, String> MODEL =
            ALL.add("model", ColumnType.TEXT, "SHA-256 of the model's weights", row -> row.origin()
                    .model());
    private static final Column<FileRow, Integer> FIELDS =
            ALL.add("fields", ColumnType.INTEGER, "number of its rows in `OUTPUT/fields/`", row -> row.findings()
                    .fields());
    public static final Column<FileRow, String> TEMPLATE = ALL.add(
            "template",
            ColumnType.TEXT,
            "SHA-256 of the template; null without one. `OUTPUT/_templates/` contains a copy",
            FileRow::template);

    private FileColumns() {}

    static FileRow row(RowValues values) {
        String code = values.get(ERROR_CODE);
        return new FileRow(
                new RowOrigin(values.get(RUN), values.get(MODEL)),
                new FileVersion(values.get(PATH), values.get(LENGTH), values.get(MODIFIED)),
                values.get(SHA256),
                values.get(FORMAT),
                new FileOutcome(
                        FileStatus.ofLabel(values.get(STATUS)),
                        code == null ? null : ErrorCode.valueOf(code),
                        values.get(ERROR_MESSAGE)),
                new FileFindings(
                        values.get(PAGES),
                        values.get(DIGITS),
                        values.get(UNREAD),
                        values.get(NEEDS_REVIEW),
                        values.get(TEXT),
                        values.get(FIELDS)),
                values.get(ELAPSED_MS),
                values.get(TEMPLATE));
    }
}
