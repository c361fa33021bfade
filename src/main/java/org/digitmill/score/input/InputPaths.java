package org.digitmill.score.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.digitmill.InputException;
import org.digitmill.score.row.PathOrder;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.StoredFile;

/**
 * Resolves the user's inputs to files and directories, none of which is within another.
 *
 * <p>An input is a path or a pattern with {@code *}, {@code ?}, {@code [abc]} and {@code {a,b}} within names, and {@code **} for any
 * depth of directories. A file that exists under the exact name is taken, even if the name has such characters.
 */
final class InputPaths {
    private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

    private final HadoopFiles files;

    InputPaths(HadoopFiles files) {
        this.files = files;
    }

    /** The inputs in the order of their paths, without overlap. */
    List<StoredFile> find(List<String> inputs) {
        List<StoredFile> found = new ArrayList<>();
        for (String input : inputs) {
            found.addAll(find(input));
        }
        found.sort(Comparator.comparing(InputPaths::sortKey, PathOrder.BY_BYTES));
        List<StoredFile> roots = new ArrayList<>();
        String covered = null;
        for (StoredFile root : found) {
            String key = sortKey(root);
            boolean inside =
                    covered != null && (key.equals(covered) || covered.endsWith("/") && key.startsWith(covered));
            if (!inside) {
                roots.add(root);
                covered = key;
            }
        }
        return roots;
    }

    /** The sort key of a path: that of a directory ends in a slash. */
    static String sortKey(StoredFile file) {
        boolean slash = file.kind() == StoredFile.Kind.DIRECTORY && !file.path().endsWith("/");
        return slash ? file.path() + "/" : file.path();
    }

    private List<StoredFile> find(String input) {
        String path;
        try {
            path = files.resolve(input);
            Optional<StoredFile> exact = files.status(path);
            if (exact.isPresent()) {
                return List.of(exact.get());
            }
        } catch (IOException | UncheckedIOException e) {
            throw new InputException("The input " + input + " cannot be looked up: " + e.getMessage() + ".", e);
        } catch (InvalidPathException e) {
            throw new InputException(
                    "The input " + input + " cannot be looked up: " + e.getReason()
                            + ". If the name has letters other than English ones, set LC_ALL=C.UTF-8.",
                    e);
        }
        if (!WILDCARD.matcher(path).find()) {
            throw new InputException("The input " + input + " does not exist. Looked for " + path + ".");
        }
        List<StoredFile> matches = match(path, input);
        if (matches.isEmpty()) {
            throw new InputException("No file matches the input " + input + ". Looked for " + path + ".");
        }
        return matches;
    }

    private List<StoredFile> match(String pattern, String input) {
        int wildcard =
                WILDCARD.matcher(pattern).results().findFirst().orElseThrow().start();
        int slash = pattern.lastIndexOf('/', wildcard);
        String base = slash == 0 ? "/" : pattern.substring(0, slash);
        List<StoredFile> matches = new ArrayList<>();
        try {
            Optional<StoredFile> start = files.status(base);
            if (start.isPresent() && start.get().kind() == StoredFile.Kind.DIRECTORY) {
                collect(start.get(), pattern.substring(slash + 1).split("/"), 0, matches);
            }
        } catch (PatternSyntaxException e) {
            throw new InputException("The input " + input + " is no pattern: " + e.getDescription() + ".", e);
        } catch (IOException e) {
            throw new InputException(
                    "A directory that the input " + input + " may match cannot be listed: " + e.getMessage() + ".", e);
        }
        return matches;
    }

    private void collect(StoredFile directory, String[] names, int depth, List<StoredFile> matches) throws IOException {
        String name = names[depth];
        boolean last = depth == names.length - 1;
        boolean anyDepth = name.equals("**");
        if (anyDepth && !last) {
            collect(directory, names, depth + 1, matches);
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + (anyDepth ? "*" : name));
        for (StoredFile entry : files.contents(directory.path())) {
            boolean ignored = isIgnored(entry) && !name.startsWith(entry.name().substring(0, 1));
            if (ignored || !matcher.matches(Path.of(entry.name()))) {
                continue;
            }
            if (last) {
                matches.add(entry);
            } else if (entry.kind() == StoredFile.Kind.DIRECTORY) {
                collect(entry, names, anyDepth ? depth : depth + 1, matches);
            }
        }
    }

    /** Whether a name is ignored unless the user gave it. */
    static boolean isIgnored(StoredFile file) {
        return IgnoredNames.isIgnored(file.name(), file.kind() == StoredFile.Kind.DIRECTORY);
    }
}
