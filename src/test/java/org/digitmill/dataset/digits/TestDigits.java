package org.digitmill.dataset.digits;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.digitmill.InputException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.function.Executable;

/** What the tests of this package share. */
public final class TestDigits {
    private TestDigits() {}

    /** The directory with MNIST's four files; a test that asks for it is skipped where there is none. */
    public static String mnist() {
        String directory = System.getenv("DIGITMILL_MNIST");
        Assumptions.assumeTrue(
                directory != null, "Skipped: the environment variable DIGITMILL_MNIST names no directory with MNIST");
        return directory;
    }

    /** Runs what must fail with a message for the user that holds all the given parts. */
    public static void assertRefused(Executable action, String... parts) {
        String message = assertThrows(InputException.class, action).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), () -> "Expected \"" + part + "\" in: " + message);
        }
    }

    public static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    public static String write(Path path, byte[] content) throws IOException {
        Files.createDirectories(path.getParent());
        return Files.write(path, content).toString();
    }

    public static String write(Path path, String content) throws IOException {
        Files.createDirectories(path.getParent());
        return Files.writeString(path, content).toString();
    }

    /** Digits in Kaggle's form. */
    public static String csv(LabelledDigits digits) {
        StringBuilder text = new StringBuilder("label");
        for (int i = 0; i < LabelledDigits.PIXELS; i++) {
            text.append(",pixel").append(i);
        }
        for (int i = 0; i < digits.size(); i++) {
            text.append('\n').append(digits.label(i));
            for (byte pixel : digits.digit(i)) {
                text.append(',').append(pixel & 0xFF);
            }
        }
        return text.append('\n').toString();
    }
}
