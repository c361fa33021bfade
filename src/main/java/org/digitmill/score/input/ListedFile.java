package org.digitmill.score.input;

import org.digitmill.score.row.ErrorCode;

/**
 * A file as it was found when the inputs were listed.
 *
 * @param path absolute; of an entry of an archive the archive's path, {@code !/}, and the entry's name as it stands there
 * @param length bytes
 * @param modified microseconds since 1970 UTC
 * @param problem why it cannot even be opened; null where nothing is known against it
 * @param entry where it is in its archive; null for a file of its own
 */
public record ListedFile(String path, long length, long modified, ErrorCode problem, ArchiveEntry entry) {
    /** A file of its own. */
    public ListedFile(String path, long length, long modified, ErrorCode problem) {
        this(path, length, modified, problem, null);
    }

    /** The file of the file system that it is, or is in. */
    public String container() {
        return entry == null ? path : entry.archive();
    }

    public ListedFile withProblem(ErrorCode found) {
        return new ListedFile(path, length, modified, found, entry);
    }
}
