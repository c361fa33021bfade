package org.digitmill.dataset.format;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.digitmill.InputException;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.Split;
import org.digitmill.dataset.file.FileSource;
import org.digitmill.dataset.file.Listing;

/** A directory with MNIST's four files, or others with the same names and format. */
record IdxDataset(FileSource files, String directory, Map<MnistFile, String> paths) implements Dataset {
    IdxDataset {
        paths = Map.copyOf(paths);
    }

    /** Recognised by the names of its files. One is sufficient; a missing counterpart is an error. */
    static Optional<IdxDataset> find(FileSource files, String directory, List<FileSource.Entry> entries) {
        Map<MnistFile, String> paths = new EnumMap<>(MnistFile.class);
        for (MnistFile file : MnistFile.values()) {
            find(file, entries)
                    .or(() -> findInside(files, file, entries))
                    .ifPresent(found -> paths.put(file, found.path()));
        }
        return paths.isEmpty() ? Optional.empty() : Optional.of(new IdxDataset(files, directory, paths));
    }

    private static Optional<FileSource.Entry> find(MnistFile file, List<FileSource.Entry> entries) {
        return file.published().spellings().stream()
                .flatMap(spelling -> entries.stream()
                        .filter(entry -> !entry.directory() && entry.name().equals(spelling)))
                .findFirst();
    }

    /** Kaggle's copy unpacks into directories with the names of the files in them. */
    private static Optional<FileSource.Entry> findInside(
            FileSource files, MnistFile file, List<FileSource.Entry> entries) {
        return entries.stream()
                .filter(entry ->
                        entry.directory() && file.published().spellings().contains(entry.name()))
                .flatMap(entry -> find(file, Listing.visible(files, entry.path())).stream())
                .findFirst();
    }

    @Override
    public String description() {
        return "IDX files in " + directory;
    }

    @Override
    public Set<Split> splits() {
        Set<Split> splits = EnumSet.noneOf(Split.class);
        for (Split split : Split.values()) {
            if (paths.containsKey(MnistFile.images(split)) || paths.containsKey(MnistFile.labels(split))) {
                splits.add(split);
            }
        }
        return splits;
    }

    @Override
    public LabelledDigits read(Split split) {
        return IdxReader.read(files, path(MnistFile.images(split)), path(MnistFile.labels(split)));
    }

    private String path(MnistFile file) {
        String path = paths.get(file);
        if (path == null) {
            throw new InputException("%s lacks a file: expected %s (or with .gz), found only %s."
                    .formatted(
                            directory,
                            file.published().name(),
                            paths.values().stream().sorted().toList()));
        }
        return path;
    }
}
