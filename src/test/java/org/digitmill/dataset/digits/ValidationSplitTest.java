package org.digitmill.dataset.digits;

import static org.digitmill.dataset.digits.TestDigits.assertRefused;
import static org.digitmill.dataset.digits.TestDigits.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.digitmill.dataset.file.LocalFiles;
import org.digitmill.dataset.format.DatasetReader;
import org.digitmill.dataset.format.IdxWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationSplitTest {
    private final LabelledDigits digits = SyntheticDigits.draw(1_000, 1);

    private static void assertSame(ValidationSplit expected, ValidationSplit found) {
        assertArrayEquals(expected.training().pixels(), found.training().pixels());
        assertArrayEquals(expected.training().labels(), found.training().labels());
        assertArrayEquals(expected.validation().pixels(), found.validation().pixels());
        assertArrayEquals(expected.validation().labels(), found.validation().labels());
    }

    private static LabelledDigits shuffled(LabelledDigits digits) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, digits.size()).boxed().toList());
        Collections.shuffle(order, new Random(5));
        return digits.select(order.stream().mapToInt(Integer::intValue).toArray());
    }

    @Test
    void fileOrderChangesNothing() {
        assertSame(ValidationSplit.of(digits, 100, 7), ValidationSplit.of(shuffled(digits), 100, 7));
    }

    @Test
    void formatChangesNothing(@TempDir Path directory) throws IOException {
        IdxWriter.write(directory.resolve("."), Split.TRAIN, digits, true);
        String csv = write(directory.resolve("table/some.csv"), TestDigits.csv(shuffled(digits)));
        LocalFiles files = new LocalFiles();
        LabelledDigits fromIdx = DatasetReader.read(files, directory.toString(), Split.TRAIN, null);
        LabelledDigits fromCsv = DatasetReader.read(files, csv, Split.TRAIN, null);
        assertSame(ValidationSplit.of(fromIdx, 100, 7), ValidationSplit.of(fromCsv, 100, 7));
        assertEquals(DatasetDigest.sha256(fromIdx), DatasetDigest.sha256(fromCsv));
    }

    @Test
    void aSeedGivesItsOwnOrder() {
        ValidationSplit one = ValidationSplit.of(digits, 100, 1);
        ValidationSplit two = ValidationSplit.of(digits, 100, 2);
        assertFalse(Arrays.equals(one.validation().pixels(), two.validation().pixels()));
        assertFalse(Arrays.equals(one.training().labels(), two.training().labels()));
    }

    @Test
    void nothingIsLostOrDoubled() {
        ValidationSplit split = ValidationSplit.of(digits, 123, 1);
        assertEquals(123, split.validation().size());
        assertEquals(877, split.training().size());
        byte[] pixels = Arrays.copyOf(split.training().pixels(), digits.pixels().length);
        System.arraycopy(
                split.validation().pixels(), 0, pixels, 877 * LabelledDigits.PIXELS, 123 * LabelledDigits.PIXELS);
        byte[] labels = Arrays.copyOf(split.training().labels(), 1_000);
        System.arraycopy(split.validation().labels(), 0, labels, 877, 123);
        assertEquals(DatasetDigest.sha256(digits), DatasetDigest.sha256(new LabelledDigits(pixels, labels)));
    }

    @Test
    void labelsKeepTheirSharesByLargestRemainder() {
        // 600 zeros, 300 ones and 100 twos; of 55: 33, 16.5 and 5.5, so the first of the equal remainders is rounded
        // up.
        byte[] labels = new byte[1_000];
        Arrays.fill(labels, 600, 900, (byte) 1);
        Arrays.fill(labels, 900, 1_000, (byte) 2);
        ValidationSplit split = ValidationSplit.of(new LabelledDigits(digits.pixels(), labels), 55, 1);
        assertArrayEquals(
                new int[] {33, 17, 5, 0, 0, 0, 0, 0, 0, 0}, split.validation().countByLabel());
    }

    @Test
    void equalDigitsAreNoTrouble() {
        LabelledDigits equal = new LabelledDigits(new byte[100 * LabelledDigits.PIXELS], new byte[100]);
        ValidationSplit split = ValidationSplit.of(equal, 30, 1);
        assertEquals(30, split.validation().size());
        assertEquals(70, split.training().size());
    }

    @Test
    void orderLooksRandom() {
        byte[] labels = ValidationSplit.of(digits, 0, 1).training().labels();
        int same = 0;
        for (int i = 1; i < labels.length; i++) {
            same += labels[i] == labels[i - 1] ? 1 : 0;
        }
        assertEquals(100, same, 40, "neighbours with equal labels");
    }

    @Test
    void refusesToHoldBackTooMany() {
        assertEquals(999, ValidationSplit.of(digits, 999, 1).validation().size());
        assertRefused(
                () -> ValidationSplit.of(digits, 1_000, 1), "1,000 validation digits", "the 1,000 digits there are");
        assertRefused(() -> ValidationSplit.of(digits, -1, 1), "-1");
    }
}
