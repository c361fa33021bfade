package org.digitmill.dataset.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.digitmill.InputException;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.Split;
import org.digitmill.dataset.file.ContentStream;
import org.digitmill.dataset.file.FileSource;
import org.digitmill.dataset.file.Listing;
import org.digitmill.dataset.file.Problems;

/**
 * Recognises the kind of data set at a location by its content, and reads it.
 *
 * <p>A location is a directory of IDX files, a CSV file in Kaggle's form or a directory with {@code train.csv}, a directory with a
 * folder a digit, or the word {@code synthetic}. If a directory is several of these, the first in this list counts. Parquet tables
 * are recognised ({@link #isParquet}) and left to a caller that has a reader for them.
 */
public final class DatasetReader {
    private static final String KINDS =
            """
            Data is one of:
              - a directory with train-images-idx3-ubyte and train-labels-idx1-ubyte (and t10k-…), plain or .gz
              - a CSV file with the header label,pixel0,…,pixel783 (or label,1x1,…,28x28, or none), or a directory with such a
                train.csv or mnist_train.csv (and test.csv or mnist_test.csv)
              - a directory with a folder of images for each digit, named 0 to 9, perhaps below train and test
              - a Parquet table with the columns label and pixels
              - the word synthetic, synthetic:COUNT or synthetic:COUNT:SEED, for digits that the program draws""";

    private DatasetReader() {}

    /** Reads one split of the data at a location. */
    public static LabelledDigits read(FileSource files, String location, Split split, DigitImageReader images) {
        Dataset dataset = open(files, location, images);
        if (!dataset.splits().contains(split)) {
            String wanted = split == Split.TEST ? "test digits" : "training digits";
            String present = split == Split.TEST ? "training digits" : "test digits";
            throw new InputException("%s has no %s: expected %s, found only %s (%s)."
                    .formatted(location, wanted, wanted, present, dataset.description()));
        }
        LabelledDigits digits = dataset.read(split);
        if (digits.size() == 0) {
            throw new InputException(location + " holds no digits: expected at least one, found none.");
        }
        return digits;
    }

    /**
     * Recognises the data at a location without reading it.
     *
     * @throws InputException if there is no data set; the message says what was found and what is expected
     */
    public static Dataset open(FileSource files, String location, DigitImageReader images) {
        Optional<SyntheticDataset> synthetic = SyntheticDataset.parse(location);
        if (synthetic.isPresent()) {
            return synthetic.get();
        }
        FileSource.Entry entry = Listing.find(files, location)
                .orElseThrow(() -> new InputException("There is nothing at " + location + ". " + KINDS));
        return entry.directory() ? openDirectory(files, entry.path(), images) : openFile(files, entry.path());
    }

    /** Whether a location means generated digits and is no path. */
    public static boolean isDrawn(String location) {
        return SyntheticDataset.parse(location).isPresent();
    }

    /** Whether a location is a Parquet file or a directory of such files, by the files' first bytes or names. */
    public static boolean isParquet(FileSource files, String location) {
        if (isDrawn(location)) {
            return false;
        }
        Optional<FileSource.Entry> entry = Listing.find(files, location);
        if (entry.isEmpty()) {
            return false;
        }
        if (entry.get().directory()) {
            return Listing.visible(files, location).stream()
                    .anyMatch(file -> !file.directory() && file.name().endsWith(".parquet"));
        }
        return firstBytes(files, location, 4).equals("PAR1");
    }

    private static Dataset openDirectory(FileSource files, String directory, DigitImageReader images) {
        List<FileSource.Entry> entries = Listing.visible(files, directory);
        Stream<Supplier<Optional<? extends Dataset>>> kinds = Stream.of(
                () -> IdxDataset.find(files, directory, entries),
                () -> CsvDataset.find(files, directory, entries),
                () -> FolderDataset.find(files, images, directory, entries));
        return kinds.<Dataset>flatMap(kind -> kind.get().stream()).findFirst().orElseThrow(() -> {
            List<String> names =
                    entries.stream().map(FileSource.Entry::name).limit(5).toList();
            String found = names.isEmpty() ? "nothing" : String.join(", ", names);
            int more = entries.size() - names.size();
            return new InputException("%s is a directory, but no data set: found %s%s. %s"
                    .formatted(directory, found, more > 0 ? " and %,d more".formatted(more) : "", KINDS));
        });
    }

    private static Dataset openFile(FileSource files, String path) {
        String start = firstBytes(files, path, 4096);
        if (start.startsWith("\0\0\b")) {
            throw new InputException(path + " is a single IDX file. Give the directory that holds images and labels.");
        }
        String firstLine = start.lines().findFirst().orElse("");
        if (firstLine.contains(",") && firstLine.chars().allMatch(c -> c >= ' ')) {
            return CsvDataset.ofFile(files, path);
        }
        throw new InputException("%s is a file, but no CSV: found at its start %s. %s"
                .formatted(path, Problems.quote(firstLine), KINDS));
    }

    private static String firstBytes(FileSource files, String path, int count) {
        try (ContentStream content = ContentStream.open(files, path)) {
            return new String(content.readNBytes(count), StandardCharsets.ISO_8859_1);
        }
    }
}
