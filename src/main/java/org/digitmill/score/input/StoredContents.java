package org.digitmill.score.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.Inflater;
import org.digitmill.dataset.file.ContentSource;
import org.digitmill.score.options.ArchiveLimits;
import org.digitmill.storage.HadoopFiles;

/**
 * Reads the contents of files by the paths in the tables: ordinary files, and entries of archives in place. An archive that can be read
 * only from its beginning is read once.
 */
public final class StoredContents implements ContentSource {
    private static final String INSIDE = "!/";
    /** What was scored was within the limits of that run. */
    private static final ArchiveLimits LIMITS = new ArchiveLimits(
            Integer.MAX_VALUE, ArchiveLimits.DEFAULT.maximumRatio(), ArchiveLimits.DEFAULT.maximumSeconds());

    private final HadoopFiles files;

    public StoredContents(HadoopFiles files) {
        this.files = files;
    }

    @Override
    public void read(Collection<String> paths, ContentReader reader) {
        Map<String, Set<String>> byArchive = new TreeMap<>();
        for (String path : new TreeSet<>(paths)) {
            Optional<String> archive = archive(path);
            if (archive.isPresent()) {
                byArchive.computeIfAbsent(archive.get(), key -> new HashSet<>()).add(path);
            } else {
                readOne(path, reader, () -> files.open(path));
            }
        }
        byArchive.forEach((archive, entries) -> readEntries(archive, entries, reader));
    }

    /** The archive of a path; empty for an ordinary file, whatever its name. */
    private Optional<String> archive(String path) {
        for (int at = path.indexOf(INSIDE); at > 0; at = path.indexOf(INSIDE, at + 1)) {
            String prefix = path.substring(0, at);
            if (isFile(prefix) && !isFile(path)) {
                return Optional.of(prefix);
            }
        }
        return Optional.empty();
    }

    private boolean isFile(String path) {
        try {
            return files.find(path).filter(found -> !found.directory()).isPresent();
        } catch (IOException | RuntimeException unreachable) {
            return false;
        }
    }

    private interface Opening {
        InputStream open() throws IOException;
    }

    private static void readOne(String path, ContentReader reader, Opening opening) {
        try (InputStream content = opening.open()) {
            reader.read(path, content);
        } catch (IOException unreadable) {
            reader.failed(path, unreadable);
        } catch (RuntimeException broken) {
            reader.failed(path, new IOException(broken));
        }
    }

    private void readEntries(String archive, Set<String> wanted, ContentReader reader) {
        Set<String> left = new HashSet<>(wanted);
        List<ListedFile> inPass = new ArrayList<>();
        Inflater inflater = new Inflater(true);
        try {
            for (ListedFile entry : list(archive)) {
                if (entry.problem() != null || !left.contains(entry.path())) {
                    continue;
                }
                if (entry.entry().isSequential()) {
                    inPass.add(entry);
                } else {
                    left.remove(entry.path());
                    inflater.reset();
                    readOne(entry.path(), reader, () -> ArchiveInput.open(files, entry.entry(), inflater));
                }
            }
            pass(archive, inPass, left, reader);
        } catch (IOException | RuntimeException broken) {
            // Those that are left are said to be missing below.
        } finally {
            inflater.end();
        }
        for (String path : left) {
            reader.failed(path, new IOException("The archive " + archive + " no longer has it"));
        }
    }

    private List<ListedFile> list(String archive) throws IOException {
        Optional<ArchiveFormat> format = ArchiveFormat.of(files, archive);
        long length = files.find(archive).map(found -> found.length()).orElse(0L);
        ListedFile itself = new ListedFile(archive, length, 0, null);
        return format.map(found ->
                        new ArchiveLister(files, LIMITS).list(itself, found).entries())
                .orElse(List.of());
    }

    private void pass(String archive, List<ListedFile> entries, Set<String> left, ContentReader reader)
            throws IOException {
        Map<Long, String> places = new HashMap<>();
        entries.forEach(entry -> places.put(entry.entry().place(), entry.path()));
        if (places.isEmpty()) {
            return;
        }
        TarStream.pass(files, archive, (place, content) -> {
            String path = places.remove(place);
            if (path != null) {
                left.remove(path);
                // The pass goes on in the same stream.
                readOne(path, reader, () -> new Unclosed(content));
            }
            return !places.isEmpty();
        });
    }

    private static final class Unclosed extends java.io.FilterInputStream {
        Unclosed(InputStream content) {
            super(content);
        }

        @Override
        public void close() {}
    }
}
