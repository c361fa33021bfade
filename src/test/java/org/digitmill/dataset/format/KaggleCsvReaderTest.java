package org.digitmill.dataset.format;

import static org.digitmill.dataset.digits.TestDigits.assertRefused;
import static org.digitmill.dataset.digits.TestDigits.csv;
import static org.digitmill.dataset.digits.TestDigits.gzip;
import static org.digitmill.dataset.digits.TestDigits.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.dataset.file.LocalFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KaggleCsvReaderTest {
    private final LabelledDigits digits = SyntheticDigits.draw(25, 3);
    private final String text = csv(digits);

    @TempDir
    Path directory;

    private LabelledDigits read(byte[] content) throws IOException {
        return KaggleCsvReader.read(new LocalFiles(), write(directory.resolve("train.csv"), content));
    }

    private LabelledDigits read(String content) throws IOException {
        return read(content.getBytes(StandardCharsets.UTF_8));
    }

    private void assertSame(LabelledDigits found) {
        assertArrayEquals(digits.pixels(), found.pixels());
        assertArrayEquals(digits.labels(), found.labels());
    }

    /** The text with one field replaced; line and column from 1. */
    private String with(int line, int column, String field) {
        String[] lines = text.split("\n");
        String[] fields = lines[line - 1].split(",");
        fields[column - 1] = field;
        lines[line - 1] = String.join(",", fields);
        return String.join("\n", lines) + "\n";
    }

    @Test
    void readsKagglesForm() throws IOException {
        assertSame(read(text));
    }

    @Test
    void readsItsVariants() throws IOException {
        assertSame(read(text.strip()));
        assertSame(read(text.replace("\n", "\r\n")));
        assertSame(read(text.replaceAll("[^,\n]+", "\"$0\"")));
        assertSame(read("\uFEFF" + text));
        assertSame(read(text + "\n\r\n\n"));
        assertSame(read(gzip(text.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void readsOtherHeadersAndNone() throws IOException {
        String rows = text.substring(text.indexOf('\n') + 1);
        StringBuilder places = new StringBuilder("label");
        for (int i = 0; i < LabelledDigits.PIXELS; i++) {
            places.append(',').append(1 + i / 28).append('x').append(1 + i % 28);
        }
        assertSame(read(places + "\n" + rows));
        assertSame(read(rows));
        assertSame(read("\uFEFF" + rows));
        assertRefused(
                () -> read(places.toString().replace("28x28", "28x27") + "\n" + rows),
                "line 1, column 785",
                "expected the column name 28x28");
        assertRefused(() -> read(rows.replaceFirst(",\\d+\n", "\n")), "line 1", "expected 785, found 784");
    }

    @Test
    void readsAFileWithoutDigits() throws IOException {
        assertEquals(0, read(text.lines().findFirst().orElseThrow()).size());
    }

    @Test
    void refusesALetter() {
        assertRefused(
                () -> read(with(3, 5, "1x")),
                "train.csv",
                "line 3, column 5 (pixel3)",
                "expected a whole number from 0 to 255",
                "found \"1x\"");
    }

    @Test
    void refusesNumbersOutOfRange() {
        assertRefused(() -> read(with(4, 785, "256")), "line 4, column 785 (pixel783)", "found \"256\"");
        assertRefused(() -> read(with(4, 2, "-1")), "line 4, column 2 (pixel0)", "found \"-1\"");
        assertRefused(() -> read(with(2, 1, "10")), "line 2, column 1 (label)", "from 0 to 9", "found \"10\"");
        assertRefused(() -> read(with(2, 9, "99999999999999999999")), "line 2, column 9", "found \"9999");
        assertRefused(() -> read(with(2, 9, "4294967296")), "line 2, column 9");
    }

    @Test
    void refusesOddFields() {
        for (String field : new String[] {"1.0", " 1", "+1", "\"1", "1\"", "\"\"", "1\"2\"", "0x10", "1\u0000"}) {
            assertRefused(() -> read(with(2, 7, field)), "line 2, column 7 (pixel5)", "found");
        }
        assertRefused(() -> read(with(2, 7, "")), "line 2, column 7 (pixel5)", "found nothing");
    }

    @Test
    void refusesAWrongNumberOfColumns() {
        String[] lines = text.split("\n");
        assertRefused(() -> read(lines[0] + "\n" + lines[1] + ",0\n"), "line 2", "expected 785, found 786");
        assertRefused(
                () -> read(lines[0] + "\n" + lines[1] + "\n" + lines[2].replaceAll(",\\d+$", "") + "\n"),
                "line 3",
                "expected 785, found 784");
        assertRefused(() -> read(lines[0] + "\n5\n"), "line 2", "expected 785, found 1");
        assertRefused(() -> read(lines[0] + "\n5,\n"), "line 2", "expected 785, found 2");
        assertRefused(() -> read(text + "\n" + lines[1]), "line 27 is empty");
    }

    @Test
    void refusesAWrongHeader() {
        assertRefused(
                () -> read(with(1, 1, "digit")), "line 1, column 1", "expected the column name label", "\"digit\"");
        assertRefused(
                () -> read(text.substring("label,".length())), "expected the column name label", "without labels");
        assertRefused(() -> read(with(1, 4, "pixel3")), "line 1, column 4", "expected the column name pixel2");
        assertRefused(() -> read(text.replace(",pixel783", "")), "line 1", "expected 785, found 784");
        assertRefused(() -> read(""), "train.csv is empty");
    }

    @Test
    void refusesALineWithoutEnd() {
        assertRefused(() -> read("a".repeat(1 << 20)), "train.csv, line 1", "found more");
    }

    @Test
    void refusesACutGzipFile() throws IOException {
        byte[] packed = gzip(text.getBytes(StandardCharsets.UTF_8));
        assertRefused(() -> read(java.util.Arrays.copyOf(packed, packed.length / 2)), "broken gzip file");
    }
}
