package org.digitmill.score.input;

import java.io.Serializable;
import java.util.Arrays;
import org.digitmill.score.row.ErrorCode;

/**
 * A batch of listed files in the order of their paths, stored as columns, since batches are sent to executors and a million files may
 * wait in the driver.
 *
 * @param ordinal index of the batch in its chunk, from 0
 * @param paths of the files
 * @param lengths bytes
 * @param modified microseconds since 1970 UTC
 * @param problems ordinal of the {@link ErrorCode} known from listing, or -1
 * @param targets which part of the tables the file's rows go to: 0 for a new one, else the place in the chunk's list of rewritten parts
 * @param entries where those are that are entries of archives; null for the others, and null if there is none
 */
public record FileBatch(
        int ordinal,
        String[] paths,
        long[] lengths,
        long[] modified,
        byte[] problems,
        int[] targets,
        ArchiveEntry[] entries)
        implements Serializable {
    private static final ErrorCode[] CODES = ErrorCode.values();

    public int size() {
        return paths.length;
    }

    public ListedFile file(int index) {
        ErrorCode problem = problems[index] < 0 ? null : CODES[problems[index]];
        return new ListedFile(paths[index], lengths[index], modified[index], problem, entry(index));
    }

    /** Where the file is in its archive; null for a file of its own. */
    public ArchiveEntry entry(int index) {
        return entries == null ? null : entries[index];
    }

    /** Whether two files are of the same archive, and that one can be read only from its beginning. */
    public boolean isOnePass(int one, int other) {
        ArchiveEntry first = entry(one);
        ArchiveEntry second = entry(other);
        return first != null
                && second != null
                && first.isSequential()
                && first.archive().equals(second.archive());
    }

    /** The files from {@code from} up to, but without {@code to}, as a batch of its own. */
    FileBatch slice(int newOrdinal, int from, int to) {
        return new FileBatch(
                newOrdinal,
                Arrays.copyOfRange(paths, from, to),
                Arrays.copyOfRange(lengths, from, to),
                Arrays.copyOfRange(modified, from, to),
                Arrays.copyOfRange(problems, from, to),
                Arrays.copyOfRange(targets, from, to),
                entries == null ? null : Arrays.copyOfRange(entries, from, to));
    }

    long bytes() {
        return Arrays.stream(lengths).sum();
    }
}
