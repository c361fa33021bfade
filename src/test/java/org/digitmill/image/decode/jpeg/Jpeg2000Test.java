package org.digitmill.image.decode.jpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import org.digitmill.image.decode.DocumentPictures;
import org.digitmill.image.decode.ImageDecoder;
import org.digitmill.image.decode.ImagePages;
import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageFormat;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.pixel.GreyImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JPEG 2000 with a reader in the context class loader of the thread, where Spark puts {@code --jars}. */
class Jpeg2000Test {
    private static final GreyImage PICTURE = picture(60);

    private final ImageDecoder decoder = ImageDecoder.withProcess(ImageLimits.DEFAULT, 72);
    private final ClassLoader without = Thread.currentThread().getContextClassLoader();
    private URLClassLoader with;

    private static GreyImage picture(int side) {
        byte[] pixels = new byte[side * side];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % side < side / 3 ? 255 : i * 5 / side);
        }
        return new GreyImage(side, side, pixels);
    }

    @BeforeEach
    void addReader() throws IOException {
        with = Jpeg2000Pictures.loader();
        Thread.currentThread().setContextClassLoader(with);
    }

    @AfterEach
    void removeReader() throws IOException {
        Thread.currentThread().setContextClassLoader(without);
        with.close();
    }

    private static byte[] jpeg2000(boolean bare) throws Exception {
        return Jpeg2000Pictures.write(PICTURE, bare);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFileIsReadByTheReaderThatIsAdded(boolean bare) throws Exception {
        byte[] content = jpeg2000(bare);
        try (ImagePages pages = decoder.open(content, content.length)) {
            assertEquals(ImageFormat.JPEG2000, pages.format());
            assertArrayEquals(PICTURE.pixels(), pages.next().image().pixels());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFileThatEndsEarlyIsNoHalfPicture(boolean bare) throws Exception {
        byte[] content = jpeg2000(bare);
        for (int length : new int[] {content.length - 1, content.length * 2 / 3, 90}) {
            ImageException refused =
                    assertThrows(ImageException.class, () -> decoder.decode(Arrays.copyOf(content, length)));
            assertEquals(ImageErrorCode.TRUNCATED, refused.code(), length + ": " + refused.getMessage());
        }
    }

    @Test
    void aPictureBeyondTheLimitIsRefusedByItsHeader() throws Exception {
        byte[] content = jpeg2000(true);
        content[8] = 0x40;
        ImageException refused = assertThrows(ImageException.class, () -> decoder.decode(content));
        assertEquals(ImageErrorCode.TOO_MANY_PIXELS, refused.code(), refused.getMessage());
    }

    @Test
    void aPdfFileIsReadByIt() throws Exception {
        byte[] scan = DocumentPictures.jpeg2000Pdf(jpeg2000(false), PICTURE.width(), true, true);
        assertArrayEquals(PICTURE.pixels(), decoder.decode(scan).pixels());
        GreyImage drawn = decoder.decode(DocumentPictures.jpeg2000Pdf(jpeg2000(false), PICTURE.width(), false, true));
        assertTrue(drawn.at(80, 20) > 250 && drawn.at(45, 20) < 100, "the page is drawn with its picture");
    }

    @Test
    void withoutAReaderItIsNamed() throws Exception {
        byte[] content = jpeg2000(false);
        byte[] pdf = DocumentPictures.jpeg2000Pdf(content, PICTURE.width(), true, true);
        decoder.decode(content);
        Thread.currentThread().setContextClassLoader(without);
        for (byte[] file : List.of(content, pdf)) {
            ImageException refused = assertThrows(ImageException.class, () -> decoder.decode(file));
            assertEquals(ImageErrorCode.UNSUPPORTED_FORMAT, refused.code(), refused.getMessage());
            assertTrue(refused.getMessage().contains("JPEG 2000"), refused.getMessage());
            assertTrue(refused.getMessage().contains("--jars"), refused.getMessage());
        }
    }
}
