package org.digitmill.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SampleImagesTest {
    private static final Path DIRECTORY = Path.of("data/samples");

    @Test
    void the_directory_holds_what_the_maker_makes() throws IOException {
        Map<String, byte[]> made = SampleImages.files();
        assertEquals(new TreeSet<>(made.keySet()), new TreeSet<>(kept().keySet()));
        for (Map.Entry<String, byte[]> file : kept().entrySet()) {
            if (file.getKey().startsWith("broken")) {
                continue;
            }
            // Pixels, not bytes: another release of Java may compress otherwise.
            assertArrayEquals(pixels(made.get(file.getKey())), pixels(file.getValue()), file.getKey());
        }
    }

    @Test
    void the_directory_is_small_and_has_every_digit() throws IOException {
        Map<String, byte[]> kept = kept();
        int bytes = kept.values().stream().mapToInt(content -> content.length).sum();
        assertTrue(bytes < 300_000, bytes + " bytes");
        for (int digit = 0; digit < 10; digit++) {
            String start = digit + "-";
            assertTrue(
                    kept.keySet().stream()
                                    .filter(name -> name.startsWith(start))
                                    .count()
                            >= 2,
                    start);
        }
    }

    private static Map<String, byte[]> kept() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(DIRECTORY)) {
            for (Path path : paths.toList()) {
                files.put(path.getFileName().toString(), Files.readAllBytes(path));
            }
        }
        return files;
    }

    private static int[] pixels(byte[] content) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(content));
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }
}
