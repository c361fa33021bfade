package org.digitmill.dataset.correction;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.digitmill.InputException;
import org.digitmill.dataset.file.FileSource;
import org.digitmill.dataset.file.Problems;

/**
 * Reads and writes corrections files: CSV (RFC 4180) in UTF-8 with a header line and a line for each digit that a person checked. The
 * page of a scoring report saves them; a spreadsheet can write them, too.
 */
public final class Corrections {
    /** Value of the last column if there is no digit, and of the column {@code read} if the model read none. */
    public static final String NONE = "none";

    private static final List<String> COLUMNS = List.of(
            "path",
            "page",
            "line",
            "position",
            "x",
            "y",
            "width",
            "height",
            "sha256",
            "model",
            "read",
            "turned",
            "dots_per_inch",
            "digit");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    private Corrections() {}

    /** The first line of a file. */
    public static String header() {
        return line(COLUMNS);
    }

    /** The line of a correction up to the comma before its last value. */
    public static String start(Correction of) {
        String line = line(Arrays.asList(
                of.path(),
                of.page(),
                of.line(),
                of.position(),
                of.x(),
                of.y(),
                of.width(),
                of.height(),
                of.sha256(),
                of.model(),
                text(of.read()),
                of.turned(),
                of.dotsPerInch(),
                0));
        return line.substring(0, line.lastIndexOf(',') + 1);
    }

    /** The whole line of a correction. */
    public static String line(Correction correction) {
        return start(correction) + text(correction.digit()) + "\r\n";
    }

    /**
     * Reads a file; the last of several lines for the same digit counts.
     *
     * @throws InputException naming the line that is wrong
     */
    public static List<Correction> read(FileSource files, String path) {
        try (Reader reader = new InputStreamReader(files.open(path), StandardCharsets.UTF_8);
                CSVParser parser = parser(reader, path)) {
            if (!parser.getHeaderNames().containsAll(COLUMNS)) {
                throw new InputException("%s is no file of corrections: its first line must name %s, but is %s."
                        .formatted(
                                path,
                                String.join(",", COLUMNS),
                                Problems.quote(parser.getHeaderNames().toString())));
            }
            Map<List<Object>, Correction> corrections = new LinkedHashMap<>();
            for (CSVRecord record : parser) {
                Correction one = correction(record, path);
                corrections.put(List.of(one.path(), one.page(), one.line(), one.position()), one);
            }
            if (corrections.isEmpty()) {
                throw new InputException(
                        path + " holds no corrections: expected a line for each, found only the header.");
            }
            return List.copyOf(corrections.values());
        } catch (IOException | UncheckedIOException | IllegalStateException unreadable) {
            throw new InputException(
                    "The corrections %s cannot be read: %s.".formatted(path, unreadable.getMessage()), unreadable);
        }
    }

    private static CSVParser parser(Reader reader, String path) throws IOException {
        try {
            return FORMAT.builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setIgnoreEmptyLines(true)
                    .build()
                    .parse(reader);
        } catch (IllegalArgumentException wrongNames) {
            // Missing or duplicate names.
            throw new InputException(
                    "%s is no file of corrections: its first line must name %s, each once. %s."
                            .formatted(path, String.join(",", COLUMNS), Problems.quote(wrongNames.getMessage())),
                    wrongNames);
        }
    }

    private static Correction correction(CSVRecord record, String path) {
        try {
            return new Correction(
                    record.get("path"),
                    number(record, "page"),
                    number(record, "line"),
                    number(record, "position"),
                    number(record, "x"),
                    number(record, "y"),
                    number(record, "width"),
                    number(record, "height"),
                    record.get("sha256"),
                    record.get("model"),
                    digit(record, "read"),
                    decimal(record, "turned"),
                    number(record, "dots_per_inch"),
                    digit(record, "digit"));
        } catch (IllegalArgumentException wrong) {
            throw new InputException(
                    "Correction %d of %s is wrong: %s.".formatted(record.getRecordNumber(), path, wrong.getMessage()),
                    wrong);
        }
    }

    /** The text of an optional digit. */
    public static String text(OptionalInt digit) {
        return digit.isPresent() ? String.valueOf(digit.getAsInt()) : NONE;
    }

    private static OptionalInt digit(CSVRecord record, String column) {
        return record.get(column).equals(NONE) ? OptionalInt.empty() : OptionalInt.of(number(record, column));
    }

    private static int number(CSVRecord record, String column) {
        String text = record.get(column);
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    "its " + column + " must be a whole number, but is " + Problems.quote(text), wrong);
        }
    }

    private static double decimal(CSVRecord record, String column) {
        String text = record.get(column);
        try {
            double value = Double.parseDouble(text.trim());
            if (Math.abs(value) <= 360) {
                return value;
            }
        } catch (NumberFormatException wrong) {
            // Said below.
        }
        throw new IllegalArgumentException("its " + column + " must be degrees, but is " + Problems.quote(text));
    }

    private static String line(List<?> values) {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecord(values);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
