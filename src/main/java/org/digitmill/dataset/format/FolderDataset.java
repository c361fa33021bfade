package org.digitmill.dataset.format;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.digitmill.InputException;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.Split;
import org.digitmill.dataset.file.FileSource;
import org.digitmill.dataset.file.Listing;

/** Images in one folder per digit, optionally below the folders {@code train} and {@code test}. */
record FolderDataset(DigitFolderReader reader, String directory, Map<Split, String> paths) implements Dataset {
    private static final Map<String, Split> SPLIT_NAMES =
            Map.of("train", Split.TRAIN, "training", Split.TRAIN, "test", Split.TEST, "testing", Split.TEST);

    FolderDataset {
        paths = Map.copyOf(paths);
    }

    /** Recognised by a folder with a digit's name, at the top or below a folder with a split's name. */
    static Optional<FolderDataset> find(
            FileSource files, DigitImageReader images, String directory, List<FileSource.Entry> entries) {
        DigitFolderReader reader = new DigitFolderReader(files, images);
        if (holdsDigitFolder(entries)) {
            return Optional.of(new FolderDataset(reader, directory, Map.of(Split.TRAIN, directory)));
        }
        Map<Split, String> paths = new EnumMap<>(Split.class);
        for (FileSource.Entry entry : entries) {
            Split split = SPLIT_NAMES.get(entry.name());
            if (split != null && entry.directory() && holdsDigitFolder(Listing.visible(files, entry.path()))) {
                String other = paths.put(split, entry.path());
                if (other != null) {
                    throw new InputException("%s and %s are two folders for the same part: expected one of them."
                            .formatted(other, entry.path()));
                }
            }
        }
        return paths.isEmpty() ? Optional.empty() : Optional.of(new FolderDataset(reader, directory, paths));
    }

    private static boolean holdsDigitFolder(List<FileSource.Entry> entries) {
        return entries.stream()
                .anyMatch(entry -> entry.directory() && entry.name().matches("[0-9]"));
    }

    @Override
    public String description() {
        return "images in folders in " + directory;
    }

    @Override
    public Set<Split> splits() {
        return paths.keySet();
    }

    @Override
    public LabelledDigits read(Split split) {
        return reader.read(paths.get(split));
    }
}
