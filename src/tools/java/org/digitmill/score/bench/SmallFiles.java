package org.digitmill.score.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.image.decode.Pictures;

/**
 * Writes many small PNG files to measure scoring with: digits that the program draws itself, 28×28, a thousand to a directory.
 *
 * <p>Run it by hand: {@code java -cp … org.digitmill.score.bench.SmallFiles DIRECTORY COUNT}.
 */
public final class SmallFiles {
    private static final int PER_DIRECTORY = 1_000;
    /** So many different digits; beyond that they come again under other names. */
    private static final int DIFFERENT = 10_000;

    private static final int SIDE = 28;

    private SmallFiles() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("Usage: SmallFiles DIRECTORY COUNT");
            return;
        }
        write(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }

    static void write(Path directory, int count) throws IOException {
        byte[] pixels = SyntheticDigits.draw(Math.min(count, DIFFERENT), 1).pixels();
        byte[][] files = new byte[Math.min(count, DIFFERENT)][];
        int size = SIDE * SIDE;
        for (int i = 0; i < files.length; i++) {
            files[i] = Pictures.greyPng(SIDE, SIDE, Arrays.copyOfRange(pixels, i * size, (i + 1) * size));
        }
        IntStream.rangeClosed(0, (count - 1) / PER_DIRECTORY).parallel().forEach(part -> {
            try {
                Path parent = Files.createDirectories(directory.resolve(String.format("%04d", part)));
                int end = Math.min(count, (part + 1) * PER_DIRECTORY);
                for (int i = part * PER_DIRECTORY; i < end; i++) {
                    Files.write(parent.resolve(String.format("digit-%07d.png", i)), files[i % files.length]);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
