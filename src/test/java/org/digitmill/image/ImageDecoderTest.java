package org.digitmill.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are, the answer is a whole picture or an error that says why. */
class ImageDecoderTest {
    private final ImageDecoder decoder = new ImageDecoder(new ImageLimits(1 << 20, 1_000_000));

    @Test
    void anEmptyFileIsNamedSo() {
        assertCode(ImageErrorCode.EMPTY_FILE, new byte[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "label,pixel0\n7,0",
                "BM is how this text begins",
                "PDF",
                "GI",
                "\u0089PN",
                "RIFF....WAVE",
                "P9 3 3"
            })
    void textIsNoImage(String text) {
        assertCode(ImageErrorCode.NOT_AN_IMAGE, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource({
        "GIF89a,GIF",
        "%PDF-1.4,PDF",
        "RIFF....WEBP,WEBP",
        "'II*\u0000',TIFF",
        "P5 3 3,PNM",
        "'BM....\u0000\u0000\u0000\u0000',BMP"
    })
    void recognisesWhatIsCutOff(String start, ImageFormat format) {
        byte[] content = start.getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(format, ImageFormat.of(content, content.length).orElseThrow());
        assertCode(ImageErrorCode.TRUNCATED, content);
    }

    @Test
    void refusesHugePicturesByTheirHeader() {
        assertCode(ImageErrorCode.TOO_MANY_PIXELS, Pictures.pngHeader(30_000, 30_000));
        assertCode(ImageErrorCode.TOO_MANY_PIXELS, Pictures.pngHeader(Integer.MIN_VALUE, -1));
        assertCode(ImageErrorCode.TOO_MANY_PIXELS, jpegOfSize(40_000, 30_000));
        // A header alone is read, and then the file is seen to end.
        assertCode(ImageErrorCode.TRUNCATED, Pictures.pngHeader(1_000, 1_000));
    }

    @Test
    void refusesPicturesWithoutArea() {
        assertCode(ImageErrorCode.ZERO_SIZE, Pictures.png(0, 5, 8, 0, null, new byte[0]));
        assertCode(ImageErrorCode.ZERO_SIZE, Pictures.png(5, 0, 8, 0, null, new byte[0]));
        assertCode(ImageErrorCode.ZERO_SIZE, jpegOfSize(0, 30));
    }

    @Test
    void refusesMoreBytesThanTheLimit() {
        assertCode(ImageErrorCode.TOO_MANY_BYTES, new byte[(1 << 20) + 1]);
    }

    @Test
    void noTruncatedFileBecomesAPicture() {
        for (byte[] whole : samples()) {
            Set<ImageErrorCode> codes = EnumSet.noneOf(ImageErrorCode.class);
            for (int length = 3; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                codes.add(assertThrows(ImageException.class, () -> decoder.decode(cut))
                        .code());
            }
            codes.remove(ImageErrorCode.NOT_AN_IMAGE);
            assertEquals(EnumSet.of(ImageErrorCode.TRUNCATED), codes);
        }
    }

    @Test
    void damageIsAPictureOrAnErrorAndNothingElse() {
        Random random = new Random(3);
        int refused = 0;
        for (byte[] whole : samples()) {
            for (int round = 0; round < 2_000; round++) {
                byte[] damaged = whole.clone();
                for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                }
                try {
                    decoder.decode(damaged);
                } catch (ImageException e) {
                    refused++;
                    assertTrue(e.getMessage().endsWith("."), e.getMessage());
                }
            }
        }
        assertTrue(refused > 2_000, refused + " refused");
    }

    /** Every bit of a PNG file is under a checksum, or is one. */
    @Test
    void noFlippedBitOfAPngGoesUnnoticed() {
        byte[] whole = samples()[0];
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThrows(ImageException.class, () -> decoder.decode(damaged), "bit " + bit);
        }
    }

    @Test
    void pngPixelDataThatEndsEarlyIsTruncated() {
        assertCode(ImageErrorCode.TRUNCATED, Pictures.png(4, 4, 8, 0, null, new byte[5 * 3]));
    }

    @Test
    void pngNonsenseIsCorrupt() {
        assertCode(ImageErrorCode.CORRUPT, Pictures.png(4, 4, 3, 0, null, new byte[20]));
        assertCode(ImageErrorCode.CORRUPT, Pictures.png(4, 4, 8, 5, null, new byte[20]));
        assertCode(ImageErrorCode.CORRUPT, Pictures.png(4, 4, 8, 3, null, new byte[20]));
        assertCode(ImageErrorCode.CORRUPT, Pictures.png(2, 1, 8, 0, null, new byte[] {9, 0, 0}));
        assertCode(ImageErrorCode.CORRUPT, Pictures.png(2, 1, 8, 0, new byte[3], new byte[] {0, 0, 0}));
    }

    /** After an error the same decoder reads the next picture as if nothing had been. */
    @Test
    void anErrorLeavesNoTrace() throws ImageException {
        for (byte[] whole : samples()) {
            byte[] before = decoder.decode(whole).pixels();
            byte[] cut = Arrays.copyOf(whole, whole.length * 2 / 3);
            assertThrows(ImageException.class, () -> decoder.decode(cut));
            assertArrayEquals(before, decoder.decode(whole).pixels());
        }
    }

    private void assertCode(ImageErrorCode expected, byte[] content) {
        ImageException error = assertThrows(ImageException.class, () -> decoder.decode(content));
        assertEquals(expected, error.code(), error.getMessage());
    }

    private static byte[][] samples() {
        BufferedImage image = new BufferedImage(37, 23, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 37 * 23; i++) {
            image.setRGB(i % 37, i / 37, i * 7_919);
        }
        return new byte[][] {
            Pictures.write(image, "png", false),
            Pictures.write(image, "png", true),
            Pictures.write(image, "jpeg", false),
            Pictures.write(image, "jpeg", true)
        };
    }

    private static byte[] jpegOfSize(int width, int height) {
        byte[] file = Pictures.write(new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY), "jpeg", false);
        for (int i = 0; i < file.length; i++) {
            if (file[i] == (byte) 0xFF && file[i + 1] == (byte) 0xC0) {
                file[i + 5] = (byte) (height >> 8);
                file[i + 6] = (byte) height;
                file[i + 7] = (byte) (width >> 8);
                file[i + 8] = (byte) width;
                return file;
            }
        }
        throw new AssertionError("no frame header");
    }
}
