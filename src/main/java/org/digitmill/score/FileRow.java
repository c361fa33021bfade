package org.digitmill.score;

/**
 * A row of the table of files: what became of one listed file.
 *
 * @param run the run that wrote the row
 * @param path the file, as {@link org.digitmill.spark.HadoopFiles#resolve} names it
 * @param length bytes, as listed
 * @param modified when the file was last changed, as listed; microseconds since 1970 UTC
 * @param sha256 of the file's bytes, 64 hexadecimal digits; null where they were not read
 * @param status what became of it
 * @param errorCode why it was rejected; null for every other status
 * @param errorMessage the same in a sentence; null for every other status
 * @param format of the picture, by its first bytes; null where they are those of no picture
 * @param pages pages that were looked at; 0 for a rejected file
 * @param digits rows that the file has in the table of digits
 * @param text the numbers read, a line each; null where there are none
 * @param elapsedMillis time from opening the file to having framed its digits
 * @param model SHA-256 of the model's weights
 * @param fields rows that the file has in the table of fields
 * @param template SHA-256 of the template that the fields are of; null where none was given
 */
public record FileRow(
        String run,
        String path,
        long length,
        long modified,
        String sha256,
        FileStatus status,
        ErrorCode errorCode,
        String errorMessage,
        String format,
        int pages,
        int digits,
        String text,
        int elapsedMillis,
        String model,
        int fields,
        String template) {
    public FileRow {
        if ((status == FileStatus.REJECTED) != (errorCode != null)) {
            throw new IllegalArgumentException("A rejected file, and no other, has an error code: " + path);
        }
        if ((status == FileStatus.SCORED) != (digits > 0)) {
            throw new IllegalArgumentException("A scored file, and no other, has digits: " + path);
        }
    }
}
