package org.digitmill.samples.pages;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A page and the truth about it.
 *
 * @param name of its file
 * @param kind what it looks like
 * @param dpi pixels an inch
 * @param wear what happened to it
 * @param content the picture's file, JPEG or PNG
 * @param digits in reading order
 */
public record GeneratedPage(String name, PageKind kind, int dpi, Wear wear, byte[] content, List<TrueDigit> digits) {
    static final String CSV_HEADER = "page,kind,dpi,number,line,digit,x,y,width,height";

    /** The numbers in reading order. */
    public List<String> numbers() {
        return digits.stream()
                .collect(Collectors.groupingBy(TrueDigit::number, java.util.TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(number -> number.stream()
                        .map(digit -> String.valueOf(digit.digit()))
                        .collect(Collectors.joining()))
                .toList();
    }

    /** A row a digit, under {@link #CSV_HEADER}. */
    String csv() {
        return digits.stream()
                .map(digit -> "%s,%s,%d,%d,%d,%d,%d,%d,%d,%d\n"
                        .formatted(
                                name,
                                kind.name().toLowerCase(java.util.Locale.ROOT),
                                dpi,
                                digit.number(),
                                digit.line(),
                                digit.digit(),
                                digit.x(),
                                digit.y(),
                                digit.width(),
                                digit.height()))
                .collect(Collectors.joining());
    }
}
