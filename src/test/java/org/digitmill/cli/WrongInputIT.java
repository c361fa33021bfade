package org.digitmill.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.Split;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.dataset.format.IdxWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong training data: a sentence with what, where and what was expected, exit code 3, no stack trace, no model. */
class WrongInputIT {
    @TempDir
    Path directory;

    @Test
    void idxWithAnotherMagicNumber() throws Exception {
        Path data = idx();
        change(data.resolve("train-images-idx3-ubyte"), content -> {
            content[0] = 9;
            return content;
        });
        assertRefused(data, "train-images-idx3-ubyte", "expected", "found");
    }

    @Test
    void idxOneByteShort() throws Exception {
        Path data = idx();
        change(data.resolve("train-images-idx3-ubyte"), content -> Arrays.copyOf(content, content.length - 1));
        assertRefused(data, "train-images-idx3-ubyte", "bytes");
    }

    @Test
    void csvWithALetter() throws Exception {
        StringBuilder csv = new StringBuilder("label");
        for (int i = 0; i < LabelledDigits.PIXELS; i++) {
            csv.append(",pixel").append(i);
        }
        csv.append("\n7")
                .append(",0".repeat(99))
                .append(",x")
                .append(",0".repeat(684))
                .append('\n');
        assertRefused(Files.writeString(directory.resolve("train.csv"), csv), "train.csv", "line 2", "pixel99", "x");
    }

    private Path idx() throws IOException {
        Path data = Files.createDirectories(directory.resolve("data"));
        IdxWriter.write(data, Split.TRAIN, SyntheticDigits.draw(100, 1), false);
        return data;
    }

    private static void change(Path file, UnaryOperator<byte[]> change) {
        try {
            Files.write(file, change.apply(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertRefused(Path data, String... parts) throws IOException, InterruptedException {
        Path model = directory.resolve("a.model");
        Invocation run = new Launcher(Launcher.CHECKOUT.resolve("submit/digitmill"), directory)
                .run("train", "--data", data.toString(), "--model", model.toString(), "--quiet");
        assertEquals(3, run.status(), run.messages());
        for (String part : parts) {
            assertTrue(run.messages().contains(part), () -> part + " is not in: " + run.messages());
        }
        assertFalse(run.messages().contains("\tat "), run.messages());
        assertFalse(Files.exists(model));
    }
}
