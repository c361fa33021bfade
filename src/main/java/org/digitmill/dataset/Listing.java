package org.digitmill.dataset;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.digitmill.InputException;

/** Looks into directories, with errors as {@link InputException}. */
final class Listing {
    private Listing() {}

    /** What is at a path, or nothing. */
    static Optional<FileSource.Entry> find(FileSource files, String path) {
        try {
            return files.find(path);
        } catch (IOException problem) {
            throw new InputException(path + " cannot be looked at: " + Problems.describe(problem) + ".", problem);
        }
    }

    /** The entries of a directory that are not hidden: whose names do not start with a dot. */
    static List<FileSource.Entry> visible(FileSource files, String directory) {
        try {
            return files.list(directory).stream()
                    .filter(entry -> !entry.name().startsWith("."))
                    .toList();
        } catch (IOException problem) {
            throw new InputException(directory + " cannot be listed: " + Problems.describe(problem) + ".", problem);
        }
    }
}
