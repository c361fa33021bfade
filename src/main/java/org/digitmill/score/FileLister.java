package org.digitmill.score;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.digitmill.InputException;
import org.digitmill.spark.HadoopFiles;
import org.digitmill.spark.StoredFile;

/**
 * All files below the inputs, one after the other in the order of their paths. Memory is one directory on each level.
 *
 * <p>Names that begin with a dot or an underscore are passed over, as is the output directory. Links are followed, but not round in a
 * circle. What cannot be opened or looked into is listed with its problem: nothing is lost without a word.
 */
final class FileLister implements Iterator<ListedFile> {
    private final HadoopFiles files;
    private final String output;
    private final ArrayDeque<Level> levels = new ArrayDeque<>();
    private ListedFile next;
    private long ignored;

    private record Level(String identity, Iterator<StoredFile> entries) {}

    /**
     * @param inputs paths and patterns, as {@link InputPaths} has them
     * @param output directory that is no input, whatever it lies in
     * @throws InputException where an input does not exist
     */
    FileLister(HadoopFiles files, List<String> inputs, String output) throws IOException {
        this.files = files;
        this.output = files.identity(output);
        List<StoredFile> roots = new InputPaths(files).find(inputs);
        for (StoredFile root : roots) {
            if ((files.identity(root.path()) + "/").startsWith(this.output + "/")) {
                throw new InputException("The input " + root.path() + " lies in the output directory " + output
                        + ". Choose another output directory.");
            }
        }
        levels.push(new Level("", roots.iterator()));
        advance();
    }

    /** Names passed over so far: hidden ones, the output directory, links that lead round in a circle. */
    long ignored() {
        return ignored;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public ListedFile next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        ListedFile result = next;
        advance();
        return result;
    }

    private void advance() {
        next = null;
        while (next == null && !levels.isEmpty()) {
            Iterator<StoredFile> entries = levels.peek().entries;
            if (!entries.hasNext()) {
                levels.pop();
                continue;
            }
            StoredFile entry = entries.next();
            boolean root = levels.size() == 1;
            if (!root && InputPaths.isHidden(entry.name())) {
                ignored++;
            } else if (entry.kind() == StoredFile.Kind.DIRECTORY) {
                enter(entry);
            } else {
                next = new ListedFile(entry.path(), entry.length(), entry.modified(), problem(entry.kind()));
            }
        }
    }

    private static ErrorCode problem(StoredFile.Kind kind) {
        return switch (kind) {
            case FILE, DIRECTORY -> null;
            case SPECIAL -> ErrorCode.NOT_A_FILE;
            case DANGLING -> ErrorCode.VANISHED;
            case INACCESSIBLE -> ErrorCode.UNREADABLE;
            case UNNAMEABLE -> ErrorCode.BAD_NAME;
        };
    }

    private void enter(StoredFile directory) {
        try {
            String identity = files.identity(directory.path());
            if (identity.equals(output) || ancestors().contains(identity)) {
                ignored++;
                return;
            }
            List<StoredFile> entries = new ArrayList<>(files.contents(directory.path()));
            entries.sort(Comparator.comparing(InputPaths::sortName, PathOrder.BY_BYTES));
            levels.push(new Level(identity, entries.iterator()));
        } catch (IOException e) {
            ErrorCode code = HadoopFiles.isMissing(e) ? ErrorCode.VANISHED : ErrorCode.UNREADABLE_DIRECTORY;
            next = new ListedFile(InputPaths.sortKey(directory), 0, directory.modified(), code);
        } catch (UncheckedIOException e) {
            next = new ListedFile(
                    InputPaths.sortKey(directory), 0, directory.modified(), ErrorCode.UNREADABLE_DIRECTORY);
        }
    }

    private Set<String> ancestors() {
        return levels.stream().map(Level::identity).collect(Collectors.toSet());
    }
}
