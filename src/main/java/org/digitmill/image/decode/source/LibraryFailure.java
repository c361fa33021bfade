package org.digitmill.image.decode.source;

import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.filter.MissingImageReaderException;

/** Converts exceptions of libraries to error codes and messages. */
public final class LibraryFailure {
    private static final int LONGEST = 200;
    private static final Pattern DAMAGE = Pattern.compile("(?i)corrupt|premature|truncated|unexpected end|\\beof\\b");

    private LibraryFailure() {}

    /** @param failure what was thrown, checked or not: libraries answer some broken files with unchecked exceptions */
    public static ImageException of(ImageFormat format, Exception failure) {
        if (failure instanceof ImageException known) {
            return known;
        }
        String name = format.label().toUpperCase(Locale.ROOT);
        if (has(failure, EOFException.class)) {
            return new ImageException(
                    ImageErrorCode.TRUNCATED, "The " + name + " data ends before the picture does.", failure);
        }
        String said = said(failure);
        if (has(failure, MissingImageReaderException.class)
                || has(failure, UnsupportedOperationException.class)
                || failure instanceof IOException
                        && said.toLowerCase(Locale.ROOT).contains("unsupported")) {
            return new ImageException(
                    ImageErrorCode.UNSUPPORTED_FORMAT,
                    "The file uses a part of " + name + " that is not read: " + said + ".",
                    failure);
        }
        return new ImageException(
                ImageErrorCode.CORRUPT, "The " + name + " data cannot be decoded: " + said + ".", failure);
    }

    /** Whether a library's warning tells of lost pixels, and not of a colour profile that is passed over. */
    public static boolean isDamage(String warning) {
        return DAMAGE.matcher(warning).find();
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10)
                .anyMatch(type::isInstance);
    }

    private static String said(Throwable failure) {
        String message = failure.getMessage();
        if (message == null || message.isBlank()) {
            return failure.getClass().getSimpleName();
        }
        String line = message.lines().findFirst().orElse("").strip();
        line = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
