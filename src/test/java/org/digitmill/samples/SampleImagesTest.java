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
import org.digitmill.image.decode.ImageDecoder;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.samples.pages.SamplePages;
import org.junit.jupiter.api.Test;

class SampleImagesTest {
    private static final Path DIRECTORY = Path.of("data/samples");

    @Test
    void theDirectoryHoldsWhatTheMakerMakes() throws IOException {
        Map<String, byte[]> made = SampleImages.files();
        assertEquals(new TreeSet<>(made.keySet()), new TreeSet<>(kept().keySet()));
        for (Map.Entry<String, byte[]> file : kept().entrySet()) {
            if (file.getKey().startsWith("broken")) {
                continue;
            }
            if (file.getKey().endsWith(".pdf")) {
                assertArrayEquals(page(made.get(file.getKey())), page(file.getValue()), file.getKey());
                continue;
            }
            // Pixels, not bytes: another release of Java may compress otherwise.
            assertArrayEquals(pixels(made.get(file.getKey())), pixels(file.getValue()), file.getKey());
        }
    }

    @Test
    void theNumbersOnItsPagesAreListed() throws IOException {
        assertEquals(SamplePages.truth(), Files.readString(Path.of("data/sample-pages.csv")));
    }

    @Test
    void theDirectoryIsSmallAndHasEveryDigit() throws IOException {
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

    private static byte[] page(byte[] content) {
        try {
            return new ImageDecoder(ImageLimits.DEFAULT).decode(content).pixels();
        } catch (ImageException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static int[] pixels(byte[] content) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(content));
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }
}
