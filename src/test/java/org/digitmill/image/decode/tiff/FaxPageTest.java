package org.digitmill.image.decode.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.digitmill.image.decode.DocumentPictures;
import org.digitmill.image.decode.source.ContentInput;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.pixel.GreyImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader that stands in for the usual one gives the same pixels; damaged data is no page. */
class FaxPageTest {
    private static final int WIDTH = 200;
    private static final int HEIGHT = 300;

    private static GreyImage page() {
        byte[] pixels = new byte[WIDTH * HEIGHT];
        Arrays.fill(pixels, (byte) 255);
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            int x = random.nextInt(WIDTH - 30);
            int y = random.nextInt(HEIGHT - 30);
            for (int row = 0; row < 25; row++) {
                Arrays.fill(pixels, (y + row) * WIDTH + x + row / 3, (y + row) * WIDTH + x + row / 3 + 4, (byte) 0);
            }
        }
        return new GreyImage(WIDTH, HEIGHT, pixels);
    }

    private static Optional<GreyImage> read(byte[] file) throws Exception {
        TiffDirectory directory =
                TiffDirectories.pages(file, file.length, ImageLimits.DEFAULT).get(0);
        assertTrue(directory.fax());
        return FaxPage.read(new ContentInput(file, file.length), directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CCITT RLE", "CCITT T.4", "CCITT T.6"})
    void readsTheSamePixels(String compression) throws Exception {
        byte[] file = DocumentPictures.tiff(compression, false, DocumentPictures.bilevel(page()));
        try (TiffSource usual = new TiffSource(file)) {
            assertArrayEquals(
                    usual.pages.read(0).pixels(), read(file).orElseThrow().pixels());
        }
    }

    /** The codes have no checksum: some damage makes another page. */
    @Test
    void nearlyAllDamagedDataIsNoPage() throws Exception {
        byte[] file = DocumentPictures.tiff("CCITT T.6", false, DocumentPictures.bilevel(page()));
        int refused = 0;
        for (int part = 1; part < 10; part++) {
            byte[] damaged = file.clone();
            // No code begins with so many zeros.
            Arrays.fill(damaged, part * 100, part * 100 + 20, (byte) 0);
            refused += read(damaged).isEmpty() ? 1 : 0;
        }
        assertTrue(refused >= 7, refused + " of 9");
    }

    private record TiffSource(TiffPages pages) implements AutoCloseable {
        TiffSource(byte[] file) throws Exception {
            this(TiffPages.open(file, file.length, ImageLimits.DEFAULT));
        }

        @Override
        public void close() {
            pages.close();
        }
    }
}
