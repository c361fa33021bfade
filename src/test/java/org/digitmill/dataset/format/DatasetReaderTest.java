package org.digitmill.dataset.format;

import static org.digitmill.dataset.digits.TestDigits.assertRefused;
import static org.digitmill.dataset.digits.TestDigits.csv;
import static org.digitmill.dataset.digits.TestDigits.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.digitmill.dataset.digits.DatasetDigest;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.Split;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.dataset.digits.TestDigits;
import org.digitmill.dataset.file.LocalFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetReaderTest {
    private static final Set<Split> BOTH = Set.of(Split.TRAIN, Split.TEST);
    private static final Set<Split> TRAIN_ONLY = Set.of(Split.TRAIN);

    private final LocalFiles files = new LocalFiles();
    private final LabelledDigits train = SyntheticDigits.draw(20, 1);
    private final LabelledDigits test = SyntheticDigits.draw(10, 2);

    @TempDir
    Path directory;

    private Dataset open(Path location) {
        return DatasetReader.open(files, location.toString(), DigitFolderReaderTest::decode);
    }

    private LabelledDigits read(Path location, Split split) {
        return DatasetReader.read(files, location.toString(), split, DigitFolderReaderTest::decode);
    }

    private void assertHolds(Path location, Set<Split> splits) {
        assertEquals(splits, open(location).splits());
        assertEquals(DatasetDigest.sha256(train), DatasetDigest.sha256(read(location, Split.TRAIN)));
        if (splits.contains(Split.TEST)) {
            assertEquals(DatasetDigest.sha256(test), DatasetDigest.sha256(read(location, Split.TEST)));
        } else {
            assertRefused(() -> read(location, Split.TEST), "has no test digits", "found only training digits");
        }
    }

    @Test
    void readsIdxUnderAllItsNames() throws IOException {
        IdxWriter.write(directory, Split.TRAIN, train, true);
        assertHolds(directory, TRAIN_ONLY);
        IdxWriter.write(directory, Split.TEST, test, false);
        Files.move(directory.resolve("t10k-images-idx3-ubyte"), directory.resolve("t10k-images.idx3-ubyte"));
        assertHolds(directory, BOTH);
    }

    /** Kaggle's copy of MNIST: a file, and beside it a directory of the file's other name that holds it once more. */
    @Test
    void readsIdxInDirectoriesOfTheirNames() throws IOException {
        IdxWriter.write(directory, Split.TRAIN, train, false);
        IdxWriter.write(directory, Split.TEST, test, false);
        for (String name :
                new String[] {"train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte"}) {
            Path file = directory.resolve(name);
            Path dotted = directory.resolve(name.replace("-idx", ".idx"));
            Files.move(file, dotted);
            Files.createDirectory(file);
            Files.copy(dotted, file.resolve(name));
        }
        assertHolds(directory, BOTH);
        Files.delete(directory.resolve("t10k-images.idx3-ubyte"));
        assertHolds(directory, BOTH);
    }

    @Test
    void refusesIdxWithOneOfTwoFiles() throws IOException {
        IdxWriter.write(directory, Split.TRAIN, train, true);
        Files.delete(directory.resolve("train-labels-idx1-ubyte.gz"));
        assertRefused(
                () -> read(directory, Split.TRAIN), "lacks a file", "expected train-labels-idx1-ubyte", "train-images");
    }

    @Test
    void refusesASingleIdxFile() throws IOException {
        IdxWriter.write(directory, Split.TRAIN, train, true);
        assertRefused(
                () -> open(directory.resolve("train-images-idx3-ubyte.gz")), "a single IDX file", "Give the directory");
    }

    @Test
    void readsCsvAsFileAndAsDirectory() throws IOException {
        write(directory.resolve("train.csv"), csv(train));
        assertHolds(directory.resolve("train.csv"), TRAIN_ONLY);
        write(directory.resolve("test.csv"), csv(test).replaceAll("(?m)^[^,]*,", ""));
        assertHolds(directory, TRAIN_ONLY);
        write(directory.resolve("test.csv"), csv(test));
        assertHolds(directory, BOTH);
        write(directory.resolve("other/mnist_train.csv"), csv(train));
        write(
                directory.resolve("other/mnist_test.csv"),
                csv(test).substring(csv(test).indexOf('\n') + 1));
        assertHolds(directory.resolve("other"), BOTH);
    }

    @Test
    void aCsvFileWithALetterIsRefusedByLineAndColumn() throws IOException {
        write(directory.resolve("train.csv"), csv(train).replaceFirst("\n0,0", "\n0,O"));
        assertRefused(() -> read(directory, Split.TRAIN), "train.csv, line 2, column 2 (pixel0)", "found \"O\"");
    }

    @Test
    void readsFolders() throws IOException {
        writeFolders(directory.resolve("plain"), train);
        assertHolds(directory.resolve("plain"), TRAIN_ONLY);
        writeFolders(directory.resolve("both/training"), train);
        writeFolders(directory.resolve("both/test"), test);
        assertHolds(directory.resolve("both"), BOTH);
        writeFolders(directory.resolve("both/train"), train);
        assertRefused(() -> open(directory.resolve("both")), "two folders for the same part");
    }

    private static void writeFolders(Path root, LabelledDigits digits) throws IOException {
        for (int i = 0; i < digits.size(); i++) {
            write(root.resolve(digits.label(i) + "/" + i + ".png"), digits.digit(i));
        }
    }

    @Test
    void drawsDigitsByAWord() {
        Dataset small = open(Path.of("synthetic:60:5"));
        assertEquals(BOTH, small.splits());
        assertArrayEquals(
                SyntheticDigits.draw(60, 5).pixels(), small.read(Split.TRAIN).pixels());
        assertEquals(10, small.read(Split.TEST).size());
        assertFalse(java.util.Arrays.equals(
                SyntheticDigits.draw(10, 5).pixels(), small.read(Split.TEST).pixels()));
        assertEquals(new SyntheticDataset(60_000, 1), open(Path.of("synthetic")));
        assertEquals(new SyntheticDataset(700, 1), open(Path.of("synthetic:700")));
        for (String wrong :
                new String[] {"synthetic:", "synthetic:x", "synthetic:9", "synthetic:9999999999", "synthetic:60:"}) {
            assertRefused(() -> open(Path.of(wrong)), wrong, "expected synthetic, synthetic:COUNT");
        }
    }

    @Test
    void saysWhatWasFoundAndWhatDataMayBe() throws IOException {
        String[] kinds = {"train-images-idx3-ubyte", "label,pixel0", "named 0 to 9", "Parquet", "synthetic:COUNT:SEED"};
        assertRefused(() -> open(directory.resolve("absent")), "There is nothing at", "absent");
        assertRefused(() -> open(directory.resolve("absent")), kinds);
        assertRefused(() -> open(directory), "no data set: found nothing");
        for (String name : "abcdefg".split("")) {
            write(directory.resolve(name), name);
        }
        assertRefused(() -> open(directory), "no data set: found a, b, c, d, e and 2 more");
        assertRefused(() -> open(directory), kinds);
        write(directory.resolve("page.txt"), "Dear reader\n");
        assertRefused(() -> open(directory.resolve("page.txt")), "no CSV", "\"Dear reader\"");
        write(directory.resolve("empty"), "");
        assertRefused(() -> open(directory.resolve("empty")), "no CSV: found at its start nothing");
    }

    @Test
    void refusesDataWithoutDigits() throws IOException {
        write(directory.resolve("train.csv"), csv(train.select(new int[0])));
        assertRefused(() -> read(directory, Split.TRAIN), "holds no digits");
    }

    @Test
    void recognisesParquet() throws IOException {
        write(directory.resolve("table/part-0.parquet"), "PAR1");
        write(directory.resolve("other"), "PAR");
        assertTrue(DatasetReader.isParquet(files, directory.resolve("table").toString()));
        assertTrue(DatasetReader.isParquet(
                files, directory.resolve("table/part-0.parquet").toString()));
        assertFalse(DatasetReader.isParquet(files, directory.resolve("other").toString()));
        assertFalse(DatasetReader.isParquet(files, directory.toString()));
        assertFalse(DatasetReader.isParquet(files, "synthetic"));
    }

    @Test
    void readsMnist() {
        String mnist = TestDigits.mnist();
        assertEquals(BOTH, DatasetReader.open(files, mnist, null).splits());
        assertEquals(60_000, DatasetReader.read(files, mnist, Split.TRAIN, null).size());
    }
}
