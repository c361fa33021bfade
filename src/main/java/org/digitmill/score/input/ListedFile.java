package org.digitmill.score.input;

import org.digitmill.score.row.ErrorCode;

/**
 * A file that was found by listing the inputs.
 *
 * @param path absolute; of an entry of an archive the archive's path, {@code !/}, and the entry's name as it stands there
 * @param length bytes
 * @param modified microseconds since 1970 UTC
 * @param problem why it cannot be opened; null if no problem is known
 * @param entry its location in its archive; null for an ordinary file
 */
public record ListedFile(String path, long length, long modified, ErrorCode problem, ArchiveEntry entry) {
    /** A file of its own. */
    public ListedFile(String path, long length, long modified, ErrorCode problem) {
        this(path, length, modified, problem, null);
    }

    /** The path on the file system: of the file itself, or of its archive. */
    public String container() {
        return entry == null ? path : entry.archive();
    }

    public ListedFile withProblem(ErrorCode found) {
        return new ListedFile(path, length, modified, found, entry);
    }
}
