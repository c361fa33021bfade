package org.digitmill.dataset.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.digitmill.InputException;
import org.digitmill.dataset.digits.DigitCollector;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.file.ContentStream;
import org.digitmill.dataset.file.FileSource;
import org.digitmill.dataset.file.LineReader;
import org.digitmill.dataset.file.Problems;

/**
 * A strict reader of digits in Kaggle's CSV format: a header {@code label,pixel0,…,pixel783}, or {@code label,1x1,…,28x28}, or none at
 * all; then one digit per line.
 *
 * <p>Labels are whole numbers from 0 to 9, pixels from 0 (paper) to 255 (ink), row by row from the top left. Numbers and names may
 * stand in double quotes, lines may end in CRLF, the file may be gzip, empty lines may stand at its end. Errors name file, line and
 * column, what was expected and what was found.
 *
 * <p>It has its own parser: a line is 785 small numbers, and a general CSV parser spends most of its time creating strings.
 */
public final class KaggleCsvReader {
    private static final int COLUMNS = 1 + LabelledDigits.PIXELS;

    private final String name;
    private final LineReader lines;

    private KaggleCsvReader(ContentStream content, String name) {
        this.name = name;
        this.lines = new LineReader(content, name);
    }

    /** All digits of a file, in its order. */
    public static LabelledDigits read(FileSource files, String path) {
        try (ContentStream content = ContentStream.open(files, path)) {
            return new KaggleCsvReader(content, path).read();
        }
    }

    /** Whether a file has labels: the test file of Kaggle's "Digit Recognizer" has none. */
    static boolean hasLabels(FileSource files, String path) {
        try (ContentStream content = ContentStream.open(files, path)) {
            KaggleCsvReader reader = new KaggleCsvReader(content, path);
            if (!reader.lines.next()) {
                return false;
            }
            String[] names = reader.names();
            return names[0].equals("label") || isNumber(names[0]) && names.length == COLUMNS;
        }
    }

    private LabelledDigits read() {
        if (!lines.next()) {
            throw new InputException(
                    name + " is empty: expected the header label,pixel0,…,pixel783 in line 1, found no bytes.");
        }
        DigitCollector digits = new DigitCollector();
        String[] names = names();
        if (isNumber(names[0])) {
            row(digits);
        } else {
            checkHeader(names);
        }
        while (lines.next()) {
            if (lines.length() == 0) {
                checkNothingFollows();
                break;
            }
            row(digits);
        }
        return digits.digits();
    }

    private String[] names() {
        return Arrays.stream(lines.text().split(",", -1))
                .map(KaggleCsvReader::unquoted)
                .toArray(String[]::new);
    }

    private static String unquoted(String name) {
        boolean quoted = name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1) : name;
    }

    private void checkHeader(String[] names) {
        if (!names[0].equals("label")) {
            String advice = names[0].equals("pixel0")
                    ? "A file without labels, such as Kaggle's test.csv, can be used neither for training nor for testing."
                    : "Call the column that holds the digit \"label\" and put it first.";
            throw wrong(1, "the column name label", names[0], advice);
        }
        if (names.length != COLUMNS) {
            throw wrongCount(names.length);
        }
        boolean byPlace = names[1].equals(place(0));
        for (int column = 1; column < COLUMNS; column++) {
            String expected = byPlace ? place(column - 1) : "pixel" + (column - 1);
            if (!names[column].equals(expected)) {
                throw wrong(column + 1, "the column name " + expected, names[column], "Pixels must stand in order.");
            }
        }
    }

    /** Row and column of a pixel, from 1: 1x1 to 28x28. */
    private static String place(int pixel) {
        return (1 + pixel / LabelledDigits.SIDE) + "x" + (1 + pixel % LabelledDigits.SIDE);
    }

    private static boolean isNumber(String name) {
        return name.matches("\\d+");
    }

    private void checkNothingFollows() {
        long empty = lines.number();
        while (lines.next()) {
            if (lines.length() > 0) {
                throw new InputException(
                        "%s, line %,d is empty: expected %d columns, found none, and more lines follow."
                                .formatted(name, empty, COLUMNS));
            }
        }
    }

    /** One line: {@code COLUMNS} numbers with commas between them. */
    private void row(DigitCollector digits) {
        byte[] line = lines.bytes();
        int length = lines.length();
        int pixel = 0;
        int at = 0;
        for (int column = 0; column < COLUMNS; column++) {
            int start = at;
            boolean quoted = at < length && line[at] == '"';
            at += quoted ? 1 : 0;
            int first = at;
            int value = 0;
            while (at < length && line[at] >= '0' && line[at] <= '9') {
                value = Math.min(value * 10 + line[at++] - '0', 1000);
            }
            boolean number = at > first && value <= (column == 0 ? 9 : 255);
            if (quoted) {
                number &= at < length && line[at] == '"';
                at++;
            }
            if (!number || (at < length && line[at] != ',')) {
                throw wrongNumber(column, start);
            }
            if (at < length == (column == COLUMNS - 1)) {
                throw wrongCount(columns());
            }
            at++;
            if (column == 0) {
                pixel = digits.add(value);
            } else {
                digits.pixels()[pixel + column - 1] = (byte) value;
            }
        }
    }

    private int columns() {
        int columns = 1;
        for (int i = 0; i < lines.length(); i++) {
            columns += lines.bytes()[i] == ',' ? 1 : 0;
        }
        return columns;
    }

    private InputException wrongNumber(int column, int start) {
        int end = start;
        while (end < lines.length() && lines.bytes()[end] != ',') {
            end++;
        }
        String found = new String(lines.bytes(), start, end - start, StandardCharsets.UTF_8);
        if (found.isEmpty() && columns() != COLUMNS) {
            return wrongCount(columns());
        }
        String expected = "a whole number from 0 to " + (column == 0 ? 9 : 255);
        return wrong(column + 1, expected, found, "Correct or remove that line.");
    }

    private InputException wrongCount(int found) {
        return new InputException("%s, line %,d has the wrong number of columns: expected %d, found %,d."
                .formatted(name, lines.number(), COLUMNS, found));
    }

    private InputException wrong(int column, String expected, String found, String advice) {
        String columnName = column == 1 ? "label" : "pixel" + (column - 2);
        return new InputException("%s, line %,d, column %d (%s): expected %s, found %s. %s"
                .formatted(name, lines.number(), column, columnName, expected, Problems.quote(found), advice));
    }
}
