package org.digitmill.score.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.digitmill.InputException;
import org.digitmill.score.options.ArchiveLimits;
import org.digitmill.score.row.ErrorCode;
import org.digitmill.score.row.PathOrder;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.StoredFile;

/**
 * Lists all files below the inputs in the order of their paths. It keeps one directory per level in memory.
 *
 * <p>{@link IgnoredNames} and the output directory are ignored. Symbolic links are followed, except into a cycle. Archives are listed by
 * their entries. What cannot be opened or listed is listed with its problem, so nothing is lost silently.
 */
public final class FileLister implements Iterator<ListedFile> {
    private final HadoopFiles files;
    private final ArchiveLister archives;
    private final DirectoryPrefetch ahead;
    private final Set<String> ours = new HashSet<>();
    private final ArrayDeque<Level> levels = new ArrayDeque<>();
    private final Map<String, ArchiveContent> opened = new HashMap<>();
    private Iterator<ListedFile> entries = Collections.emptyIterator();
    private ListedFile next;
    private long ignored;

    /** A directory that is being gone through; its directories a second time, for what is asked ahead. */
    private record Level(String identity, Iterator<Found> entries, Iterator<StoredFile> directories) {}

    /** A name in a directory. An archive is there twice: by itself, for what is wrong with it, and as the place of its entries. */
    private record Found(StoredFile file, ArchiveFormat archive, boolean inside) {
        String sortKey() {
            return inside ? file.path() + "!/" : InputPaths.sortKey(file);
        }
    }

    /**
     * @param inputs paths and patterns, as {@link InputPaths} has them
     * @param ours directories that we write to; they are no input, whatever they lie in
     * @throws InputException if an input does not exist
     */
    public FileLister(HadoopFiles files, List<String> inputs, List<String> ours, ArchiveLimits limits)
            throws IOException {
        this.files = files;
        this.archives = new ArchiveLister(files, limits);
        this.ahead = new DirectoryPrefetch(files);
        List<StoredFile> roots = new InputPaths(files).find(inputs);
        for (String own : ours) {
            String identity = files.identity(own);
            this.ours.add(identity);
            for (StoredFile root : roots) {
                if ((files.identity(root.path()) + "/").startsWith(identity + "/")) {
                    throw new InputException("The input " + root.path() + " lies in the output directory " + own
                            + ". Choose another output directory.");
                }
            }
        }
        push("", roots.stream().flatMap(root -> look(root, true)));
        advance();
    }

    /** A lister with the default limits and one directory that we write to. */
    FileLister(HadoopFiles files, List<String> inputs, String output) throws IOException {
        this(files, inputs, List.of(output), ArchiveLimits.DEFAULT);
    }

    private void push(String identity, Stream<Found> found) {
        List<Found> sorted = found.sorted(Comparator.comparing(Found::sortKey, PathOrder.BY_BYTES))
                .toList();
        boolean root = levels.isEmpty();
        Iterator<StoredFile> directories = sorted.stream()
                .map(Found::file)
                .filter(file -> file.kind() == StoredFile.Kind.DIRECTORY)
                .filter(file -> root || !InputPaths.isIgnored(file))
                .iterator();
        levels.push(new Level(identity, sorted.iterator(), directories));
        ahead.begin(directories);
    }

    /** A name that may be an archive's is looked into: it is sorted by what it is. */
    private Stream<Found> look(StoredFile file, boolean root) {
        boolean listed = root || !InputPaths.isIgnored(file);
        if (listed && file.kind() == StoredFile.Kind.FILE && (root || ArchiveFormat.isLikely(file.name()))) {
            Optional<ArchiveFormat> archive = ArchiveFormat.of(files, file.path());
            if (archive.isPresent()) {
                return Stream.of(new Found(file, archive.get(), false), new Found(file, archive.get(), true));
            }
        }
        return Stream.of(new Found(file, null, false));
    }

    /** Names passed over so far: {@link IgnoredNames}, the output directory, links that lead round in a circle. */
    public long ignored() {
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
            if (entries.hasNext()) {
                next = entries.next();
                return;
            }
            Iterator<Found> names = levels.peek().entries;
            if (!names.hasNext()) {
                levels.pop();
                continue;
            }
            boolean root = levels.size() == 1;
            Found found = names.next();
            StoredFile entry = found.file;
            if (!root && InputPaths.isIgnored(entry)) {
                ignored++;
            } else if (entry.kind() == StoredFile.Kind.DIRECTORY) {
                enter(entry);
            } else if (found.archive != null) {
                enterArchive(found);
            } else {
                next = new ListedFile(entry.path(), entry.length(), entry.modified(), problem(entry.kind()));
            }
        }
    }

    private void enterArchive(Found found) {
        StoredFile file = found.file;
        if (found.inside) {
            entries = opened.remove(file.path()).entries().iterator();
            return;
        }
        ListedFile itself = new ListedFile(file.path(), file.length(), file.modified(), null);
        ArchiveContent content = archives.list(itself, found.archive);
        ignored += content.ignored();
        opened.put(file.path(), content);
        if (content.problem() != null) {
            next = itself.withProblem(content.problem());
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
            ahead.askNext(levels.peek().directories);
            String identity = files.identity(directory.path());
            if (ours.contains(identity) || ancestors().contains(identity)) {
                ignored++;
                return;
            }
            // On a network disk each call takes time, so several run concurrently.
            push(identity, ahead.contents(directory.path()).parallelStream().flatMap(file -> look(file, false)));
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
