package org.digitmill.score.row;

/**
 * A row of the table of files: the result for one listed file. {@code FileColumns} defines its columns.
 *
 * @param origin the run that wrote the row, and its model
 * @param version the file as it was listed
 * @param sha256 of the file's bytes, 64 hexadecimal digits; null if they were not read
 * @param format of the picture, by its first bytes; null if they are those of no picture
 * @param outcome what became of it
 * @param findings what was found in it
 * @param elapsedMillis time from opening the file to having framed its digits
 * @param template SHA-256 of the template that the fields are of; null if none was given
 */
public record FileRow(
        RowOrigin origin,
        FileVersion version,
        String sha256,
        String format,
        FileOutcome outcome,
        FileFindings findings,
        int elapsedMillis,
        String template) {
    public FileRow {
        if ((outcome.status() == FileStatus.SCORED) != (findings.rows() > 0)) {
            throw new IllegalArgumentException("A scored file, and no other, has digits: " + version.path());
        }
    }

    /** The same file after a run that found something else in it. */
    public FileRow with(RowOrigin newOrigin, FileFindings newFindings) {
        FileOutcome read = FileOutcome.read(newFindings.rows() > 0);
        return new FileRow(newOrigin, version, sha256, format, read, newFindings, elapsedMillis, template);
    }

    public String path() {
        return version.path();
    }

    public FileStatus status() {
        return outcome.status();
    }

    /** Why it was rejected; null if it was not. */
    public ErrorCode errorCode() {
        return outcome.errorCode();
    }

    /** The numbers read, a line each; null if there are none. */
    public String text() {
        return findings.text();
    }
}
