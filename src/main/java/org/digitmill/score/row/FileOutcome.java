package org.digitmill.score.row;

/**
 * The outcome of a file: its status and error.
 *
 * @param status in a word
 * @param errorCode why it was rejected; null for every other status
 * @param errorMessage the same in a sentence; null for every other status
 */
public record FileOutcome(FileStatus status, ErrorCode errorCode, String errorMessage) {
    public FileOutcome {
        if ((status == FileStatus.REJECTED) != (errorCode != null)) {
            throw new IllegalArgumentException("A rejected file, and no other, has an error code: " + status);
        }
    }

    /** A file that could be read, with or without something written on it. */
    public static FileOutcome read(boolean anythingFound) {
        return new FileOutcome(anythingFound ? FileStatus.SCORED : FileStatus.EMPTY, null, null);
    }

    public static FileOutcome rejected(ErrorCode code, String message) {
        return new FileOutcome(FileStatus.REJECTED, code, message);
    }
}
