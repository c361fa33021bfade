package org.digitmill.dataset.format;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.Split;
import org.digitmill.dataset.file.FileSource;

/** Kaggle's CSV files: one for training, and optionally one with labels for testing. */
record CsvDataset(FileSource files, String location, Map<Split, String> paths) implements Dataset {
    CsvDataset {
        paths = Map.copyOf(paths);
    }

    /** A single file, for training. */
    static CsvDataset ofFile(FileSource files, String path) {
        return new CsvDataset(files, path, Map.of(Split.TRAIN, path));
    }

    /**
     * Recognised by {@code train.csv} or {@code test.csv}, or {@code mnist_train.csv} or {@code mnist_test.csv}; a test file without
     * labels, as Kaggle has it, is ignored.
     */
    static Optional<CsvDataset> find(FileSource files, String directory, List<FileSource.Entry> entries) {
        Map<Split, String> paths = new EnumMap<>(Split.class);
        for (FileSource.Entry entry : entries) {
            switch (entry.name()) {
                case "train.csv", "train.csv.gz", "mnist_train.csv", "mnist_train.csv.gz" ->
                    paths.putIfAbsent(Split.TRAIN, entry.path());
                case "test.csv", "test.csv.gz", "mnist_test.csv", "mnist_test.csv.gz" -> {
                    if (KaggleCsvReader.hasLabels(files, entry.path())) {
                        paths.putIfAbsent(Split.TEST, entry.path());
                    }
                }
                default -> {}
            }
        }
        return paths.isEmpty() ? Optional.empty() : Optional.of(new CsvDataset(files, directory, paths));
    }

    @Override
    public String description() {
        return "CSV in " + location;
    }

    @Override
    public Set<Split> splits() {
        return paths.keySet();
    }

    @Override
    public LabelledDigits read(Split split) {
        return KaggleCsvReader.read(files, paths.get(split));
    }
}
