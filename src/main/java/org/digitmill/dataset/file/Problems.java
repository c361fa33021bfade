package org.digitmill.dataset.file;

import java.io.EOFException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Readable descriptions of exceptions and of found text. */
public final class Problems {
    private Problems() {}

    /** A phrase without a full stop that says what went wrong. */
    public static String describe(Throwable problem) {
        if (problem instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (problem instanceof AccessDeniedException) {
            return "this user may not read it";
        }
        if (problem instanceof EOFException) {
            return "the file ends too early";
        }
        String message = problem.getMessage();
        return message == null || message.isBlank() ? problem.getClass().getSimpleName() : message;
    }

    /** Quotes text found in a file, shortened and without control characters. */
    public static String quote(String found) {
        String printable = found.replaceAll("\\p{Cntrl}", "\uFFFD");
        return printable.isEmpty()
                ? "nothing"
                : '"' + (printable.length() > 40 ? printable.substring(0, 40) + "…" : printable) + '"';
    }
}
