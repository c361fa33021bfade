package org.digitmill.dataset.file;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.digitmill.InputException;

/** Lists directories; errors are {@link InputException}s. */
public final class Listing {
    private Listing() {}

    /** The file at a path, if there is one. */
    public static Optional<FileSource.Entry> find(FileSource files, String path) {
        try {
            return files.find(path);
        } catch (IOException problem) {
            throw new InputException(path + " cannot be looked at: " + Problems.describe(problem) + ".", problem);
        }
    }

    /** The entries of a directory without hidden ones and {@link SystemNames}. */
    public static List<FileSource.Entry> visible(FileSource files, String directory) {
        return all(files, directory).stream()
                .filter(entry -> !isLeftAside(entry.name()))
                .toList();
    }

    /** The names of a directory's other entries. */
    public static List<String> leftAside(FileSource files, String directory) {
        return all(files, directory).stream()
                .map(FileSource.Entry::name)
                .filter(Listing::isLeftAside)
                .toList();
    }

    private static boolean isLeftAside(String name) {
        return name.startsWith(".") || SystemNames.contains(name);
    }

    private static List<FileSource.Entry> all(FileSource files, String directory) {
        try {
            return files.list(directory);
        } catch (IOException problem) {
            throw new InputException(directory + " cannot be listed: " + Problems.describe(problem) + ".", problem);
        }
    }
}
