package org.digitmill.dataset.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files on the local disk; symbolic links are followed. */
public final class LocalFiles implements FileSource {
    @Override
    public Optional<Entry> find(String path) throws IOException {
        try {
            Path file = Path.of(path);
            return Files.exists(file) ? Optional.of(entry(file)) : Optional.empty();
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }

    @Override
    public List<Entry> list(String directory) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(directory))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                entries.add(entry(file));
            }
        } catch (UncheckedIOException problem) {
            throw problem.getCause();
        }
        entries.sort(Comparator.comparing(Entry::name));
        return List.copyOf(entries);
    }

    @Override
    public InputStream open(String path) throws IOException {
        return Files.newInputStream(Path.of(path));
    }

    /** A symbolic link without a target is listed as an empty file; opening it gives the error. */
    private static Entry entry(Path file) throws IOException {
        boolean regular = Files.isRegularFile(file);
        Path name = file.getFileName();
        return new Entry(
                file.toString(),
                name == null ? file.toString() : name.toString(),
                regular ? Files.size(file) : 0,
                Files.isDirectory(file));
    }
}
