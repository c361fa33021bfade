package org.digitmill.score;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.digitmill.image.decode.Pictures;
import org.digitmill.score.row.ErrorCode;

/** Directories of pictures for tests. */
public final class SampleFiles {
    /** Broken files that {@link #writeBroken} makes on every machine. */
    public static final int BROKEN = 8;

    private SampleFiles() {}

    /** Writes so many digits into directories of a hundred. */
    public static void write(Path directory, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Path parent = Files.createDirectories(directory.resolve("dir " + i / 100));
            Files.write(parent.resolve(String.format("digit-%05d.png", i)), digit(i));
        }
    }

    /** A PNG file of a stroke or two on paper, another one for each seed. */
    public static byte[] digit(int seed) {
        Random random = new Random(seed);
        int side = 28 + random.nextInt(30);
        boolean dark = random.nextBoolean();
        byte[] pixels = new byte[side * side];
        Arrays.fill(pixels, (byte) (dark ? 230 : 10));
        for (int stroke = 0; stroke < 2; stroke++) {
            double x = side * (0.3 + 0.4 * random.nextDouble());
            double y = side * 0.2;
            double slope = random.nextDouble() - 0.5;
            for (; y < side * 0.8; y++) {
                x += slope * 0.7;
                for (int pen = 0; pen < 3; pen++) {
                    pixels[(int) y * side + (int) x + pen] = (byte) (dark ? 20 : 250);
                }
            }
        }
        return Pictures.greyPng(side, side, pixels);
    }

    /** Writes one broken file of each kind; returns the error code that each must get, by path. */
    public static Map<String, String> writeBroken(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("directory.png"));
        Map<String, String> codes = new LinkedHashMap<>();
        byte[] whole = digit(1);
        put(codes, directory.resolve("empty.png"), new byte[0], ErrorCode.EMPTY_FILE);
        put(codes, directory.resolve("truncated.png"), Arrays.copyOf(whole, whole.length / 2), ErrorCode.TRUNCATED);
        put(codes, directory.resolve("text.png"), "seven".getBytes(StandardCharsets.UTF_8), ErrorCode.NOT_AN_IMAGE);
        put(codes, directory.resolve("zero.png"), Pictures.pngHeader(0, 7), ErrorCode.ZERO_SIZE);
        put(codes, directory.resolve("huge.png"), Pictures.pngHeader(30_000, 30_000), ErrorCode.TOO_MANY_PIXELS);
        put(codes, directory.resolve("page.pdf"), "%PDF-1.4".getBytes(StandardCharsets.UTF_8), ErrorCode.TRUNCATED);
        byte[] damaged = whole.clone();
        damaged[45] ^= 1;
        put(codes, directory.resolve("damaged.png"), damaged, ErrorCode.CORRUPT);
        Path dangling = Files.createSymbolicLink(directory.resolve("dangling.png"), Path.of("nowhere"));
        codes.put(dangling.toString(), ErrorCode.VANISHED.name());
        if (codes.size() != BROKEN) {
            throw new AssertionError(codes);
        }
        return codes;
    }

    private static void put(Map<String, String> codes, Path path, byte[] content, ErrorCode code) throws IOException {
        Files.write(path, content);
        codes.put(path.toString(), code.name());
    }
}
